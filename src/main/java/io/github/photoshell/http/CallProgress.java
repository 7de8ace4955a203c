package io.github.photoshell.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/**
 * The state of one attempt to send a request: whether it was sent, the response headers, and the
 * duration of each phase. Explains failures. Thread-safe.
 */
final class CallProgress extends EventListener {
  private enum Moment {
    LOOKUP,
    CONNECT,
    TLS,
    TLS_DONE,
    CONNECTED,
    SENDING,
    SENT,
    ANSWERED,
    READ
  }

  private final @Nullable PeerRecorder peerRecorder;
  private final Map<Moment, Long> moments = new EnumMap<>(Moment.class);
  private volatile @Nullable String lookup;
  private volatile boolean proxied;
  private volatile boolean writingFailed;
  private volatile boolean readingFailed;
  private volatile @Nullable String encoding;
  private volatile @Nullable String retryAfter;
  private volatile int status = -1;
  private volatile Headers headers = Headers.EMPTY;
  private volatile String statusLine = "";
  private volatile @Nullable Throwable failure;

  /**
   * @param peerRecorder receives the certificates; null in a dry run
   */
  CallProgress(@Nullable PeerRecorder peerRecorder) {
    this.peerRecorder = peerRecorder;
  }

  private synchronized void note(Moment moment) {
    moments.put(moment, System.nanoTime());
  }

  private synchronized boolean has(Moment moment) {
    return moments.containsKey(moment);
  }

  /** Records that sending has started. */
  void recordSent() {
    note(Moment.SENDING);
  }

  /** Returns whether any part of the request was sent; if not, nothing can have happened. */
  boolean sent() {
    return has(Moment.SENDING);
  }

  /** Returns whether a connection was made for the request, instead of using an idle one. */
  boolean isOnNewConnection() {
    return has(Moment.CONNECT);
  }

  /** Returns whether the request goes through a proxy. */
  boolean proxied() {
    return proxied;
  }

  /** Returns whether a TLS handshake has started and not ended. */
  boolean isBeforeTls() {
    return has(Moment.TLS) && !has(Moment.TLS_DONE);
  }

  /** Returns whether a TLS handshake has started on a connection made for this request. */
  boolean hasBegunTls() {
    return has(Moment.TLS);
  }

  /** Records the status and headers of the response. */
  void recordResponse(int code, Headers received) {
    status = code;
    headers = received;
  }

  /** Returns the first line of the response, as in {@code HTTP/1.1 200 OK}; may be empty. */
  String statusLine() {
    return statusLine;
  }

  /** Returns the HTTP status; -1 without a response. */
  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  /** Returns the content encoding as sent; null when there is none. */
  @Nullable String encoding() {
    return encoding;
  }

  /** Returns the wait that the response asks for, as sent; null when there is none. */
  @Nullable String retryAfter() {
    return retryAfter;
  }

  /** Records the failure that ended the attempt. */
  void failed(Throwable thrown) {
    failure = thrown;
  }

  /**
   * Returns whether the request failed before the portal can have read all of it, because an idle
   * connection had closed. A request that was written completely may have been read.
   */
  boolean isUnread() {
    return failure instanceof PortalInterceptor.ConnectionClosedException
        || (failure instanceof StreamResetException reset
            && reset.errorCode == ErrorCode.REFUSED_STREAM)
        || (failure != null && writingFailed && !isOnNewConnection() && status < 0);
  }

  /** Returns whether the response arrived but is not in the content encoding that it declares. */
  boolean isEncodedWrongly() {
    return status >= 0 && encoding != null && !readingFailed;
  }

  synchronized Timings timings() {
    Long began = moments.get(Moment.LOOKUP);
    long connect = between(began == null ? moments.get(Moment.CONNECT) : began, Moment.CONNECTED);
    long tls = between(moments.get(Moment.TLS), Moment.TLS_DONE);
    return new Timings(
        tls < 0 ? connect : Math.max(0, connect - tls),
        tls,
        between(moments.get(Moment.SENDING), Moment.SENT),
        between(moments.get(Moment.SENT), Moment.ANSWERED),
        between(moments.get(Moment.ANSWERED), Moment.READ));
  }

  private long between(@Nullable Long from, Moment to) {
    Long end = moments.get(to);
    return from == null || end == null
        ? -1
        : Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - from));
  }

  @Override
  public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
    proxied |= proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  @Override
  public void dnsStart(Call call, String name) {
    lookup = name;
    note(Moment.LOOKUP);
  }

  @Override
  public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
    lookup = null;
  }

  /** Ends a name lookup, which OkHttp cannot cancel. */
  @Override
  public void canceled(Call call) {
    String name = lookup;
    if (name != null) {
      HttpClients.DNS.abandon(name);
    }
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    note(Moment.CONNECT);
  }

  @Override
  public void secureConnectStart(Call call) {
    note(Moment.TLS);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    note(Moment.TLS_DONE);
    if (handshake != null && peerRecorder != null) {
      peerRecorder.observe(call.request().url().host(), handshake);
    }
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    note(Moment.CONNECTED);
  }

  @Override
  public void requestHeadersStart(Call call) {
    recordSent();
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    note(Moment.SENT);
  }

  @Override
  public void requestBodyEnd(Call call, long length) {
    note(Moment.SENT);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    String protocol = response.protocol().toString().toUpperCase(Locale.ROOT);
    String version = protocol.equals("H2") ? "HTTP/2" : protocol;
    statusLine = (version + " " + response.code() + " " + response.message()).strip();
    // HttpClients removes it from the response.
    retryAfter = response.header("Retry-After");
    encoding = response.header("Content-Encoding");
    note(Moment.ANSWERED);
  }

  @Override
  public void responseBodyEnd(Call call, long length) {
    note(Moment.READ);
  }

  @Override
  public void requestFailed(Call call, IOException thrown) {
    writingFailed = true;
  }

  @Override
  public void responseFailed(Call call, IOException thrown) {
    readingFailed = true;
    note(Moment.READ);
  }
}
