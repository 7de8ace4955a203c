package io.github.photoshell.portal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request with its answer, for traces. Never holds the token, other secrets, image bytes or a
 * server's stack trace.
 *
 * @param portal the portal's base address
 * @param path path and query as sent, as in {@code /api/2.0/people/filter?filterValue=ada}
 * @param authorized whether the token was sent with it
 * @param status the HTTP status, -1 when no answer came
 * @param millis from sending to the last byte received
 * @param kind null when the portal answered, a refusal with a reason included
 * @param attempt 1 for the first, 2 for the first retry
 * @param background true for calls nobody typed, such as completion
 * @param call the request, so that it can be made again by other means
 * @param timings where the time went
 */
public record Exchange(
    String portal,
    String method,
    String path,
    boolean authorized,
    int status,
    long millis,
    @Nullable FailureKind kind,
    int attempt,
    boolean background,
    Instant began,
    RequestSnapshot call,
    Timings timings,
    Sent sent,
    Received received) {

  /**
   * The body that was sent.
   *
   * @param bytes its length
   * @param json null when there was none or it was a form
   */
  public record Sent(long bytes, @Nullable Json json) {}

  /**
   * The answer, empty where none came.
   *
   * @param bytes length of the body, unpacked
   * @param json the whole body; null when it was no JSON
   * @param text the whole body where it is some other text; null when it was not
   * @param type as in {@code image/png}; null when the answer gave none
   * @param headers by name, several of one name joined by a comma
   */
  public record Received(
      long bytes,
      @Nullable Json json,
      @Nullable String text,
      @Nullable String type,
      Map<String, String> headers) {}
}
