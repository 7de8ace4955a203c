package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.text.JsonParser;
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
 * The state of one request: whether it was sent, the response, and the duration of each phase.
 * Explains failures. Attached to the request as a tag.
 */
final class CallState {
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

  CallState() {
    this(null);
  }

  /**
   * Creates the progress of a picture download.
   *
   * @param redirectTarget receives the target of a redirect
   */
  CallState(PictureDownloads.@Nullable RedirectTarget redirectTarget) {
    this.redirectTarget = redirectTarget;
  }

  /** Records that sending has started. */
  void recordSent() {
    sent = true;
  }

  /** Returns whether any part of the request was sent; if not, nothing can have happened. */
  boolean sent() {
    return sent;
  }

  /** Records that a new connection is made for the request, instead of using an idle one. */
  void recordNewConnection() {
    onNewConnection = true;
  }

  boolean isOnNewConnection() {
    return onNewConnection;
  }

  /** Records that the request was not written completely. */
  void writingFailed() {
    writingFailed = true;
  }

  /** Records that the response was not read completely. */
  void readingFailed() {
    readingFailed = true;
  }

  /** Records the failure that ended the request. */
  void failed(Throwable thrown) {
    failure = thrown;
  }

  /**
   * Returns whether the request failed before the portal can have read all of it, because an idle
   * connection had closed. A request that was written completely may have been read.
   */
  boolean isUnread() {
    return failure instanceof StaleConnectionCheck.ConnectionClosedException
        || (failure instanceof StreamResetException reset
            && reset.errorCode == ErrorCode.REFUSED_STREAM)
        || (failure != null && writingFailed && !onNewConnection && status < 0);
  }

  /** Returns whether the response arrived but is not in the content encoding that it declares. */
  boolean isEncodedWrongly() {
    return status >= 0 && encoding != null && !readingFailed;
  }

  /** Returns the content encoding of the response; null when it has none. */
  @Nullable String encoding() {
    return encoding;
  }

  CallTimings timings() {
    return timings;
  }

  /** Returns the response headers by name; repeated ones are joined by commas. */
  Map<String, String> responseHeaders() {
    Map<String, String> byName = new LinkedHashMap<>();
    Headers all = headers;
    if (all != null) {
      all.forEach(one -> byName.merge(one.getFirst(), one.getSecond(), (a, b) -> a + ", " + b));
    }
    return byName;
  }

  /** Records that the request goes through a proxy. */
  void recordProxy() {
    proxied = true;
  }

  /** Returns whether the request goes through a proxy. */
  boolean proxied() {
    return proxied;
  }

  /** Returns the HTTP status; -1 without a response. */
  int status() {
    return status;
  }

  /** Returns the media type of the response; null when it has none. */
  @Nullable String contentType() {
    return contentType;
  }

  @Nullable String location() {
    return location;
  }

  @Nullable String retryAfter() {
    return retryAfter;
  }

  /** Returns the whole response body; null when it did not arrive completely. */
  @Nullable ByteString answer() {
    return answer;
  }

  /** Returns the response body as text; null without a body. */
  @Nullable BodyText text() {
    ByteString bytes = answer;
    return bytes == null ? null : BodyText.of(bytes, contentType);
  }

  /** Returns the kind of the response body. */
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
    return isDeclaredJson() && JsonParser.parse(body.utf8()) != null
        ? BodyKind.JSON
        : BodyKind.TEXT;
  }

  /** Returns whether the content type is JSON. */
  boolean isDeclaredJson() {
    String type = contentType;
    return type != null && JSON.matcher(type.strip()).lookingAt();
  }

  /** Returns whether the content type contains this word. */
  boolean isOfType(String word) {
    String type = contentType;
    return type != null && type.toLowerCase(Locale.ROOT).contains(word);
  }

  static CallState of(Call call) {
    CallState progress = call.request().tag(CallState.class);
    return progress == null ? new CallState() : progress;
  }

  /**
   * Removes {@code Retry-After} from a 503, because OkHttp would retry by itself on a value of 0,
   * even a PUT.
   */
  static final class RetryAfterFilter implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      CallState progress = of(chain.call());
      progress.retryAfter = response.header("Retry-After");
      progress.encoding = response.header("Content-Encoding");
      return response.code() == 503
          ? response.newBuilder().removeHeader("Retry-After").build()
          : response;
    }
  }

  /**
   * Reads the whole response, up to the limit, before it is parsed, and removes the sent request
   * from it.
   */
  static final class BufferingInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      CallState progress = of(chain.call());
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
        // Shares the bytes instead of copying them.
        ByteString bytes = source.getBuffer().snapshot();
        progress.answer = bytes;
        return response
            .newBuilder()
            // The sent request contained the token.
            .request(chain.request())
            .networkResponse(null)
            .body(ResponseBody.create(readable(bytes, progress), body.contentType()))
            .build();
      }
    }
  }

  /** Returns JSON re-encoded as UTF-8, and any other body unchanged. */
  private static ByteString readable(ByteString bytes, CallState progress) {
    BodyText text = progress.text();
    return text == null || progress.body() != BodyKind.JSON ? bytes : text.utf8();
  }

  /** Thrown when the response is larger than the limit. */
  static final class TooLarge extends IOException {}
}
