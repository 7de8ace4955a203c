package io.github.photoshell.practice;

import java.time.Instant;
import java.util.List;

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
    Member owner = key.owner();
    PhotoStore.ProfilePhoto photo = context.state().cachedProfilePhoto(owner);
    return ActionResult.of(
        JsonBodies.members(
            "id", key.id().toString(),
            "name", key.name(),
            "key", "sk-***" + key.postfix(),
            "keyPostfix", key.postfix(),
            "permissions", key.permissions(),
            "lastUsed", PortalTime.of(now),
            "createOn", PortalTime.of(key.created()),
            "createBy", ProfileWriter.brief(context.request(), owner, photo),
            "expiresAt", expires == null ? null : PortalTime.of(expires),
            "isActive", key.isActive()));
  }

  static ActionResult permissions(RequestContext context) {
    return ActionResult.plain(PERMISSIONS);
  }
}
