package io.github.photoshell.practice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests about the API key itself (sections 4.5 and 4.6 of the contract). */
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

  private KeyEndpoints() {}

  /** Returns the key. This request counts as a use of the key. */
  static ActionResult self(RequestContext context) {
    IssuedKey key = context.apiKey();
    Instant now = context.state().now();
    context.state().keys().recordUse(key, now);
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
        ProfileWriter.brief(
            context.request(), key.owner(), context.state().cachedProfilePhoto(key.owner())));
    if (expires != null) {
      answer.put("expiresAt", PortalTime.of(expires));
    }
    answer.put("isActive", key.isActive());
    return ActionResult.of(answer);
  }

  static ActionResult permissions(RequestContext context) {
    return ActionResult.plain(PERMISSIONS);
  }
}
