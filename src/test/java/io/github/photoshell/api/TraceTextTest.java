package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.TrustedAuthorities;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.portal.TestCertificates;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTextTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private final List<Exchange> exchanges = new ArrayList<>();

  private Portal portal() {
    return portal(SampleResponses.address(server), Network.direct());
  }

  private Portal portal(ServerAddress address, Network network) {
    Token token = Token.of("sk-of-ada").orElseThrow();
    return Portal.at(
        address, token, SampleResponses.PATIENT, call -> exchanges.add(call.exchange()), network);
  }

  /** Replaces times, which differ from run to run. */
  private String line(int index) {
    return TraceText.line(exchanges.get(index)).plain().replaceAll("\\d+(?= ms|, |\\))", "1");
  }

  private List<String> bodies(int index) {
    return TraceText.withBodies(exchanges.get(index)).stream().map(Text::plain).skip(1).toList();
  }

  @Test
  void lineHasRequestOutcomeTimingsAndSizes() {
    server.enqueue(
        SampleResponses.ok("{\"id\": \"ada\", \"text\": \"%s\"}".formatted("x".repeat(12345))));
    server.enqueue(SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 7)));
    portal().api().self();
    assertThat(line(0))
        .matches(
            "GET /api/2.0/people/@self · 200 · 1 ms \\(connect 1, wait 1, read 1\\) · got 12,\\d{3}"
                + " bytes");
    portal().api().setPhoto(SampleResponses.ADA, "https://photos.example/ada.png");
    assertThat(line(1))
        .startsWith("PUT /api/2.0/people/" + SampleResponses.ADA + "/photo · 200 · 1 ms (")
        .contains(" · sent 42 bytes · got ");
  }

  @Test
  void tooLongPathIsShortenedInTheMiddle() {
    server.enqueue(SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 7)));
    portal().api().setPhoto(SampleResponses.ADA, "https://photos.example/ada.png");
    Exchange put = exchanges.get(0);
    assertThat(TraceText.listed(7, put, new LineLayout(80, String::length)).plain())
        .startsWith("  7  PUT /api/2.0/people/" + SampleResponses.ADA + "/photo · 200 · ");
    assertThat(TraceText.listed(7, put, new LineLayout(62, String::length)).plain())
        .startsWith("  7  PUT /…/people/" + SampleResponses.ADA + "/photo · 200 · ");
  }

  @Test
  void tlsTimeIsShown() throws Exception {
    TestCertificates certificates = new TestCertificates();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificates.of("localhost"))
            .build()
            .sslSocketFactory());
    Path pem = folder.resolve("own.pem");
    Files.writeString(pem, certificates.authority().certificatePem());
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    portal(
            SampleResponses.address("https://localhost:" + server.getPort()),
            new Network(TrustedAuthorities.read(Files.readAllBytes(pem)), ProxySettings.none()))
        .api()
        .self();
    assertThat(line(0)).contains("1 ms (connect 1, TLS 1, wait 1, read 1)");
  }

  @Test
  void everyAttemptHasALineAndEveryRefusalAReason() {
    server.enqueue(SampleResponses.empty(503));
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    server.enqueue(SampleResponses.error(403, "Access denied"));
    server.enqueue(SampleResponses.ok("{\"success\": false, \"message\": \"Security error\"}"));
    // Each is repeated at once, because the portal has not read it.
    for (int i = 0; i < 3; i++) {
      server.enqueue(SampleResponses.brokenLine());
    }
    portal().api().self();
    assertThat(line(0)).contains(" · 503 (").doesNotContain("try");
    assertThat(line(1)).contains(" · 200 · ").endsWith(" · try 2");
    portal().api().photo(SampleResponses.ADA);
    assertThat(line(2)).contains(" · 403 Access denied · ");
    portal().api().uploadPhoto(SampleResponses.ADA, Path.of("a.png"), "image/png", new byte[9]);
    assertThat(line(3)).contains(" · 200 Security error · ");
    portal().api().clearPhoto(SampleResponses.ADA);
    assertThat(line(4)).contains("DELETE ", " · connection lost · ").doesNotContain("got");
  }

  @Test
  void bodiesAreIndentedAndCutAfterTwoHundredLines() {
    String numbers =
        IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(","));
    server.enqueue(SampleResponses.ok("[" + numbers + "]"));
    server.enqueue(SampleResponses.ok("{}"));
    portal().call(new RawRequest("GET", "/api/2.0/numbers", List.of(), List.of(), null));
    List<String> lines = bodies(0);
    assertThat(lines).hasSize(201).startsWith("  < {", "  <   \"response\": [", "  <     0,");
    assertThat(lines.get(199)).isEqualTo("  <     197,");
    assertThat(lines.get(200)).matches("  < … \\d+ more lines");
    portal()
        .call(
            new RawRequest(
                "PUT",
                "/api/2.0/x",
                List.of(),
                List.of(),
                new RawRequest.JsonContent("{\"a\":[true]}")));
    assertThat(bodies(1)).startsWith("  > {", "  >   \"a\": [", "  >     true", "  >   ]", "  > }");
  }

  @Test
  void imageIsShownAsTypeAndSize() throws Exception {
    byte[] picture = new byte[12345];
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "image/png")
            .body(new Buffer().write(picture))
            .build());
    server.enqueue(SampleResponses.ok("{\"success\": true}"));
    portal().picture("/storage/ada.png?hash=7");
    assertThat(line(0)).startsWith("GET /storage/ada.png · 200 · ").endsWith("got 12,345 bytes");
    assertThat(bodies(0)).containsExactly("  < image/png, 12,345 bytes");
    portal().api().uploadPhoto(SampleResponses.ADA, Path.of("me.png"), "image/png", picture);
    assertThat(bodies(1)).startsWith("  > File: me.png, image/png", "  > Autosave: true");
  }

  @Test
  void requestsOfTabAreMarked() {
    server.enqueue(SampleResponses.ok(SampleResponses.ada()));
    portal().inBackground().api().self();
    assertThat(line(0)).startsWith("(Tab) GET /api/2.0/people/@self · 200 · ");
  }
}
