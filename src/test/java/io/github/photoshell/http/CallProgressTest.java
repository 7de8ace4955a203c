package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests what is concluded from the events of one attempt, in the order in which OkHttp sends them.
 */
class CallProgressTest {
  private static final Request REQUEST =
      new Request.Builder().url("https://portal.example/api").build();
  private static final InetSocketAddress PORTAL =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

  private final Call call = new OkHttpClient().newCall(REQUEST);
  private final CallProgress progress = new CallProgress(null);

  private void connect() {
    progress.dnsStart(call, "portal.example");
    progress.dnsEnd(call, "portal.example", List.of());
    progress.connectStart(call, PORTAL, Proxy.NO_PROXY);
    progress.secureConnectStart(call);
    progress.secureConnectEnd(call, null);
    progress.connectEnd(call, PORTAL, Proxy.NO_PROXY, Protocol.HTTP_2);
  }

  private static Response response(Protocol protocol, String... headers) {
    return new Response.Builder()
        .request(REQUEST)
        .protocol(protocol)
        .code(200)
        .message(protocol == Protocol.HTTP_2 ? "" : "OK")
        .headers(Headers.of(headers))
        .build();
  }

  @Test
  void phasesThatDidNotHappenHaveNoTime() {
    assertThat(progress.timings()).isEqualTo(new Timings(-1, -1, -1, -1, -1));
    progress.requestHeadersStart(call);
    progress.requestHeadersEnd(call, REQUEST);
    assertThat(progress.timings()).isEqualTo(new Timings(-1, -1, 0, -1, -1));
    assertThat(progress.isOnNewConnection()).isFalse();
    assertThat(progress.hasBegunTls()).isFalse();
  }

  @Test
  void allPhasesOfANewConnectionHaveATime() {
    connect();
    progress.requestHeadersStart(call);
    progress.requestHeadersEnd(call, REQUEST);
    progress.responseHeadersEnd(call, response(Protocol.HTTP_1_1));
    progress.responseBodyEnd(call, 1);
    Timings timings = progress.timings();
    assertThat(
            List.of(
                timings.connect(),
                timings.tls(),
                timings.send(),
                timings.waiting(),
                timings.read()))
        .allMatch(millis -> millis >= 0 && millis < 10_000);
    assertThat(progress.isOnNewConnection()).isTrue();
  }

  @Test
  void sentMeansThatWritingHasStarted() {
    connect();
    assertThat(progress.sent()).isFalse();
    progress.requestHeadersStart(call);
    assertThat(progress.sent()).isTrue();
  }

  @Test
  void tlsIsBeforeItsEndOnly() {
    assertThat(progress.isBeforeTls()).isFalse();
    progress.secureConnectStart(call);
    assertThat(progress.isBeforeTls()).isTrue();
    progress.secureConnectEnd(call, null);
    assertThat(progress.isBeforeTls()).isFalse();
    assertThat(progress.hasBegunTls()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1, HTTP/1.1 200 OK", "HTTP_1_0, HTTP/1.0 200 OK", "HTTP_2, HTTP/2 200"})
  void statusLineIsAsInCurl(Protocol protocol, String line) {
    assertThat(progress.statusLine()).isEmpty();
    assertThat(progress.status()).isEqualTo(-1);
    progress.responseHeadersEnd(call, response(protocol));
    assertThat(progress.statusLine()).isEqualTo(line);
  }

  @Test
  void closedIdleConnectionMeansThatNothingWasRead() {
    assertThat(progress.isUnread()).isFalse();
    progress.failed(new PortalInterceptor.ConnectionClosedException());
    assertThat(progress.isUnread()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void onlyARefusedStreamWasCertainlyNotRead(ErrorCode code) {
    progress.requestHeadersStart(call);
    progress.failed(new StreamResetException(code));
    assertThat(progress.isUnread()).isEqualTo(code == ErrorCode.REFUSED_STREAM);
  }

  @Test
  void requestThatCouldNotBeWrittenToAnIdleConnectionWasNotRead() {
    progress.requestHeadersStart(call);
    IOException broken = new IOException("Broken pipe");
    progress.failed(broken);
    assertThat(progress.isUnread()).as("written completely").isFalse();
    progress.requestFailed(call, broken);
    assertThat(progress.isUnread()).isTrue();
    progress.recordResponse(413, Headers.EMPTY);
    assertThat(progress.isUnread()).as("answered before its end").isFalse();
  }

  @Test
  void requestThatCouldNotBeWrittenToANewConnectionMayHaveBeenRead() {
    connect();
    progress.requestHeadersStart(call);
    IOException broken = new IOException("Broken pipe");
    progress.requestFailed(call, broken);
    progress.failed(broken);
    assertThat(progress.isUnread()).isFalse();
  }

  @Test
  void encodingIsWrongIfTheBytesArrivedAndCouldNotBeDecoded() {
    progress.responseHeadersEnd(
        call, response(Protocol.HTTP_1_1, "Content-Encoding", "gzip", "Retry-After", "7"));
    assertThat(progress.isEncodedWrongly()).as("before the response is recorded").isFalse();
    progress.recordResponse(200, Headers.EMPTY);
    assertThat(progress.isEncodedWrongly()).isTrue();
    assertThat(progress.encoding()).isEqualTo("gzip");
    assertThat(progress.retryAfter()).isEqualTo("7");
    progress.responseFailed(call, new IOException("reset"));
    assertThat(progress.isEncodedWrongly()).isFalse();
  }

  @Test
  void anyProxyOfTheAttemptCounts() {
    progress.proxySelectEnd(call, REQUEST.url(), List.of(Proxy.NO_PROXY));
    assertThat(progress.proxied()).isFalse();
    progress.proxySelectEnd(
        call, REQUEST.url(), List.of(new Proxy(Proxy.Type.HTTP, PORTAL), Proxy.NO_PROXY));
    assertThat(progress.proxied()).isTrue();
    progress.proxySelectEnd(call, REQUEST.url(), List.of(Proxy.NO_PROXY));
    assertThat(progress.proxied()).isTrue();
  }
}
