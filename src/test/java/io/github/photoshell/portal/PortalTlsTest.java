package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ClientCertificate;
import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.PeerCertificate;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.SystemAuthorities;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.TrustedAuthorities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests TLS connections and their failures. */
@Timeout(30)
class PortalTlsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Timeouts BRIEF_TO_CONNECT =
      new Timeouts(
          Duration.ofMillis(1500), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO);

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private final TestCertificates portals = new TestCertificates();

  private Portal portal(HeldCertificate certificate, TrustedAuthorities trusted) {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    return Portal.at(
        SampleResponses.address("https://localhost:" + server.getPort()),
        Token.of("sk-ada").orElseThrow(),
        SampleResponses.PATIENT,
        ExchangeListener.none(),
        new Network(trusted, ProxySettings.none()));
  }

  private TrustedAuthorities ownAuthority() throws Exception {
    Path pem = home.resolve("own.pem");
    Files.writeString(
        pem, "Ada's authority\n" + portals.authority().certificatePem() + "\nand that is all\n");
    return TrustedAuthorities.read(Files.readAllBytes(pem));
  }

  @Test
  void authoritiesOfTheComputerAreTrustedEvenBesideABrokenCertificate() throws Exception {
    Path bundle = home.resolve("bundle.crt");
    Files.writeString(
        bundle,
        "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n"
            + portals.authority().certificatePem());
    portal(portals.of("localhost"), TrustedAuthorities.none());
    for (String file : List.of(bundle.toString(), home.resolve("missing.crt").toString())) {
      Portal portal =
          Portal.at(
              SampleResponses.address("https://localhost:" + server.getPort()),
              Token.of("sk-ada").orElseThrow(),
              SampleResponses.PATIENT,
              ExchangeListener.none(),
              new Network(
                  TrustedAuthorities.none(),
                  ProxySettings.none(),
                  SystemAuthorities.of(Map.of("SSL_CERT_FILE", file), "Linux"),
                  null));
      assertThat(portal.api().self() instanceof Reply.Ok)
          .as(file)
          .isEqualTo(file.endsWith("bundle.crt"));
    }
  }

  private static void assertFails(Reply<?> reply, FailureKind kind, String detail) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(kind);
              assertThat(failed.detail()).isEqualTo(detail);
            });
  }

  @Test
  void silentTlsServerHasTheConnectTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Portal portal =
          Portal.at(
              SampleResponses.address("https://127.0.0.1:" + silent.getLocalPort()),
              null,
              BRIEF_TO_CONNECT,
              ExchangeListener.none());

      assertFails(portal.api().capabilities(), FailureKind.TLS, "it did not respond in time");
    }
  }

  @Test
  void responseMayTakeLongerThanTheConnectTimeout() throws Exception {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(portals.of("localhost"))
            .build()
            .sslSocketFactory());
    server.enqueue(
        SampleResponses.ok(SampleResponses.ada())
            .newBuilder()
            .headersDelay(1700, TimeUnit.MILLISECONDS)
            .build());
    Portal portal =
        Portal.at(
            SampleResponses.address("https://localhost:" + server.getPort()),
            Token.of("sk-ada").orElseThrow(),
            BRIEF_TO_CONNECT,
            ExchangeListener.none(),
            new Network(ownAuthority(), ProxySettings.none()));

    assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void ownAuthorityIsTrustedAndTheChainIsRecorded() throws Exception {
    Portal portal = portal(portals.of("localhost"), ownAuthority());
    assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
    ConnectionInfo connectionInfo = portal.connectionInfo();
    assertThat(connectionInfo.tlsVersion()).isEqualTo("TLSv1.3");
    assertThat(connectionInfo.chain())
        .extracting(PeerCertificate::subject)
        .containsExactly("localhost", "Ada's own authority");
    assertThat(connectionInfo.chain().get(0).issuer()).isEqualTo("Ada's own authority");
    assertThat(connectionInfo.chain().get(0).names()).containsExactly("localhost");
    assertThat(connectionInfo.chain().get(0).validUntil()).isAfter(Instant.now());
    assertThat(connectionInfo.proxy()).isNull();
  }

  @Test
  void unknownAuthorityIsReported() throws Exception {
    Portal portal = portal(portals.of("localhost"), TrustedAuthorities.none());
    assertFails(portal.api().self(), FailureKind.UNTRUSTED, "Ada's own authority");
    assertThat(server.getRequestCount()).isZero();
    // {@code doctor} shows it although the connection fails.
    assertThat(portal.connectionInfo().chain()).isNotEmpty();
    assertThat(portal.connectionInfo().tlsVersion()).isNull();
  }

  @Test
  void otherAuthoritiesAreNotTrusted() throws Exception {
    TestCertificates others = new TestCertificates();
    Portal portal = portal(others.of("localhost"), ownAuthority());
    assertFails(portal.api().self(), FailureKind.UNTRUSTED, "Ada's own authority");
  }

  @Test
  void certificateForAnotherHostIsRejected() throws Exception {
    Portal portal = portal(portals.of("other.example", "third.example"), ownAuthority());
    assertFails(portal.api().self(), FailureKind.WRONG_HOST, "other.example, third.example");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void expiredCertificateIsReportedWithItsLastDay() throws Exception {
    Instant end = Instant.now().minus(DAY);
    Portal portal =
        portal(portals.of(DAY.multipliedBy(-9), DAY.negated(), "localhost"), ownAuthority());
    assertFails(
        portal.api().self(),
        FailureKind.CERTIFICATE_EXPIRED,
        end.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
  }

  @Test
  void futureCertificateIsReportedWithItsFirstDay() throws Exception {
    Instant begin = Instant.now().plus(DAY.multipliedBy(3));
    Portal portal =
        portal(portals.of(DAY.multipliedBy(3), DAY.multipliedBy(9), "localhost"), ownAuthority());
    assertFails(
        portal.api().self(),
        FailureKind.CERTIFICATE_NOT_YET_VALID,
        begin.toString().substring(0, 10));
  }

  @Test
  void clockDifferenceToThePortalIsMeasured() {
    ZonedDateTime portals = ZonedDateTime.now(ZoneOffset.UTC).minusHours(1);
    server.enqueue(
        new MockResponse.Builder(SampleResponses.ok(SampleResponses.ada()))
            .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(portals))
            .build());
    Portal portal =
        Portal.at(
            SampleResponses.address(server),
            null,
            SampleResponses.PATIENT,
            ExchangeListener.none());
    assertThat(portal.connectionInfo().clockAhead()).isNull();
    portal.api().self().orThrow();
    assertThat(portal.connectionInfo().clockAhead())
        .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
  }

  @Test
  void requiredClientCertificateIsReportedAndNotRetried() throws Exception {
    for (TlsVersion version : List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)) {
      try (MockWebServer strict = MockServers.create()) {
        strict.requireClientAuth();
        HandshakeCertificates certificates =
            new HandshakeCertificates.Builder()
                .heldCertificate(portals.of("localhost"))
                .addTrustedCertificate(portals.authority().certificate())
                .build();
        strict.useHttps(new SingleTlsVersionFactory(certificates.sslSocketFactory(), version));
        strict.start();
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        Portal portal =
            Portal.at(
                SampleResponses.address("https://localhost:" + strict.getPort()),
                Token.of("sk-ada").orElseThrow(),
                SampleResponses.PATIENT,
                call -> exchanges.add(call.exchange()),
                new Network(ownAuthority(), ProxySettings.none()));

        assertThat(portal.api().self())
            .isInstanceOfSatisfying(
                Reply.Failed.class,
                failed ->
                    assertThat(failed.kind())
                        .as(version + ": " + failed.detail())
                        .isEqualTo(FailureKind.CLIENT_CERTIFICATE));
        assertThat(exchanges).as(version.javaName()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void changeUsesANewConnectionIfTheOldOneIsClosed(Protocol protocol) throws Exception {
    server.setProtocols(
        protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol));
    Portal portal = portal(portals.of("localhost"), ownAuthority());
    portal.api().self().orThrow();
    for (int i = 0; i < 5; i++) {
      server.enqueue(
          new MockResponse.Builder(
                  SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 1)))
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build());
      assertThat(portal.api().setPhoto(SampleResponses.ADA, "https://photos.example/ada.png"))
          .isInstanceOf(Reply.Ok.class);
      // The server closes the connection after its response.
      Thread.sleep(100);
    }
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  private static final HeldCertificate CLIENT =
      new HeldCertificate.Builder().commonName("Omar").ecdsa256().build();

  private static byte[] pkcs12(String passphrase) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = {CLIENT.certificate()};
    store.setKeyEntry("omar", CLIENT.keyPair().getPrivate(), passphrase.toCharArray(), chain);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, passphrase.toCharArray());
    return bytes.toByteArray();
  }

  /** Returns a key that OpenSSL has encrypted with {@code sesam}, and its certificate. */
  private static byte[] encryptedPem() throws IOException {
    try (InputStream in = PortalTlsTest.class.getResourceAsStream("client-encrypted.pem")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static byte[] plainPem() {
    // The certificate of another key, such as of an issuer, may come first.
    HeldCertificate other = new HeldCertificate.Builder().commonName("Other").build();
    return (other.certificatePem() + CLIENT.certificatePem() + CLIENT.privateKeyPkcs8Pem())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void clientCertificateIsSentToThePortalThatRequiresOne() throws Exception {
    server.requireClientAuth();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(portals.of("localhost"))
            .addTrustedCertificate(CLIENT.certificate())
            .addTrustedCertificate(
                ClientCertificate.read(encryptedPem(), "sesam".toCharArray()).chain().get(0))
            .build()
            .sslSocketFactory());
    for (byte[] file : List.of(pkcs12("sesam"), encryptedPem(), plainPem())) {
      ClientCertificate certificate = ClientCertificate.read(file, "sesam".toCharArray());
      server.enqueue(SampleResponses.ok(SampleResponses.ada()));
      Portal portal =
          Portal.at(
              SampleResponses.address("https://localhost:" + server.getPort()),
              Token.of("sk-ada").orElseThrow(),
              SampleResponses.PATIENT,
              ExchangeListener.none(),
              new Network(ownAuthority(), ProxySettings.none()).with(certificate));
      assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
      Handshake handshake = Objects.requireNonNull(server.takeRequest().getHandshake());
      assertThat(handshake.peerCertificates()).first().isEqualTo(certificate.chain().get(0));
    }
  }

  @Test
  void clientCertificateIsSentToThePortalsPortOnly() throws Exception {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(portals.of("localhost"))
            .addTrustedCertificate(CLIENT.certificate())
            .build();
    try (MockWebServer other = MockServers.create()) {
      for (MockWebServer one : List.of(server, other)) {
        one.requestClientAuth();
        one.useHttps(certificates.sslSocketFactory());
        one.enqueue(SampleResponses.ok(SampleResponses.ada()));
      }
      other.start();
      Portal portal =
          Portal.at(
              SampleResponses.address("https://localhost:" + server.getPort()),
              Token.of("sk-ada").orElseThrow(),
              SampleResponses.PATIENT,
              ExchangeListener.none(),
              new Network(ownAuthority(), ProxySettings.none())
                  .with(ClientCertificate.read(plainPem(), new char[0])));
      assertThat(portal.api().self()).isInstanceOf(Reply.Ok.class);
      assertThat(portal.picture("https://localhost:" + other.getPort() + "/ada.png"))
          .isInstanceOf(PictureReply.Fetched.class);
      assertThat(Objects.requireNonNull(server.takeRequest().getHandshake()).peerCertificates())
          .isNotEmpty();
      assertThat(Objects.requireNonNull(other.takeRequest().getHandshake()).peerCertificates())
          .isEmpty();
    }
  }

  @Test
  void unusableClientCertificatesAreRejected() throws Exception {
    for (byte[] file : List.of(pkcs12("sesam"), encryptedPem())) {
      for (String passphrase : List.of("", "wrong")) {
        assertThatThrownBy(() -> ClientCertificate.read(file, passphrase.toCharArray()))
            .isInstanceOf(ClientCertificate.PassphraseException.class);
      }
    }
    Map<String, String> files =
        Map.of(
            "photo",
            "is neither a PKCS#12 nor a PEM file with a private key",
            "0\u0003\u0002\u0001\u0001",
            "is neither a PKCS#12 nor a PEM file with a private key",
            "-----BEGIN PRIVATE KEY-----\nMIGHA\n-----END PRIVATE KEY-----",
            "contains a private key that is cut off",
            CLIENT.certificatePem(),
            "contains no private key",
            CLIENT.privateKeyPkcs8Pem(),
            "contains no certificate in PEM form",
            portals.authority().certificatePem() + CLIENT.privateKeyPkcs8Pem(),
            "contains no certificate for its private key",
            CLIENT.privateKeyPkcs8Pem().replace("PRIVATE", "EC PRIVATE"),
            "contains a key in an old form");
    files.forEach(
        (file, message) ->
            assertThatThrownBy(
                    () ->
                        ClientCertificate.read(file.getBytes(StandardCharsets.UTF_8), new char[0]))
                .isInstanceOf(CertificateException.class)
                .hasMessage(message));
  }

  @Test
  void optionalClientCertificateIsNotNeeded() throws Exception {
    server.requestClientAuth();
    assertThat(portal(portals.of("localhost"), ownAuthority()).api().self())
        .isInstanceOf(Reply.Ok.class);
  }

  @Test
  void fileWithoutCertificateIsRejected() throws Exception {
    Path empty = Files.createFile(home.resolve("empty.pem"));
    assertThatThrownBy(() -> TrustedAuthorities.read(Files.readAllBytes(empty)))
        .isInstanceOf(CertificateException.class)
        .hasMessage("contains no certificate in PEM form");
    Path key = home.resolve("key.pem");
    Files.writeString(key, portals.authority().privateKeyPkcs8Pem());
    assertThatThrownBy(() -> TrustedAuthorities.read(Files.readAllBytes(key)))
        .hasMessage("contains no certificate in PEM form");
  }

  @Test
  void brokenCertificateIsReportedWithItsNumber() throws Exception {
    String good = portals.authority().certificatePem();
    String broken = good.replaceFirst("\n.{30}", "\n");
    assertThatThrownBy(() -> TrustedAuthorities.parse(good + broken))
        .hasMessage("contains an unreadable certificate, number 2");
    assertThat(TrustedAuthorities.parse(good + List.of("x") + good).certificates()).hasSize(2);
  }
}
