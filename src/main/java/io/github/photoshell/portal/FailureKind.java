package io.github.photoshell.portal;

/**
 * Why a call brought no usable answer. The first group are accidents on the way; the second are
 * answers that stop every call of the kind, told apart by status first and body second (contract
 * 2.3).
 */
public enum FailureKind {
  /** The portal's host name is not known to the name service. */
  UNKNOWN_HOST,
  /** No connection could be made; nothing was sent. */
  UNREACHABLE,
  /** No complete answer in time; a change may have happened. */
  TIMED_OUT,
  /** No secure connection could be agreed on; nothing was sent. */
  TLS,
  /** The portal's certificate is of an authority nobody here trusts; nothing was sent. */
  UNTRUSTED,
  /** The portal's certificate is for other hosts; nothing was sent. */
  WRONG_HOST,
  /** The portal's certificate, or one that vouches for it, is over; nothing was sent. */
  CERTIFICATE_EXPIRED,
  /** The same with one that is not valid yet. */
  CERTIFICATE_NOT_YET_VALID,
  /** The portal asks for a certificate of the user's, and there is none to show. */
  CLIENT_CERTIFICATE,
  /** What answers there does not speak TLS; nothing was sent. */
  NO_TLS,
  /** The proxy could not be reached; nothing was sent. */
  PROXY_DOWN,
  /** The proxy wants a user name and password, or others; nothing reached the portal. */
  PROXY_LOGIN,
  /** The proxy takes only ways to sign in that are not spoken here; nothing reached the portal. */
  PROXY_SCHEME,
  /** The proxy does not let calls through to the portal, or cannot reach it. */
  PROXY_REFUSED,
  /** The line broke after the request was begun; a change may have happened. */
  BROKEN_OFF,
  /** The answer is larger than {@link Portal#ANSWER_LIMIT}. */
  TOO_LARGE,
  /** An answer that is no DocSpace envelope, or one with a wrong type where we read it. */
  UNREADABLE,
  /**
   * {@link Portal#cancelCalls()} or an interrupted thread. Always thrown, never part of a {@link
   * Reply}.
   */
  CANCELLED,

  /** 401: no such token, or no longer. */
  TOKEN_REFUSED,
  /** 403 with an empty body: the key lacks the scope of the call. */
  KEY_LACKS_SCOPE,
  /** 403 with a JSON text, or the IP rule's own words: the portal does not let this network in. */
  WRONG_NETWORK,
  /** 402 without an error envelope: the portal is not paid for. */
  UNPAID,
  /** 404 without an error envelope: no such portal, or it is being removed. */
  NO_PORTAL,
  /** 404 without an error envelope from a portal that is in order: it does not have the call. */
  NO_SUCH_CALL,
  /** The same from a portal whose settings say that it is suspended. */
  SUSPENDED,
  /** 403 with problem JSON: the portal is being restored, moved or encrypted. */
  BUSY,
  /** The same from a portal whose settings say that a backup is being restored. */
  RESTORING,
  /** The same from one that is being moved. */
  MOVING,
  /** The same from one whose files are being encrypted. */
  ENCRYPTING,
  /** 429, after the retries or with a longer wait than is worth it. */
  TOO_MANY,
  /**
   * Something in front of the portal answered: 413 or 5xx without an error envelope, a web page, or
   * a 403 that no portal sends.
   */
  PROXY,
  /** 3xx; redirects are never followed. 304, too, which is none. */
  REDIRECTED,
  /** The portal gave a reason for saying no, and the caller had not reckoned with one. */
  REFUSED;

  /** Whether the portal refuses most calls until what it is doing is done. */
  public boolean isBusy() {
    return this == BUSY || this == RESTORING || this == MOVING || this == ENCRYPTING;
  }
}
