package io.github.photoshell.session;

import io.github.photoshell.portal.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom the token acts as.
 *
 * @param id a GUID
 * @param userName null when the portal doesn't let the key see it
 * @param role null likewise
 */
public record Account(
    String id, @Nullable String userName, String displayName, @Nullable Role role) {}
