package io.github.photoshell.http;

import java.time.Duration;

/**
 * The time-outs for a portal.
 *
 * @param connect for making a connection
 * @param answer from the first byte sent to the last one received
 * @param photoPut the same for sending a photo, longer because the portal downloads the image
 *     meanwhile
 * @param firstPause the pause before the first retry; each further one is twice as long
 */
public record Timeouts(Duration connect, Duration answer, Duration photoPut, Duration firstPause) {

  /** Creates time-outs with a pause of half a second before the first retry. */
  public Timeouts(Duration connect, Duration answer, Duration photoPut) {
    this(connect, answer, photoPut, Duration.ofMillis(500));
  }

  /** Returns the defaults: 5 s to connect, 30 s for a response, 60 s for a photo. */
  public static Timeouts usual() {
    return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /** Returns the limit of a call. */
  Duration of(CallOptions.Limit limit) {
    return switch (limit) {
      case ANSWER -> answer;
      case PHOTO -> photoPut;
      case BRIEF -> brief(answer);
    };
  }

  /**
   * Returns the time-outs for background requests: at most 3 s to connect and 3 s for a response.
   */
  Timeouts brief() {
    return new Timeouts(brief(connect), brief(answer), photoPut, firstPause);
  }

  private static Duration brief(Duration usual) {
    Duration most = Duration.ofSeconds(3);
    return usual.compareTo(most) < 0 ? usual : most;
  }
}
