package io.github.photoshell.portal;

import java.time.Duration;

/**
 * How long to wait for a portal.
 *
 * @param connect until a connection stands
 * @param answer from the first byte sent to the last one received
 * @param photoPut the same for sending a photo, longer because the portal downloads the image
 *     meanwhile
 * @param firstPause before a call is sent again for the first time; each further pause is twice as
 *     long
 */
public record Timeouts(Duration connect, Duration answer, Duration photoPut, Duration firstPause) {

  /** Half a second before the first retry. */
  public Timeouts(Duration connect, Duration answer, Duration photoPut) {
    this(connect, answer, photoPut, Duration.ofMillis(500));
  }

  /** 5 s to connect, 30 s for an answer, 60 s for a photo. */
  public static Timeouts usual() {
    return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /** The same, but 3 s at most to connect and for an answer, for what nobody should wait for. */
  Timeouts brief() {
    return new Timeouts(brief(connect), brief(answer), photoPut, firstPause);
  }

  private static Duration brief(Duration usual) {
    Duration most = Duration.ofSeconds(3);
    return usual.compareTo(most) < 0 ? usual : most;
  }
}
