package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.photoshell.MockServers;
import io.github.photoshell.portal.SampleResponses;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests addresses of this computer in every notation. */
class LocalAddressesTest {
  @StartStop final MockWebServer server = MockServers.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7F.0.0.1",
        "0177.0.0.1",
        "0177.1",
        "017700000001",
        "0",
        "0x",
        "0.0.0.0",
        "0.0.0.7",
        "127.0.0.1.",
        "169.254.169.254",
        "0xa9fea9fe",
        "::",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "fe80::1",
        "fe80::1%1",
        "::ffff:169.254.1.1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.b.localhost",
        "ip6-localhost"
      })
  void loopbackHost(String host) {
    assertThat(LocalAddresses.isLocal(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portal.example.com",
        "192.0.2.7",
        "0xc0000207",
        "3221225991",
        "198.51.100.128",
        "128.1",
        "4294967296",
        "127.0.0.256",
        "127.0.0.0.1",
        "1270.0.0.1",
        "2001:db8::1",
        "::ffff:192.0.2.7",
        "127.0.0.1.example",
        "localhost.example",
        "mylocalhost",
        "0x7g.1"
      })
  void remoteHost(String host) {
    assertThat(LocalAddresses.isLocal(host)).isFalse();
  }

  @Test
  void everyAddressOfThisComputerIsLocal() throws Exception {
    for (NetworkInterface networkInterface : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : networkInterface.inetAddresses().toList()) {
        assertThat(LocalAddresses.isLocal(address)).as(address.toString()).isTrue();
      }
    }
  }

  /** The name had another address before, as with DNS rebinding. */
  @Test
  void nameThatResolvesToThisComputerIsRefused() {
    OkHttpClient here =
        HttpClients.HTTP
            .newBuilder()
            .dns(name -> List.of(InetAddress.getLoopbackAddress()))
            .build();
    Network.PortalConnection portalConnection =
        Network.direct()
            .to(
                SampleResponses.address("https://portal.example"),
                here,
                SampleResponses.PATIENT.connect());
    for (String scheme : List.of("http", "https")) {
      HttpUrl url = HttpUrl.get(scheme + "://cdn.example:" + server.getPort() + "/a.png");
      Request request = new Request.Builder().url(url).build();
      assertThat(
              catchThrowable(
                  () ->
                      portalConnection
                          .call(request, null, portalConnection.newProgress())
                          .execute()))
          .isInstanceOf(LocalAddresses.LocalAddressException.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void portalMayRunOnThisComputer() throws Exception {
    OkHttpClient here =
        HttpClients.HTTP
            .newBuilder()
            .dns(name -> List.of(InetAddress.getLoopbackAddress()))
            .build();
    String portal = "http://portal.example:" + server.getPort();
    Network.PortalConnection portalConnection =
        Network.direct()
            .to(SampleResponses.address(portal), here, SampleResponses.PATIENT.connect());
    server.enqueue(new MockResponse.Builder().body("a").build());
    Request request = new Request.Builder().url(portal + "/").build();
    assertThat(
            portalConnection.call(request, null, portalConnection.newProgress()).execute().code())
        .isEqualTo(200);
  }
}
