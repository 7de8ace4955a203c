package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * How a portal lets people sign in (contract 4.8); asked for to see whether it is a DocSpace at
 * all.
 */
public record Capabilities(
    @Lenient @Nullable Boolean ldapEnabled,
    @Lenient @Nullable Boolean oauthEnabled,
    @Lenient @Nullable Boolean identityServerEnabled,
    @Lenient @Nullable String ssoLabel) {

  /** Whether anything of it was there. */
  public boolean areKnown() {
    return ldapEnabled != null
        || oauthEnabled != null
        || identityServerEnabled != null
        || ssoLabel != null;
  }
}
