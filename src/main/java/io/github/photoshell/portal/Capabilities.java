package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/** The sign-in methods of a portal (contract 4.8). Used to recognise a DocSpace portal. */
public record Capabilities(
    @Lenient @Nullable Boolean ldapEnabled,
    @Lenient @Nullable Boolean oauthEnabled,
    @Lenient @Nullable Boolean identityServerEnabled,
    @Lenient @Nullable String ssoLabel) {

  /** Returns whether any of the members was present. */
  public boolean isKnown() {
    return ldapEnabled != null
        || oauthEnabled != null
        || identityServerEnabled != null
        || ssoLabel != null;
  }
}
