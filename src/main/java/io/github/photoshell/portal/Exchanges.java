package io.github.photoshell.portal;

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

/** Makes the record of an exchange, without what must not be shown. */
final class Exchanges {
  private Exchanges() {}

  static Exchange of(
      PortalAddress address,
      Request request,
      Attempt attempt,
      @Nullable Trouble trouble,
      Instant began,
      long millis,
      int number,
      boolean background) {
    HttpUrl url = request.url();
    String query = url.encodedQuery();
    RequestBody body = request.body();
    ByteString answer = attempt.answer();
    try {
      return new Exchange(
          address.toString(),
          request.method(),
          query == null ? url.encodedPath() : url.encodedPath() + "?" + query,
          request.header("Authorization") != null,
          attempt.status(),
          millis,
          body == null ? 0 : Math.max(0, body.contentLength()),
          answer == null ? 0 : answer.size(),
          trouble,
          number,
          background,
          began,
          body == null ? null : json(body),
          withoutStack(answer(attempt)),
          HttpCall.of(address, request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer as JSON; null when it is none. */
  static @Nullable Json answer(Attempt attempt) {
    ByteString answer = attempt.answer();
    return answer == null || attempt.body() != Body.JSON ? null : JsonTree.parse(answer);
  }

  private static @Nullable Json json(RequestBody body) throws IOException {
    MediaType type = body.contentType();
    if (type == null || !type.subtype().equals("json")) {
      return null;
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return JsonTree.parse(buffer.readByteString());
  }

  /** The server's stack trace is nobody's business (contract 5.11). */
  private static @Nullable Json withoutStack(@Nullable Json answer) {
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
