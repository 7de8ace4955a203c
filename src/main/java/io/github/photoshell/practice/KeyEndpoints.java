package io.github.photoshell.practice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a key may learn about itself (sections 4.5 and 4.6 of the contract). */
final class KeyEndpoints {
  private static final List<String> PERMISSIONS =
      List.of(
          "*",
          "*:read",
          "*:write",
          "accounts.self:read",
          "accounts.self:write",
          "accounts:read",
          "accounts:write",
          "files:read",
          "files:write",
          "rooms:read",
          "rooms:write");

  private final PortalState premises;

  KeyEndpoints(PortalState premises) {
    this.premises = premises;
  }

  /** Whose key it is. Asking counts as using it. */
  ActionResult self(RequestContext visit) {
    IssuedKey key = visit.usedKey();
    Instant now = premises.now();
    premises.keys().use(key, now);
    Instant expires = key.expiresAt();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", key.id().toString());
    answer.put("name", key.name());
    answer.put("key", "sk-***" + key.postfix());
    answer.put("keyPostfix", key.postfix());
    answer.put("permissions", key.permissions());
    answer.put("lastUsed", PortalTime.of(now));
    answer.put("createOn", PortalTime.of(key.created()));
    answer.put(
        "createBy",
        ProfileWriter.brief(visit.request(), key.maker(), premises.cachedLook(key.maker())));
    if (expires != null) {
      answer.put("expiresAt", PortalTime.of(expires));
    }
    answer.put("isActive", key.active());
    return ActionResult.of(answer);
  }

  ActionResult permissions(RequestContext visit) {
    return ActionResult.plain(PERMISSIONS);
  }
}
