package io.github.photoshell.http;

/** How a call is made. */
public record CallOptions(Limit limit, Kind kind) {

  /** The time limit of a call; {@link Timeouts} has the durations. */
  public enum Limit {
    ANSWER,
    /** For calls that make the portal download or scale an image. */
    PHOTO,
    /** For calls whose result is not needed. */
    BRIEF
  }

  /** The kind of a call. */
  public enum Kind {
    /** A call of the API. */
    API,
    /** A call of the API without the token. */
    ANONYMOUS,
    /** The download of a picture, whose address may be a secret. */
    PICTURE,
    /** A call written by the user. */
    RAW
  }

  public static CallOptions of(Kind kind) {
    return new CallOptions(Limit.ANSWER, kind);
  }
}
