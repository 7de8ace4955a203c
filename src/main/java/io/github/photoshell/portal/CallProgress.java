package io.github.photoshell.portal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request on its way, so that a failure can be told by how far it came.
 * Travels as a tag of the request.
 */
final class CallProgress {
  private static final Pattern JSON = Pattern.compile("(?i)[^/\\s]+/([^;\\s]*\\+)?json\\s*(;|$)");

  private final CallTimings timings = new CallTimings();
  private volatile boolean sent;
  private volatile boolean proxied;
  private volatile boolean onNewConnection;
  private volatile boolean writingFailed;
  private volatile boolean readingFailed;
  private volatile @Nullable String encoding;
  private volatile @Nullable Throwable failure;
  private volatile int status = -1;
  private volatile @Nullable String contentType;
  private volatile @Nullable String location;
  private volatile @Nullable String retryAfter;
  private volatile @Nullable ByteString answer;
  private volatile @Nullable Headers headers;
  private final PictureDownloads.@Nullable RedirectTarget redirectTarget;

  CallProgress() {
    this(null);
  }

  /**
   * An attempt to fetch a picture.
   *
   * @param redirectTarget is told where the picture is instead
   */
  CallProgress(PictureDownloads.@Nullable RedirectTarget redirectTarget) {
    this.redirectTarget = redirectTarget;
  }

  /** Notes that the request is on its way. */
  void leave() {
    sent = true;
  }

  /** Whether any of the request went out; if not, nothing can have happened. */
  boolean sent() {
    return sent;
  }

  /** Notes that a connection is made for it; else it goes out on one that was kept. */
  void connects() {
    onNewConnection = true;
  }

  boolean isOnNewConnection() {
    return onNewConnection;
  }

  /** Notes that the request could not be written to its end. */
  void writingFailed() {
    writingFailed = true;
  }

  /** Notes that the answer could not be read from the network to its end. */
  void readingFailed() {
    readingFailed = true;
  }

  /** Notes what it ended in instead of an answer. */
  void failed(Throwable thrown) {
    failure = thrown;
  }

  /**
   * Returns whether it failed and the portal cannot have read the whole request: the connection was
   * a kept one that had gone meanwhile. Where the request was written to its end, it may have been
   * read, whatever came of it.
   */
  boolean isUnread() {
    return failure instanceof StaleConnectionCheck.Gone
        || (failure instanceof StreamResetException reset
            && reset.errorCode == ErrorCode.REFUSED_STREAM)
        || (failure != null && writingFailed && !onNewConnection && status < 0);
  }

  /** Returns whether the answer arrived, and is not in the encoding that it names. */
  boolean isPackedWrongly() {
    return status >= 0 && encoding != null && !readingFailed;
  }

  /** Returns the content encoding of the answer; null where it has none. */
  @Nullable String encoding() {
    return encoding;
  }

  CallTimings stopwatch() {
    return timings;
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

  /** Returns the answer's body as text; null where none came. */
  @Nullable BodyText text() {
    ByteString bytes = answer;
    return bytes == null ? null : BodyText.of(bytes, contentType);
  }

  /** What kind of body arrived. */
  BodyKind body() {
    BodyText body = text();
    if (body == null) {
      return BodyKind.NONE;
    }
    String beginning = body.beginning();
    if (beginning.isEmpty()) {
      return BodyKind.EMPTY;
    }
    if (beginning.startsWith("{") || beginning.startsWith("[")) {
      return BodyKind.JSON;
    }
    if (beginning.startsWith("<") || isOfType("html")) {
      return BodyKind.HTML;
    }
    return isSaidToBeJson() && JsonParser.parse(body.utf8()) != null
        ? BodyKind.JSON
        : BodyKind.TEXT;
  }

  /** Returns whether the answer says that it is one JSON document. */
  boolean isSaidToBeJson() {
    String type = contentType;
    return type != null && JSON.matcher(type.strip()).lookingAt();
  }

  /** Returns whether the content type has this word in it. */
  boolean isOfType(String word) {
    String type = contentType;
    return type != null && type.toLowerCase(Locale.ROOT).contains(word);
  }

  static CallProgress of(Call call) {
    CallProgress progress = call.request().tag(CallProgress.class);
    return progress == null ? new CallProgress() : progress;
  }

  /**
   * Takes {@code Retry-After} off a 503: with a value of 0 OkHttp would send the request again by
   * itself, a PUT too.
   */
  static final class NoRepeating implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      CallProgress progress = of(chain.call());
      progress.retryAfter = response.header("Retry-After");
      progress.encoding = response.header("Content-Encoding");
      return response.code() == 503
          ? response.newBuilder().removeHeader("Retry-After").build()
          : response;
    }
  }

  /**
   * Reads the answer to its end, or to the limit, before anything is made of it, and leaves out of
   * it what was sent.
   */
  static final class BufferingInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      CallProgress progress = of(chain.call());
      Response response = chain.proceed(chain.request());
      progress.status = response.code();
      progress.contentType = response.header("Content-Type");
      progress.location = response.header("Location");
      progress.headers = response.headers();
      PictureDownloads.RedirectTarget redirectTarget = progress.redirectTarget;
      if (redirectTarget != null) {
        redirectTarget.location = progress.location;
      }
      try (ResponseBody body = response.body()) {
        BufferedSource source = body.source();
        if (source.request(Portal.ANSWER_LIMIT + 1L)) {
          throw new TooLarge();
        }
        // What was read already, not a copy of it.
        ByteString bytes = source.getBuffer().snapshot();
        progress.answer = bytes;
        return response
            .newBuilder()
            // What was sent had the token in it.
            .request(chain.request())
            .networkResponse(null)
            .body(ResponseBody.create(readable(bytes, progress), body.contentType()))
            .build();
      }
    }
  }

  /** JSON is read as UTF-8, whatever it came in; a picture's bytes are nobody's text. */
  private static ByteString readable(ByteString bytes, CallProgress progress) {
    BodyText text = progress.text();
    return text == null || progress.body() != BodyKind.JSON ? bytes : text.utf8();
  }

  /** The answer goes on beyond the limit. */
  static final class TooLarge extends IOException {}
}
