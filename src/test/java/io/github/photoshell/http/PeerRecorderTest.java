package io.github.photoshell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.CipherSuite;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is recorded of a portal's certificates and clock, and of no other host's. */
class PeerRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder()
          .certificateAuthority(0)
          .commonName("Ada's, \"own\" authority")
          .build();
  private static final HeldCertificate PORTAL =
      new HeldCertificate.Builder()
          .commonName("portal.example")
          .addSubjectAlternativeName("portal.example")
          .addSubjectAlternativeName("*.portal.example")
          .addSubjectAlternativeName("192.0.2.7")
          .validityInterval(NOW.toEpochMilli(), NOW.plusSeconds(60).toEpochMilli())
          .signedBy(AUTHORITY)
          .build();

  private final PeerRecorder recorder = new PeerRecorder("portal.example", 443);

  @Test
  void certificateHasNamesHostsAndValidity() {
    recorder.observe("portal.example", new X509Certificate[] {PORTAL.certificate()});
    assertThat(recorder.chain())
        .containsExactly(
            new PeerCertificate(
                "portal.example",
                "Ada's, \"own\" authority",
                NOW,
                NOW.plusSeconds(60),
                List.of("portal.example", "*.portal.example", "192.0.2.7")));
    assertThat(recorder.tlsVersion()).as("before the handshake has succeeded").isNull();
  }

  @Test
  void authorityHasNoHosts() {
    PeerCertificate authority = PeerCertificate.of(AUTHORITY.certificate());
    assertThat(authority.names()).isEmpty();
    assertThat(authority.subject()).isEqualTo(authority.issuer());
  }

  @Test
  void handshakeOfThePortalReplacesWhatWasShown() {
    recorder.observe("portal.example", new X509Certificate[] {PORTAL.certificate()});
    recorder.observe("files.example", new X509Certificate[] {AUTHORITY.certificate()});
    assertThat(recorder.chain()).hasSize(1);
    Handshake handshake =
        Handshake.get(
            TlsVersion.TLS_1_3,
            CipherSuite.TLS_AES_128_GCM_SHA256,
            List.of(PORTAL.certificate(), AUTHORITY.certificate()),
            List.of());
    recorder.observe("files.example", handshake);
    assertThat(recorder.tlsVersion()).isNull();
    recorder.observe("portal.example", handshake);
    assertThat(recorder.tlsVersion()).isEqualTo("TLSv1.3");
    assertThat(recorder.chain())
        .extracting(PeerCertificate::subject)
        .containsExactly("portal.example", "Ada's, \"own\" authority");
  }

  @Test
  void certificateRequestCountsOnThePortalsPortOnly() {
    assertThat(recorder.recordCertificateRequest("portal.example", 8443)).isFalse();
    assertThat(recorder.recordCertificateRequest("files.example", 443)).isFalse();
    assertThat(recorder.asksForCertificate()).isFalse();
    assertThat(recorder.recordCertificateRequest("portal.example", 443)).isTrue();
    assertThat(recorder.recordCertificateRequest("files.example", 443)).isFalse();
    assertThat(recorder.asksForCertificate()).isTrue();
  }

  private static Response response(String url, @Nullable String date, long sent, long received) {
    Response.Builder response =
        new Response.Builder()
            .request(new Request.Builder().url(url).build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .sentRequestAtMillis(sent)
            .receivedResponseAtMillis(received);
    if (date != null) {
      response.header("Date", date);
    }
    return response.build();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "3600, 3600, 3600", "-86400, -86400, -86400", "-2, 4, 1"})
  void clockIsComparedWithTheMiddleOfTheRequest(long sent, long received, long ahead) {
    recorder.observe(
        response(
            "https://portal.example/",
            "Tue, 24 Nov 2026 10:00:00 GMT",
            NOW.plusSeconds(sent).toEpochMilli(),
            NOW.plusSeconds(received).toEpochMilli()));
    assertThat(recorder.clockAhead()).isEqualTo(Duration.ofSeconds(ahead));
  }

  @Test
  void otherHostsAndUnreadableDatesTellNothing() {
    long now = NOW.toEpochMilli();
    recorder.observe(response("https://files.example/", "Tue, 24 Nov 2026 11:00:00 GMT", now, now));
    recorder.observe(response("https://portal.example/", null, now, now));
    recorder.observe(response("https://portal.example/", "yesterday", now, now));
    assertThat(recorder.clockAhead()).isNull();
    recorder.observe(
        response("https://portal.example/", "Tue, 24 Nov 2026 10:00:00 GMT", now, now));
    // A slower response of the same second would show a difference that there is not.
    recorder.observe(
        response("https://portal.example/", "Tue, 24 Nov 2026 10:00:00 GMT", now, now + 9_000));
    assertThat(recorder.clockAhead()).isEqualTo(Duration.ZERO);
  }
}
