package io.github.photoshell.http;

/** The reason why a typed text is not a portal address. */
public enum AddressProblem {
  EMPTY,
  /** The scheme is missing, as in {@code portal.example.com}. */
  NO_SCHEME,
  /** A scheme other than http and https. */
  NOT_HTTP,
  /** The address has a path, query or fragment, so it belongs to a page of the portal. */
  HAS_PATH,
  /** The address contains a user name or password. */
  HAS_CREDENTIALS,
  UNREADABLE
}
