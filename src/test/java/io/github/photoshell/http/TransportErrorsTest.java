package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportErrorsTest {
  private static IOException with(IOException first, IOException... others) {
    for (IOException other : others) {
      first.addSuppressed(other);
    }
    return first;
  }

  @Test
  void errorOfTheAddressThatRespondedIsPreferred() {
    IOException reset = new SocketException("Connection reset");
    IOException tls = new SSLException("Unsupported or unrecognized SSL message");

    assertThat(TransportErrors.mostUseful(with(new ConnectException("refused"), reset)))
        .isSameAs(reset);
    assertThat(
            TransportErrors.mostUseful(
                with(new NoRouteToHostException("none"), new ConnectException("refused"), tls)))
        .isSameAs(tls);
  }

  @Test
  void firstErrorIsReportedIfNoAddressResponded() {
    IOException refused = with(new ConnectException("refused"), new ConnectException("refused"));
    IOException reset = with(new SocketException("reset"), new ConnectException("refused"));

    assertThat(TransportErrors.mostUseful(refused)).isSameAs(refused);
    assertThat(TransportErrors.mostUseful(reset)).isSameAs(reset);
  }

  /** How far an attempt came before it failed. */
  private enum Reached {
    NOTHING,
    TLS,
    SENT
  }

  private static CallProgress reached(Reached point, boolean proxied) {
    Request request = new Request.Builder().url("https://portal.example/").build();
    Call call = new OkHttpClient().newCall(request);
    CallProgress progress = new CallProgress(null);
    if (proxied) {
      InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), 3128);
      progress.proxySelectEnd(call, request.url(), List.of(new Proxy(Proxy.Type.HTTP, proxy)));
    }
    if (point != Reached.NOTHING) {
      progress.secureConnectStart(call);
    }
    if (point == Reached.SENT) {
      progress.secureConnectEnd(call, null);
      progress.requestHeadersStart(call);
    }
    return progress;
  }

  private static Stream<Arguments> failures() {
    IOException reset = new SocketException("Connection reset");
    IOException slow = new SocketTimeoutException("timeout");
    IOException refused = new ConnectException("refused");
    return Stream.of(
        Arguments.of(new UnknownHostException("x"), Reached.NOTHING, FailureKind.UNKNOWN_HOST),
        Arguments.of(refused, Reached.NOTHING, FailureKind.UNREACHABLE),
        Arguments.of(slow, Reached.NOTHING, FailureKind.UNREACHABLE),
        Arguments.of(reset, Reached.NOTHING, FailureKind.UNREACHABLE),
        Arguments.of(reset, Reached.TLS, FailureKind.TLS),
        Arguments.of(slow, Reached.TLS, FailureKind.TLS),
        // Another address of the same host.
        Arguments.of(refused, Reached.TLS, FailureKind.UNREACHABLE),
        Arguments.of(slow, Reached.SENT, FailureKind.TIMED_OUT),
        Arguments.of(new InterruptedIOException("timeout"), Reached.SENT, FailureKind.TIMED_OUT),
        Arguments.of(reset, Reached.SENT, FailureKind.CONNECTION_LOST),
        Arguments.of(new SSLException("closed"), Reached.SENT, FailureKind.CONNECTION_LOST),
        Arguments.of(new SSLException("alert"), Reached.TLS, FailureKind.TLS),
        Arguments.of(
            new SSLException("Unsupported or unrecognized SSL message"),
            Reached.TLS,
            FailureKind.NO_TLS),
        Arguments.of(new SSLPeerUnverifiedException("host"), Reached.TLS, FailureKind.WRONG_HOST),
        Arguments.of(
            new SSLException(new CertificateExpiredException()),
            Reached.TLS,
            FailureKind.CERTIFICATE_EXPIRED),
        Arguments.of(
            new SSLException(new CertificateException(new CertificateNotYetValidException())),
            Reached.TLS,
            FailureKind.CERTIFICATE_NOT_YET_VALID),
        Arguments.of(
            new SSLException(new CertPathBuilderException()), Reached.TLS, FailureKind.UNTRUSTED),
        Arguments.of(new TransportErrors.TooLargeException(), Reached.SENT, FailureKind.TOO_LARGE),
        Arguments.of(
            new PortalInterceptor.ConnectionClosedException(),
            Reached.NOTHING,
            FailureKind.CONNECTION_LOST),
        Arguments.of(new Network.ProxyRefusal(List.of()), Reached.NOTHING, FailureKind.PROXY_LOGIN),
        Arguments.of(
            new Network.ProxyRefusal(List.of("NTLM")), Reached.NOTHING, FailureKind.PROXY_SCHEME));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void kindDependsOnTheErrorAndOnHowFarTheAttemptCame(
      IOException failure, Reached point, FailureKind kind) {
    assertThat(TransportErrors.kind(failure, reached(point, false), false)).isEqualTo(kind);
  }

  @Test
  void errorBeforeTheTunnelIsTheProxys() {
    IOException refusal = new IOException("Unexpected response code for CONNECT: 403");
    IOException socks = new SocketException("SOCKS: Host unreachable");
    CallProgress progress = reached(Reached.NOTHING, true);
    assertThat(TransportErrors.kind(refusal, progress, false)).isEqualTo(FailureKind.PROXY_REFUSED);
    assertThat(TransportErrors.kind(socks, progress, false)).isEqualTo(FailureKind.PROXY_REFUSED);
    assertThat(TransportErrors.kind(new ConnectException("refused"), progress, false))
        .isEqualTo(FailureKind.PROXY_DOWN);
    assertThat(TransportErrors.kind(new UnknownHostException("proxy"), progress, false))
        .isEqualTo(FailureKind.PROXY_DOWN);
    assertThat(
            TransportErrors.kind(
                new SocketException("Connection reset"), reached(Reached.SENT, true), false))
        .isEqualTo(FailureKind.CONNECTION_LOST);
  }

  @Test
  void connectionThatBreaksAfterACertificateWasAskedForLacksIt() {
    IOException reset = new SocketException("Connection reset");
    assertThat(TransportErrors.kind(reset, reached(Reached.TLS, false), true))
        .isEqualTo(FailureKind.CLIENT_CERTIFICATE);
    assertThat(TransportErrors.kind(reset, reached(Reached.SENT, false), true))
        .isEqualTo(FailureKind.CLIENT_CERTIFICATE);
    assertThat(TransportErrors.kind(reset, reached(Reached.NOTHING, false), true))
        .isEqualTo(FailureKind.UNREACHABLE);
    assertThat(
            TransportErrors.kind(
                new SocketTimeoutException("timeout"), reached(Reached.SENT, false), true))
        .isEqualTo(FailureKind.TIMED_OUT);
    CallProgress answered = reached(Reached.SENT, false);
    answered.recordResponse(200, Headers.EMPTY);
    assertThat(TransportErrors.kind(reset, answered, true)).isEqualTo(FailureKind.CONNECTION_LOST);
  }

  private static @Nullable String detail(
      Throwable failure, FailureKind kind, CallProgress progress) {
    ServerAddress portal = SampleResponses.address("https://portal.example:8443");
    return TransportErrors.detail(
        failure,
        kind,
        progress,
        portal,
        Network.direct().to(portal, new OkHttpClient(), Duration.ofSeconds(1)));
  }

  private static Stream<Arguments> tlsFailures() {
    String tooOld = "it supports no secure version of TLS";
    return Stream.of(
        Arguments.of(
            new SSLException("Received fatal alert: handshake_failure"),
            "it ended the handshake with 'handshake failure'"),
        Arguments.of(new SocketTimeoutException("timeout"), "it did not respond in time"),
        Arguments.of(new SSLException("No appropriate protocol (disabled)"), tooOld),
        Arguments.of(
            new SSLException("The server selected TLSv1 is not enabled or supported"), tooOld),
        Arguments.of(new SSLException("TLS10 is not accepted by client preferences"), tooOld),
        Arguments.of(new SSLHandshakeException("closed"), "it ended the handshake"),
        Arguments.of(new SocketException("reset"), "it ended the handshake"),
        Arguments.of(new SSLException("something else"), null),
        Arguments.of(new IOException(), null));
  }

  @ParameterizedTest
  @MethodSource("tlsFailures")
  void failedHandshakeHasItsReason(IOException failure, @Nullable String reason) {
    assertThat(detail(failure, FailureKind.TLS, reached(Reached.TLS, false))).isEqualTo(reason);
  }

  @Test
  void responseThatIsNoResponseHasItsReason() {
    CallProgress sent = reached(Reached.SENT, false);
    IOException headers =
        new PortalInterceptor.HeadersTooLongException(new IOException("too long"));
    IOException notHttp = new ProtocolException("Unexpected status line: 220 ready");
    assertThat(detail(headers, FailureKind.UNREADABLE, sent)).isEqualTo("its headers do not end");
    assertThat(detail(notHttp, FailureKind.UNREADABLE, sent)).isEqualTo("it is not HTTP");
    assertThat(detail(new LocalAddresses.LocalAddressException(), FailureKind.UNREADABLE, sent))
        .isEqualTo("a picture's address points to this computer or its local network");
    assertThat(detail(new IOException("other"), FailureKind.UNREADABLE, sent)).isNull();
    sent.recordResponse(200, Headers.EMPTY);
    assertThat(detail(notHttp, FailureKind.UNREADABLE, sent)).isEqualTo("it is not valid HTTP");
  }

  @Test
  void responseThatEndsTooEarlyIsALostConnection() {
    CallProgress sent = reached(Reached.SENT, false);
    assertThat(TransportErrors.kind(new ProtocolException("not HTTP"), sent, false))
        .isEqualTo(FailureKind.UNREADABLE);
    assertThat(TransportErrors.kind(new ProtocolException("unexpected end of stream"), sent, false))
        .isEqualTo(FailureKind.CONNECTION_LOST);
  }

  @Test
  void addressIsNamedAsFarAsItMatters() {
    CallProgress none = reached(Reached.NOTHING, false);
    IOException failure = new ConnectException("refused");
    assertThat(detail(failure, FailureKind.UNKNOWN_HOST, none)).isEqualTo("portal.example");
    assertThat(detail(failure, FailureKind.UNREACHABLE, none)).isEqualTo("portal.example:8443");
    assertThat(detail(failure, FailureKind.TIMED_OUT, none)).isNull();
    assertThat(
            detail(
                new Network.ProxyRefusal(List.of("NTLM", "Kerberos")),
                FailureKind.PROXY_SCHEME,
                none))
        .isEqualTo("accepts only NTLM, Kerberos");
    assertThat(detail(failure, FailureKind.PROXY_DOWN, none)).isNull();
    assertThat(detail(failure, FailureKind.WRONG_HOST, none)).isNull();
    assertThat(detail(failure, FailureKind.CERTIFICATE_EXPIRED, none)).isNull();
  }
}
