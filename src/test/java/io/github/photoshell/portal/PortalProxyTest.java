package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.TrustedAuthorities;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests calls through a real proxy on loopback. */
@Timeout(30)
class PortalProxyTest {
  private static final String PLAIN = "http://portal.example";
  private static final String SECURE = "https://portal.example";

  @StartStop final MockWebServer server = MockServers.create();
  private final List<Exchange> exchanges = new ArrayList<>();
  private TrustedAuthorities trustedAuthorities = TrustedAuthorities.none();

  private Portal portal(String address, String variable, String proxy) {
    return Portal.at(
        SampleResponses.address(address),
        Token.of("sk-ada").orElseThrow(),
        SampleResponses.PATIENT,
        call -> exchanges.add(call.exchange()),
        new Network(trustedAuthorities, ProxySettings.of(Map.of(variable, proxy), Map.of())));
  }

  private void startTls() throws Exception {
    startTls("portal.example");
  }

  private void startTls(String host) throws Exception {
    TestCertificates portals = new TestCertificates();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(portals.of(host))
            .build()
            .sslSocketFactory());
    trustedAuthorities = TrustedAuthorities.parse(portals.authority().certificatePem());
  }

  private static Reply.Failed<?> failureOf(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return (Reply.Failed<?>) reply;
  }

  @Test
  void httpRequestsGoToTheProxyWithTheFullUrl() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort())) {
      Portal portal = portal(PLAIN, "HTTP_PROXY", proxy.label());
      assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().get(0)).startsWith("GET http://portal.example/api/2.0/people/@self");
      assertThat(portal.connectionInfo().proxy())
          .isEqualTo(new ProxyUse(proxy.label(), "HTTP_PROXY", false));
    }
  }

  @Test
  void socksProxyResolvesThePortalsNameAndReceivesOnlyItsOwnLogin() throws Exception {
    startTls();
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestSocksProxy proxy = new TestSocksProxy(server.getPort(), "ada:secret")) {
      Portal portal = portal(SECURE, "ALL_PROXY", "socks5://ada:secret@" + proxy.label());
      assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
      assertThat(proxy.requests()).containsExactly("portal.example:443");
      assertThat(portal.connectionInfo().proxy())
          .isEqualTo(new ProxyUse(proxy.label(), "ALL_PROXY", true));
      // The user name of this computer is not sent instead of a missing one.
      Portal anonymous = portal(SECURE, "ALL_PROXY", "socks5://" + proxy.label());
      assertThat(failureOf(anonymous.api().self()).kind()).isEqualTo(FailureKind.PROXY_REFUSED);
      assertThat(proxy.logins()).containsExactly("ada:secret", ":");
    }
  }

  @Test
  void stoppedSocksProxyIsReported() throws Exception {
    String label;
    try (TestSocksProxy proxy = new TestSocksProxy(server.getPort(), "")) {
      label = proxy.label();
    }
    Portal portal = portal(PLAIN, "ALL_PROXY", "socks5://" + label);
    Reply.Failed<?> failure = failureOf(portal.api().self());
    assertThat(failure.kind()).isEqualTo(FailureKind.PROXY_DOWN);
    assertThat(failure.detail()).isEqualTo(label + " (ALL_PROXY)");
  }

  @Test
  void httpsRequestsUseAnEncryptedTunnel() throws Exception {
    startTls();
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort())) {
      assertThat(portal(SECURE, "https_proxy", "http://" + proxy.label()).api().self())
          .isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().get(0))
          .startsWith("CONNECT portal.example:443 HTTP/1.1\r\n")
          .doesNotContain("sk-ada");
    }
  }

  @Test
  void hostWithUnderscoreUsesTheProxy() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:secret")) {
      String setting = "http://ada:secret@" + proxy.label();
      assertThat(portal("http://my_portal.example", "HTTP_PROXY", setting).api().self())
          .isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads().get(0)).startsWith("GET http://my_portal.example/api/");
    }
    startTls("my_portal.example");
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort())) {
      assertThat(portal("https://my_portal.example", "HTTPS_PROXY", proxy.label()).api().self())
          .isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads().get(0)).startsWith("CONNECT my_portal.example:443 ");
    }
  }

  @Test
  void credentialsAreSentOnlyToTheProxy() throws Exception {
    startTls();
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:s p@ce")) {
      Portal portal = portal(SECURE, "HTTPS_PROXY", "http://ada:s%20p%40ce@" + proxy.label());
      assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads()).hasSize(1);
      RecordedRequest request = server.takeRequest();
      assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
      assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-ada");
      assertThat(portal.connectionInfo().toString())
          .contains("withPassword=true")
          .doesNotContain("ce@");
    }
  }

  @Test
  void credentialsForHttpAreSentWhenTheProxyAsks() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:secret")) {
      assertThat(portal(PLAIN, "http_proxy", "http://ada:secret@" + proxy.label()).api().self())
          .isInstanceOf(Reply.Ok.class);
      assertThat(proxy.heads()).hasSize(2);
      assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void wrongCredentialsAreTriedOnceAndNotShown() throws Exception {
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:secret")) {
      for (String address : new String[] {PLAIN, SECURE}) {
        String variable = address.equals(PLAIN) ? "HTTP_PROXY" : "HTTPS_PROXY";
        var failed =
            failureOf(portal(address, variable, "http://ada:wrong@" + proxy.label()).api().self());
        assertThat(failed.kind()).isEqualTo(FailureKind.PROXY_LOGIN);
        assertThat(failed.detail()).isEqualTo(proxy.label() + " (" + variable + ")");
      }
      assertThat(proxy.heads()).hasSize(3);
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void missingProxyCredentialsAreReported() throws Exception {
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:secret")) {
      assertThat(failureOf(portal(SECURE, "HTTPS_PROXY", proxy.label()).api().self()).kind())
          .isEqualTo(FailureKind.PROXY_LOGIN);
    }
  }

  @Test
  void unsupportedProxyAuthenticationIsReported() throws Exception {
    try (TestProxy proxy = TestProxy.asking("Negotiate", "NTLM")) {
      for (String address : new String[] {PLAIN, SECURE}) {
        String variable = address.equals(PLAIN) ? "HTTP_PROXY" : "HTTPS_PROXY";
        for (String login : new String[] {"", "ada:secret@"}) {
          var failed =
              failureOf(portal(address, variable, "http://" + login + proxy.label()).api().self());
          assertThat(failed.kind()).isEqualTo(FailureKind.PROXY_SCHEME);
          assertThat(failed.detail())
              .isEqualTo(proxy.label() + " (" + variable + ") accepts only Negotiate, NTLM");
        }
      }
    }
    try (TestProxy proxy = TestProxy.asking("NTLM", "Basic realm=\"small\"")) {
      assertThat(failureOf(portal(SECURE, "HTTPS_PROXY", proxy.label()).api().self()).kind())
          .isEqualTo(FailureKind.PROXY_LOGIN);
    }
  }

  @Test
  void changeRejectedByTheProxyIsNotCounted() throws Exception {
    try (TestProxy proxy = TestProxy.to(server.getPort(), "ada:secret")) {
      Portal portal = portal(SECURE, "HTTPS_PROXY", proxy.label());
      assertThat(portal.api().clearPhoto(SampleResponses.ADA)).isInstanceOf(Reply.Failed.class);
      assertThat(portal.changes()).isZero();
    }
  }

  @Test
  void proxyThatRefusesEveryRequestIsReported() throws Exception {
    try (TestProxy proxy = TestProxy.refusingAll("403 Forbidden")) {
      var failed = failureOf(portal(SECURE, "HTTPS_PROXY", proxy.label()).api().self());
      assertThat(failed.kind()).isEqualTo(FailureKind.PROXY_REFUSED);
      assertThat(failed.detail()).isEqualTo(proxy.label() + " (HTTPS_PROXY) answered 403");
    }
  }

  @Test
  void unreachableProxyIsReported() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String proxy = "http://ada:secret@127.0.0.1:" + port;
    var failed = failureOf(portal(SECURE, "HTTPS_PROXY", proxy).api().self());
    assertThat(failed.kind()).isEqualTo(FailureKind.PROXY_DOWN);
    assertThat(failed.detail()).isEqualTo("127.0.0.1:" + port + " (HTTPS_PROXY)");
  }

  @Test
  void unknownProxyHostIsNotReportedAsUnknownPortal() {
    assertThat(
            failureOf(portal(SECURE, "HTTPS_PROXY", "http://proxy.invalid:3128").api().self())
                .kind())
        .isEqualTo(FailureKind.PROXY_DOWN);
  }

  @Test
  void loopbackIsNeverReachedThroughAProxy() throws Exception {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    assertThat(
            portal(server.url("/").toString(), "HTTP_PROXY", "http://proxy.invalid:1").api().self())
        .isInstanceOf(Reply.Ok.class);
  }
}
