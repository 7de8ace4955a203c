package io.github.photoshell.http;

import java.util.Locale;
import java.util.Set;

/**
 * How a call is made.
 *
 * @param omitted the names of headers that every request has and that this one is sent without, in
 *     lower case
 */
public record CallOptions(Limit limit, Kind kind, Set<String> omitted) {
  public CallOptions {
    omitted = Set.copyOf(omitted);
  }

  public CallOptions(Limit limit, Kind kind) {
    this(limit, kind, Set.of());
  }

  /** Returns whether the call is sent without this header. */
  boolean omits(String header) {
    return omitted.contains(header.toLowerCase(Locale.ROOT));
  }

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
