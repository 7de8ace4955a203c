package io.github.photoshell.http;

/** The limits of a portal (contract 2.4, 3.1), and of what is read from it. */
public final class PortalLimits {
  /** The number of requests that a portal accepts from one address in a minute. */
  public static final int REQUESTS_PER_MINUTE = 1500;

  /** The number of requests that a portal answers at the same time. */
  public static final int PARALLEL_REQUESTS = 50;

  /** The number of POST and PUT requests that a portal answers at the same time. */
  public static final int PARALLEL_CHANGES = 15;

  /** The number of POST and PUT requests that a portal accepts from one person in a day. */
  public static final int CHANGES_PER_DAY = 10_000;

  /** The largest width and height of a stored photo, in pixels. */
  public static final int PHOTO_PIXELS = 1280;

  /** The largest response body that is read, in bytes. */
  public static final int RESPONSE_BYTES = 10 * 1024 * 1024;

  private PortalLimits() {}
}
