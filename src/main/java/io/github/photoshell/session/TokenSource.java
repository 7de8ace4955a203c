package io.github.photoshell.session;

import io.github.photoshell.http.Token;
import org.jspecify.annotations.Nullable;

/** A source of the token: a hidden prompt, the environment, a file or a password manager. */
@FunctionalInterface
interface TokenSource {
  /** Returns the token; null when there is none. Exceptions are passed on. */
  @Nullable Token token();
}
