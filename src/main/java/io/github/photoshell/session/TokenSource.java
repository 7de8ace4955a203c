package io.github.photoshell.session;

import io.github.photoshell.portal.Token;
import org.jspecify.annotations.Nullable;

/** Where the token comes from: a hidden prompt, the environment, a file, a password manager. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Asked at most once, when the portal has answered; null when there is none. Its exceptions pass
   * through.
   */
  @Nullable Token token();
}
