package io.github.photoshell.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An HTTP response. */
record HttpReply(int status, Map<String, String> headers, Buffer body) {
  private static final String TRACE = "00-aa11bb22cc33dd44ee55ff6677889900-1122334455667788-00";

  static HttpReply empty(int status) {
    return new HttpReply(status, Map.of(), new Buffer());
  }

  static HttpReply json(int status, Object value) {
    return of(status, "application/json; charset=utf-8", JsonBodies.written(value));
  }

  /** Returns ASP.NET's own response for a request that reaches no action of the portal. */
  static HttpReply problem(int status, String title, String section) {
    Map<String, @Nullable Object> problem = problemBody(status, title, section);
    problem.put("traceId", TRACE);
    return problem(status, problem);
  }

  /** Returns the first members of a problem response. */
  static Map<String, @Nullable Object> problemBody(int status, String title, String section) {
    return JsonBodies.members(
        "type", "https://tools.ietf.org/html/rfc9110#section-" + section,
        "title", title,
        "status", status);
  }

  /** Returns a problem response without type and title. */
  static HttpReply problemWithoutDetail(int status) {
    return problem(status, JsonBodies.members("status", status, "traceId", TRACE));
  }

  static HttpReply problem(int status, Map<String, @Nullable Object> problem) {
    return of(status, "application/problem+json; charset=utf-8", JsonBodies.written(problem));
  }

  static HttpReply file(String contentType, ByteString bytes) {
    return of(200, contentType, new Buffer().write(bytes));
  }

  static HttpReply text(int status, String contentType, String text) {
    return of(status, contentType, new Buffer().writeUtf8(text));
  }

  /**
   * Returns the response of a rate limit.
   *
   * @param limit the number of allowed requests
   * @param reset when the limit is reset
   * @param wait the time until then
   */
  static HttpReply rateLimited(int limit, Instant reset, Duration wait) {
    return empty(429)
        .with("Retry-After", String.valueOf(wait.toSeconds()))
        .with("X-RateLimit-Limit", String.valueOf(limit))
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
  }

  private static HttpReply of(int status, String contentType, Buffer body) {
    return new HttpReply(status, Map.of("Content-Type", contentType), body);
  }

  HttpReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpReply(status, more, body);
  }
}
