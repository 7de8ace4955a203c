package io.github.photoshell.portal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request on its way, so that a failure can be told by how far it came.
 * Travels as a tag of the request.
 */
final class Attempt {
  private final Stopwatch stopwatch = new Stopwatch();
  private volatile boolean sent;
  private volatile boolean proxied;
  private volatile int status = -1;
  private volatile @Nullable String contentType;
  private volatile @Nullable String location;
  private volatile @Nullable String retryAfter;
  private volatile @Nullable ByteString answer;
  private volatile @Nullable Headers headers;
  private final Pictures.@Nullable Onward onward;

  Attempt() {
    this(null);
  }

  /**
   * An attempt to fetch a picture.
   *
   * @param onward is told where the picture is instead
   */
  Attempt(Pictures.@Nullable Onward onward) {
    this.onward = onward;
  }

  /** Notes that the request is on its way. */
  void leave() {
    sent = true;
  }

  /** Whether any of the request went out; if not, nothing can have happened. */
  boolean sent() {
    return sent;
  }

  Stopwatch stopwatch() {
    return stopwatch;
  }

  /** By name, several of one name joined by a comma. */
  Map<String, String> responseHeaders() {
    Map<String, String> byName = new LinkedHashMap<>();
    Headers all = headers;
    if (all != null) {
      all.forEach(one -> byName.merge(one.getFirst(), one.getSecond(), (a, b) -> a + ", " + b));
    }
    return byName;
  }

  /** Notes that a proxy is to be asked. */
  void goesThroughProxy() {
    proxied = true;
  }

  /** Whether a proxy was to be asked. */
  boolean proxied() {
    return proxied;
  }

  /** The HTTP status; -1 when none came. */
  int status() {
    return status;
  }

  /** The media type of the answer's body; null when the answer gave none. */
  @Nullable String contentType() {
    return contentType;
  }

  @Nullable String location() {
    return location;
  }

  @Nullable String retryAfter() {
    return retryAfter;
  }

  /** The answer's whole body; null when it didn't arrive completely. */
  @Nullable ByteString answer() {
    return answer;
  }

  /** What kind of body arrived. */
  Body body() {
    ByteString bytes = answer;
    if (bytes == null) {
      return Body.NONE;
    }
    String text = bytes.substring(0, Math.min(bytes.size(), 200)).utf8().strip();
    if (text.isEmpty()) {
      return Body.EMPTY;
    }
    String type = contentType;
    if (text.startsWith("<") || (type != null && type.contains("html"))) {
      return Body.HTML;
    }
    return text.startsWith("{") || text.startsWith("[") ? Body.JSON : Body.TEXT;
  }

  static Attempt of(Call call) {
    Attempt attempt = call.request().tag(Attempt.class);
    return attempt == null ? new Attempt() : attempt;
  }

  /**
   * Takes {@code Retry-After} off a 503: with a value of 0 OkHttp would send the request again by
   * itself, a PUT too.
   */
  static final class NoRepeating implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      of(chain.call()).retryAfter = response.header("Retry-After");
      return response.code() == 503
          ? response.newBuilder().removeHeader("Retry-After").build()
          : response;
    }
  }

  /**
   * Reads the answer to its end, or to the limit, before anything is made of it, and leaves out of
   * it what was sent.
   */
  static final class Arrival implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Attempt attempt = of(chain.call());
      Response response = chain.proceed(chain.request());
      attempt.status = response.code();
      attempt.contentType = response.header("Content-Type");
      attempt.location = response.header("Location");
      attempt.headers = response.headers();
      Pictures.Onward onward = attempt.onward;
      if (onward != null) {
        onward.location = attempt.location;
      }
      try (ResponseBody body = response.body()) {
        BufferedSource source = body.source();
        if (source.request(Portal.ANSWER_LIMIT + 1L)) {
          throw new TooLarge();
        }
        // What was read already, not a copy of it.
        ByteString bytes = source.getBuffer().snapshot();
        attempt.answer = bytes;
        return response
            .newBuilder()
            // What was sent had the token in it.
            .request(chain.request())
            .networkResponse(null)
            .body(ResponseBody.create(bytes, body.contentType()))
            .build();
      }
    }
  }

  /** The answer goes on beyond the limit. */
  static final class TooLarge extends IOException {}
}
