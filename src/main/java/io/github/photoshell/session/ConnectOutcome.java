package io.github.photoshell.session;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.AddressProblem;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt to connect. Technical failures are exceptions instead. */
sealed interface ConnectOutcome {

  /** Connected; the session is not the current one yet. */
  record Connected(Session session) implements ConnectOutcome {}

  /**
   * The typed text is not a portal address; nothing was sent.
   *
   * @param typed the text, without any password in it
   * @param better the address to type instead; null when there is no suggestion
   */
  record BadAddress(String typed, AddressProblem problem, @Nullable String better)
      implements ConnectOutcome {}

  /** Plain HTTP to another computer, which would expose the token; nothing was sent. */
  record PlainHttp(ServerAddress address) implements ConnectOutcome {}

  /**
   * A setting names a proxy that cannot be used; nothing was sent.
   *
   * @param setting the name, such as {@code HTTPS_PROXY}; never its value, which may contain a
   *     password
   */
  record BadProxy(String setting) implements ConnectOutcome {}

  /** The server that answers is not a DocSpace portal. */
  record NotDocSpace(ServerAddress address, int status, BodyKind bodyKind)
      implements ConnectOutcome {}

  /**
   * The address redirects elsewhere; the redirect was not followed and no token was requested.
   *
   * @param to scheme, host and port of the target
   * @param status of the redirect, 3xx
   */
  record Redirected(ServerAddress from, String to, int status) implements ConnectOutcome {}

  /** No token was available. */
  record NoToken() implements ConnectOutcome {}

  /** The portal refused the token: unknown, disabled or expired. */
  record TokenRefused(boolean apiKey) implements ConnectOutcome {}

  /**
   * The portal is unpaid. It accepted the key, but shows its owner only to a key with more scopes.
   */
  record Unpaid() implements ConnectOutcome {}

  /** The token is valid but cannot read its own profile. */
  record KeyTooNarrow(boolean apiKey) implements ConnectOutcome {}
}
