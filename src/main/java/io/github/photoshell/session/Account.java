package io.github.photoshell.session;

import io.github.photoshell.portal.Role;
import org.jspecify.annotations.Nullable;

/**
 * The person that the token acts as.
 *
 * @param id a GUID
 * @param userName null when the key is not allowed to read it
 * @param role null for the same reason
 */
public record Account(
    String id, @Nullable String userName, String displayName, @Nullable Role role) {}
