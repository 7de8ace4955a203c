package io.github.photoshell.http;

import io.github.photoshell.text.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, for traces. Never contains the token, other secrets, image bytes or
 * a server's stack trace.
 *
 * @param portal the portal's base address
 * @param path path and query as sent, as in {@code /api/2.0/people/filter?filterValue=ada}
 * @param authorized whether the token was sent with it
 * @param status the HTTP status, -1 without a response
 * @param millis from sending to the last byte received
 * @param kind null when the portal answered, including a refusal with a reason
 * @param attempt 1 for the first, 2 for the first retry
 * @param background true for background requests, such as for completion
 * @param call the request, so that it can be exported as code
 * @param timings the time of each phase
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
   * The request body.
   *
   * @param bytes its length
   * @param json null when there is none or it is a form
   */
  public record Sent(long bytes, @Nullable Json json) {}

  /**
   * The response; empty without one.
   *
   * @param bytes length of the body, unpacked
   * @param json the whole body; null when it is not JSON
   * @param text the whole body if it is other text; else null
   * @param type as in {@code image/png}; null when the response has none
   * @param headers by name; repeated ones are joined by commas
   */
  public record Received(
      long bytes,
      @Nullable Json json,
      @Nullable String text,
      @Nullable String type,
      Map<String, String> headers) {}
}
