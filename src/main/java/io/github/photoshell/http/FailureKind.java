package io.github.photoshell.http;

/**
 * The reason why a call got no usable response. The first group are transport failures; the second
 * are error responses, distinguished by status and then by body (contract 2.3).
 */
public enum FailureKind {
  /** The portal's host name cannot be resolved. */
  UNKNOWN_HOST("host not found"),
  /** No connection could be made; nothing was sent. */
  UNREACHABLE("no connection"),
  /** No complete response in time; a change may have happened. */
  TIMED_OUT("no response in time"),
  /** No secure connection could be agreed on; nothing was sent. */
  TLS("no secure connection"),
  /** The portal's certificate was issued by an unknown authority; nothing was sent. */
  UNTRUSTED("unknown certificate authority"),
  /** The portal's certificate is for other hosts; nothing was sent. */
  WRONG_HOST("certificate of another host"),
  /** The portal's certificate, or one in its chain, has expired; nothing was sent. */
  CERTIFICATE_EXPIRED("certificate expired"),
  /** The portal's certificate, or one in its chain, is not valid yet; nothing was sent. */
  CERTIFICATE_NOT_YET_VALID("certificate not yet valid"),
  /** The portal requires a client certificate, and none was given or it was refused. */
  CLIENT_CERTIFICATE("client certificate required"),
  /** The server does not support TLS; nothing was sent. */
  NO_TLS("no https"),
  /** The proxy could not be reached; nothing was sent. */
  PROXY_DOWN("no connection to the proxy"),
  /** The proxy needs a user name and password, or refused them; nothing reached the portal. */
  PROXY_LOGIN("proxy refused the sign-in"),
  /** The proxy accepts only unsupported authentication schemes; nothing reached the portal. */
  PROXY_SCHEME("proxy requires another sign-in method"),
  /** The proxy refuses connections to the portal, or cannot reach it. */
  PROXY_REFUSED("proxy refused"),
  /** The connection was lost after sending had started; a change may have happened. */
  CONNECTION_LOST("connection lost"),
  /** The response is larger than {@link PortalLimits#RESPONSE_BYTES}. */
  TOO_LARGE("response too large"),
  /** The response is not a DocSpace envelope, or has a wrong type in a required place. */
  UNREADABLE("unreadable response"),
  /**
   * The call was cancelled by {@link CallExecutor#cancelCalls()} or an interrupt. Always thrown,
   * never returned.
   */
  CANCELLED("cancelled"),

  /** 401: the token is unknown, disabled or expired. */
  TOKEN_REFUSED("API key refused"),
  /** 403 with an empty body: the key lacks the scope of the call. */
  KEY_LACKS_SCOPE("API key lacks the right"),
  /** 403 with a JSON string or the IP restriction's text: the portal blocks this network. */
  WRONG_NETWORK("network blocked by the portal"),
  /** 402 without an error envelope: the portal is unpaid. */
  UNPAID("portal unpaid"),
  /** 404 without an error envelope: no such portal, or it is being deleted. */
  NO_PORTAL("no portal"),
  /** 404 without an error envelope from a portal that works normally: it has no such API call. */
  NO_SUCH_CALL("no such API call"),
  /** 404 from a portal whose settings say that it is suspended. */
  SUSPENDED("portal suspended"),
  /** 403 with problem JSON: the portal is being restored, moved or encrypted. */
  BUSY("portal busy"),
  /** 403 with problem JSON while a backup is being restored, by the portal settings. */
  RESTORING("portal being restored"),
  /** 403 with problem JSON while the portal is being moved, by its settings. */
  MOVING("portal being moved"),
  /** 403 with problem JSON while files are being encrypted, by the portal settings. */
  ENCRYPTING("portal encrypting its files"),
  /** 429, after all retries or with a too long wait. */
  TOO_MANY("too many requests"),
  /**
   * A proxy in front of the portal answered: 413 or 5xx without an error envelope, a web page, or a
   * 403 that no portal sends.
   */
  PROXY("a proxy answered instead of the portal"),
  /** 3xx, including 304; redirects are never followed. */
  REDIRECTED("redirected"),
  /** The portal refused with a reason that the caller does not handle. */
  REFUSED("refused");

  private final String brief;

  FailureKind(String brief) {
    this.brief = brief;
  }

  /** Returns the failure in a few words. */
  public String brief() {
    return brief;
  }

  /**
   * Returns whether the request was or may have been sent, but no usable response says what became
   * of it.
   */
  public boolean isUnclear() {
    return this == TIMED_OUT
        || this == CONNECTION_LOST
        || this == UNREADABLE
        || this == TOO_LARGE
        || this == PROXY;
  }

  /** Returns whether the portal itself, not the request, is the reason. */
  public boolean isOfPortal() {
    return isBusy()
        || this == UNPAID
        || this == NO_PORTAL
        || this == SUSPENDED
        || this == NO_SUCH_CALL
        || this == WRONG_NETWORK;
  }

  /** Returns whether the portal refuses most requests until its current operation is finished. */
  public boolean isBusy() {
    return this == BUSY || this == RESTORING || this == MOVING || this == ENCRYPTING;
  }
}
