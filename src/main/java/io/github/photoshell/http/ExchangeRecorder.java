package io.github.photoshell.http;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Creates the records of exchanges, without secrets. */
public final class ExchangeRecorder {
  private ExchangeRecorder() {}

  static LazyExchange of(
      ServerAddress address,
      HttpResult result,
      @Nullable FailureKind kind,
      Instant began,
      long millis,
      int number,
      boolean background) {
    Request request = result.request();
    ByteString answer = result.body();
    long sent = length(request.body());
    long received = answer == null ? 0 : answer.size();
    return new LazyExchange(
        background,
        sent + received,
        () -> {
          ExchangeRedactor redactor = result.redactor();
          Json json = result.json();
          return new Exchange(
              address.toString(),
              request.method(),
              redactor.text(path(address, result)),
              result.isAuthorized(),
              result.status(),
              millis,
              kind,
              number,
              background,
              began,
              redactor.call(RequestSnapshot.of(address, result)),
              result.timings(),
              new Exchange.Sent(sent, redactor.json(json(request))),
              new Exchange.Received(
                  received,
                  redactor.json(withoutStack(json)),
                  json == null ? text(result, redactor) : null,
                  result.contentType(),
                  redactor.headers(result.headers())));
        });
  }

  private static long length(@Nullable RequestBody body) {
    try {
      return body == null ? 0 : Math.max(0, body.contentLength());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the path after the portal's address, or the whole address of a picture stored
   * elsewhere. The query of a picture is omitted, because a signed one would give access to it.
   */
  private static String path(ServerAddress address, HttpResult result) {
    HttpUrl url = result.request().url();
    String query = url.encodedQuery();
    if (result.options().kind() != CallOptions.Kind.PICTURE) {
      return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    }
    return address.sameOrigin(url)
        ? url.encodedPath()
        : url.newBuilder().query(null).fragment(null).build().toString();
  }

  /** Returns the response as text; null when it is empty or not text. */
  private static @Nullable String text(HttpResult result, ExchangeRedactor redactor) {
    BodyText answer = result.text();
    String text = answer == null ? null : answer.text();
    return text == null || text.isEmpty() ? null : redactor.message(text);
  }

  private static @Nullable Json json(Request request) {
    RequestBody body = request.body();
    MediaType type = RequestSnapshot.type(request);
    if (body == null || type == null || !type.subtype().endsWith("json")) {
      return null;
    }
    Buffer buffer = new Buffer();
    try {
      body.writeTo(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonParser.parse(buffer.readByteString());
  }

  /** Returns the response without the server's stack trace (contract 5.11). */
  public static @Nullable Json withoutStack(@Nullable Json answer) {
    if (answer == null
        || !(answer.tree() instanceof Map<?, ?> members)
        || !(members.get("error") instanceof Map<?, ?> error)) {
      return answer;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    members.forEach((name, value) -> kept.put(String.valueOf(name), value));
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    error.forEach((name, value) -> shown.put(String.valueOf(name), value));
    shown.remove("stack");
    kept.put("error", shown);
    return Json.ofTree(kept);
  }
}
