package io.github.photoshell.session;

import io.github.photoshell.portal.AddressProblem;
import io.github.photoshell.portal.BodyKind;
import io.github.photoshell.portal.ServerAddress;
import org.jspecify.annotations.Nullable;

/** How an attempt to connect ended. All of these are ordinary; accidents are exceptions. */
public sealed interface ConnectOutcome {

  /** It worked; the session is not the current one yet. */
  record Connected(Session session) implements ConnectOutcome {}

  /**
   * What was typed is no portal's address; nothing was sent.
   *
   * @param typed without a password, should it have held one
   * @param better the address to type instead; null when none suggests itself
   */
  record BadAddress(String typed, AddressProblem problem, @Nullable String better)
      implements ConnectOutcome {}

  /** Everybody on the way could read the token; nothing was sent. */
  record PlainHttp(ServerAddress address) implements ConnectOutcome {}

  /**
   * A setting names a proxy that cannot be used; nothing was sent.
   *
   * @param setting as in {@code HTTPS_PROXY}; its value may hold a password
   */
  record BadProxy(String setting) implements ConnectOutcome {}

  /** Something answers there, but no DocSpace. */
  record NotDocSpace(ServerAddress address, int status, BodyKind bodyKind)
      implements ConnectOutcome {}

  /**
   * The address leads elsewhere; not followed, the token was not asked for.
   *
   * @param to scheme, host and port of the target
   * @param status of the redirect, 3xx
   */
  record Redirected(ServerAddress from, String to, int status) implements ConnectOutcome {}

  /** There was no token to be had. */
  record NoToken(ServerAddress address) implements ConnectOutcome {}

  /** The portal doesn't know the token, or no longer. */
  record TokenRefused(ServerAddress address, boolean apiKey) implements ConnectOutcome {}

  /**
   * The portal is not paid for. It took the key, and would tell whose it is only to one with more
   * scopes.
   */
  record Unpaid(ServerAddress address) implements ConnectOutcome {}

  /** The token works but may not even learn whose it is. */
  record KeyTooNarrow(ServerAddress address, boolean apiKey) implements ConnectOutcome {}
}
