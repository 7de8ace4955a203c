package io.github.photoshell.http;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to send a request; the body is in memory.
 *
 * @param request the one before the token was added
 * @param token the token that was added; null for none
 * @param body the whole response body; null when it did not arrive completely
 * @param failure why no complete response arrived; null if one did
 * @param detail the detail of the failure; null when there is none
 */
public record HttpResult(
    Request request,
    CallOptions options,
    @Nullable Token token,
    CallProgress progress,
    @Nullable ByteString body,
    @Nullable FailureKind failure,
    @Nullable String detail) {
  private static final Pattern JSON = Pattern.compile("(?i)[^/\\s]+/([^;\\s]*\\+)?json\\s*(;|$)");

  /** Returns the assumed result of a request that is not sent. */
  public static HttpResult assumed(
      Request request,
      CallOptions options,
      @Nullable Token token,
      int status,
      String contentType,
      ByteString body) {
    CallProgress progress = new CallProgress(null);
    progress.recordResponse(status, Headers.of("Content-Type", contentType));
    return new HttpResult(request, options, token, progress, body, null, null);
  }

  /** Returns the result of a request after which the connection is assumed to be lost. */
  public static HttpResult assumedLost(
      Request request, CallOptions options, @Nullable Token token) {
    CallProgress progress = new CallProgress(null);
    progress.recordSent();
    return new HttpResult(
        request, options, token, progress, null, FailureKind.CONNECTION_LOST, null);
  }

  /** Returns whether the token was sent. */
  boolean isAuthorized() {
    return ExchangeRedactor.isAuthorized(request, token);
  }

  /** Returns the redactor for texts of this call. */
  public ExchangeRedactor redactor() {
    return ExchangeRedactor.of(request, token);
  }

  /** Returns the method and the address, without the query and secrets. */
  public String call() {
    return redactor().call(request);
  }

  /** Returns the HTTP status; -1 without a response. */
  public int status() {
    return progress.status();
  }

  /** Returns the first line of the response, as in {@code HTTP/1.1 200 OK}; may be empty. */
  public String statusLine() {
    return progress.statusLine();
  }

  /** Returns whether the status is 2xx. */
  public boolean isSuccess() {
    return status() >= 200 && status() < 300;
  }

  public @Nullable String header(String name) {
    return progress.headers().get(name);
  }

  /** Returns the media type of the response; null when it has none. */
  public @Nullable String contentType() {
    return header("Content-Type");
  }

  /** Returns the response headers by name; repeated ones are joined by commas. */
  public Map<String, String> headers() {
    Map<String, String> byName = new LinkedHashMap<>();
    progress
        .headers()
        .forEach(
            header -> byName.merge(header.getFirst(), header.getSecond(), (a, b) -> a + ", " + b));
    return byName;
  }

  /** Returns the content encoding as sent; null when there is none. */
  public @Nullable String encoding() {
    return progress.encoding();
  }

  /** Returns the response body as text; null without a body. */
  public @Nullable BodyText text() {
    return body == null ? null : BodyText.of(body, contentType());
  }

  /** Returns the response as JSON; null when it is not JSON. */
  public @Nullable Json json() {
    BodyText text = text();
    return text == null || bodyKind() != BodyKind.JSON ? null : JsonParser.parse(text.utf8());
  }

  /** Returns the kind of the response body. */
  public BodyKind bodyKind() {
    BodyText text = text();
    if (text == null) {
      return BodyKind.NONE;
    }
    String beginning = text.beginning();
    if (beginning.isEmpty()) {
      return BodyKind.EMPTY;
    }
    if (beginning.startsWith("{") || beginning.startsWith("[")) {
      return BodyKind.JSON;
    }
    if (beginning.startsWith("<") || isOfType("html")) {
      return BodyKind.HTML;
    }
    return isDeclaredJson() && JsonParser.parse(text.utf8()) != null
        ? BodyKind.JSON
        : BodyKind.TEXT;
  }

  /** Returns whether the content type is JSON. */
  public boolean isDeclaredJson() {
    String type = contentType();
    return type != null && JSON.matcher(type.strip()).lookingAt();
  }

  /** Returns whether the content type contains this word. */
  public boolean isOfType(String word) {
    String type = contentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains(word);
  }

  /** Returns whether any part of the request was sent. */
  boolean sent() {
    return progress.sent();
  }

  /** Returns whether the portal cannot have read the request. */
  boolean isUnread() {
    return progress.isUnread();
  }

  /** Returns whether the request may have changed something; a 401 does not. */
  boolean mayHaveChanged() {
    return sent() && !isUnread() && status() != 401 && !HttpClients.reads(request.method());
  }

  Timings timings() {
    return progress.timings();
  }

  /** Returns the wait that the response asks for; null when it is none. */
  public @Nullable Duration retryAfter() {
    return failure == null ? RetryPolicy.wait(progress.retryAfter(), Instant.now()) : null;
  }
}
