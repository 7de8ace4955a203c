package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class HttpsTest extends PracticePortalTestBase {
  private final PracticePortal portal = open(PracticeSettings.defaults().withHttps());

  private static HttpClient trusting(String pem) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(portal.address() + path))
        .header("Authorization", "Bearer " + portal.keys().get(0).token());
  }

  @Test
  void clientThatTrustsTheAuthorityConnects() throws Exception {
    HttpClient client = trusting(portal.certificateAuthority().orElseThrow());
    HttpResponse<String> response =
        client.send(request("/api/2.0/people/@self").build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"href\":\"" + portal.address() + "/api/2.0/people/@self");
    String localhost = portal.address().replace("127.0.0.1", "localhost") + "/api/2.0/capabilities";
    HttpRequest byName = HttpRequest.newBuilder(URI.create(localhost)).build();
    assertThat(client.send(byName, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void clientThatDoesNotTrustTheAuthorityFails() throws Exception {
    HttpRequest request = request("/api/2.0/capabilities").build();
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
    String other =
        open(PracticeSettings.defaults().withHttps()).certificateAuthority().orElseThrow();
    HttpClient wrong = trusting(other);
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> wrong.send(request, BodyHandlers.ofString()));
    assertThat(open(ServerVersion.V3_7).certificateAuthority()).isEmpty();
  }

  @ContractRow("P19")
  @Test
  void httpsPortalRejectsHttpPhotoUrl() throws Exception {
    HttpClient client = trusting(portal.certificateAuthority().orElseThrow());
    HttpRequest put =
        request(photo("omar"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"files\":\"http://photos.example/ada.png\"}"))
            .build();
    HttpResponse<String> response = client.send(put, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("Access denied");
  }
}
