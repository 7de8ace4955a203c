package io.github.photoshell.portal;

/** Why something typed is not the address of a portal. */
public enum AddressProblem {
  EMPTY,
  /** As in {@code portal.example.com}. */
  NO_SCHEME,
  /** A scheme other than http and https. */
  NOT_HTTP,
  /** A path, query or fragment: the address of something on the portal. */
  HAS_PATH,
  /** A user name or password in it. */
  HAS_CREDENTIALS,
  UNREADABLE
}
