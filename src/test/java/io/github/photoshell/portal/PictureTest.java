package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.ExchangeListener;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Network;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.http.ProxySettings;
import io.github.photoshell.http.ResponseReader;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import io.github.photoshell.http.Transport;
import io.github.photoshell.http.TrustedAuthorities;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Tests the download of stored photos, and where the token is sent. */
class PictureTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0x1b, '[', 'A'};
  private static final String PATH = "/storage/userPhotos/root/ada_orig_4-4.png?hash=7";

  @StartStop final MockWebServer server = MockServers.create();
  @StartStop final MockWebServer elsewhere = MockServers.create();
  private final List<Exchange> exchanges = new ArrayList<>();

  private Portal portal(Timeouts timeouts) {
    return Portal.at(
        SampleResponses.address(server),
        Token.of("sk-secret").orElseThrow(),
        timeouts,
        call -> exchanges.add(call.exchange()));
  }

  private PictureReply picture(String address) {
    return portal(SampleResponses.PATIENT).picture(address);
  }

  private static MockResponse png() {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "image/png")
        .body(new Buffer().write(PNG))
        .build();
  }

  @Test
  void relativeUrlIsFetchedFromThePortalWithTheToken() throws Exception {
    server.enqueue(png());

    PictureReply reply = picture(PATH);

    assertThat(reply)
        .isInstanceOfSatisfying(
            PictureReply.Fetched.class,
            fetched -> {
              assertThat(fetched.picture().bytes()).isEqualTo(PNG);
            });
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/storage/userPhotos/root/ada_orig_4-4.png");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-secret");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("image/*");
  }

  @Test
  void hashIsRemovedToAvoidCaches() throws Exception {
    server.enqueue(png());
    picture(server.url("/a.png?sig=x&hash=7").toString());
    assertThat(server.takeRequest().getTarget()).isEqualTo("/a.png?sig=x");
    // On another server the hash may be part of the signature.
    elsewhere.enqueue(png());
    picture(elsewhere.url("/a.png?hash=7&X-Amz-Signature=abc").toString());
    assertThat(elsewhere.takeRequest().getTarget()).isEqualTo("/a.png?hash=7&X-Amz-Signature=abc");
  }

  @Test
  void pathThatLooksLikeAHostIsFetchedFromThePortal() throws Exception {
    server.enqueue(png());

    assertThat(
            picture(SampleResponses.address(server) + "//" + elsewhere.getHostName() + "/ada.png"))
        .isInstanceOf(PictureReply.Fetched.class);

    assertThat(server.takeRequest().getTarget())
        .isEqualTo("//" + elsewhere.getHostName() + "/ada.png");
  }

  @Test
  void imageOnAnotherServerIsFetchedWithoutTheToken() throws Exception {
    elsewhere.enqueue(png());

    PictureReply reply = picture(elsewhere.url("/ada.png?X-Amz-Signature=abc").toString());

    assertThat(reply).isInstanceOf(PictureReply.Fetched.class);
    RecordedRequest request = elsewhere.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/ada.png?X-Amz-Signature=abc");
    assertThat(request.getHeaders().get("Authorization")).isNull();
    assertThat(server.getRequestCount()).isZero();
    assertThat(exchanges.get(0).authorized()).isFalse();
    assertThat(exchanges.get(0).path()).isEqualTo(elsewhere.url("/ada.png").toString());
  }

  @Test
  void redirectToAnotherServerDropsTheToken() throws Exception {
    server.enqueue(SampleResponses.redirect(elsewhere.url("/bucket/ada.png?sig=abc").toString()));
    elsewhere.enqueue(png());

    assertThat(picture(PATH)).isInstanceOf(PictureReply.Fetched.class);

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNotNull();
    assertThat(elsewhere.takeRequest().getHeaders().get("Authorization")).isNull();
    assertThat(exchanges).hasSize(2);
    assertThat(exchanges.toString()).doesNotContain("sig=abc", "sk-secret");
  }

  @Test
  void redirectWithinThePortalKeepsTheToken() throws Exception {
    server.enqueue(SampleResponses.redirect("/storage/other.png"));
    server.enqueue(png());

    assertThat(picture(PATH)).isInstanceOf(PictureReply.Fetched.class);

    server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getTarget()).isEqualTo("/storage/other.png");
    assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer sk-secret");
  }

  @Test
  void redirectLoopEnds() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(SampleResponses.redirect(PATH));
    }

    assertThat(failureOf(picture(PATH))).isEqualTo(FailureKind.REDIRECTED);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void redirectToHttpOrToThisComputerIsRefused() {
    ServerAddress portal = SampleResponses.address("https://docs.example");
    Transport none =
        new Transport() {
          @Override
          public <T> T send(Request request, CallOptions options, ResponseReader<T> reader) {
            throw new AssertionError("sent to " + request.url());
          }
        };
    PictureDownloads pictureDownloads = new PictureDownloads(portal, new ReplySender(none, null));
    for (String address :
        List.of(
            "http://docs.example/a.png",
            "http://cdn.example/a.png",
            "https://127.0.0.1/a.png",
            "https://localhost:8443/a.png",
            "https://0.0.0.0/a.png",
            "https://[::]/a.png",
            "https://[::1]/a.png",
            "https://[::ffff:127.0.0.1]/a.png",
            "https://127.1/a.png",
            "https://2130706433/a.png",
            "https://0x7f.1/a.png",
            "https://0177.0.0.1/a.png",
            "https://169.254.169.254/latest",
            "https://[fe80::1]/a.png",
            "https://localhost./a.png",
            "\\\\0.0.0.0/a.png",
            "https://ada:secret@cdn.example/a.png",
            "//localhost/a.png",
            "/\\localhost/a.png",
            "\\/localhost/a.png")) {
      PictureReply reply = pictureDownloads.fetch(address);
      assertThat(failureOf(reply)).as(address).isEqualTo(FailureKind.UNREADABLE);
    }
  }

  @Test
  void localHostIsNotFetchedForARemotePortal() throws Exception {
    InetAddress here = InetAddress.getLocalHost();
    try (MockWebServer own = MockServers.create();
        TestProxy proxy = TestProxy.to(server.getPort())) {
      own.start(here, 0);
      String host = here.getHostName();
      Network network =
          new Network(
              TrustedAuthorities.none(),
              ProxySettings.of(Map.of("http_proxy", proxy.label(), "no_proxy", host), Map.of()));
      Portal portal =
          Portal.at(
              SampleResponses.address("http://portal.example"),
              null,
              SampleResponses.PATIENT,
              ExchangeListener.none(),
              network);
      String picture = "http://" + host + ":" + own.getPort() + "/a.png";

      assertThat(failureOf(portal.picture(picture))).isEqualTo(FailureKind.UNREADABLE);
      server.enqueue(SampleResponses.redirect(picture));
      assertThat(portal.picture("/a.png")).isInstanceOf(PictureReply.Failed.class);

      assertThat(own.getRequestCount()).isZero();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void imageThatTheKeyMayNotReadIsRefused() {
    server.enqueue(SampleResponses.empty(403));
    server.enqueue(SampleResponses.html(403));
    server.enqueue(SampleResponses.error(403, "Access denied"));
    server.enqueue(SampleResponses.empty(401));

    assertThat(picture(PATH)).isEqualTo(new PictureReply.Withheld(403));
    assertThat(picture(PATH)).isEqualTo(new PictureReply.Withheld(403));
    assertThat(picture(PATH)).isEqualTo(new PictureReply.Withheld(403));
    assertThat(picture(PATH)).isEqualTo(new PictureReply.Withheld(401));
  }

  @Test
  void missingImageIsReported() {
    server.enqueue(SampleResponses.empty(404));
    server.enqueue(SampleResponses.html(404));

    assertThat(picture(PATH)).isEqualTo(new PictureReply.Missing());
    assertThat(picture(PATH)).isEqualTo(new PictureReply.Missing());
  }

  @Test
  void imageOverTheLimitIsNotRead() {
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().write(new byte[PortalLimits.RESPONSE_BYTES + 1]))
            .build());

    assertThat(failureOf(picture(PATH))).isEqualTo(FailureKind.TOO_LARGE);
  }

  @Test
  void silentServerTimesOut() {
    server.enqueue(SampleResponses.silence());

    assertThat(failureOf(portal(SampleResponses.IMPATIENT).picture(PATH)))
        .isEqualTo(FailureKind.TIMED_OUT);
  }

  @Test
  void busyPortalIsRetried() {
    server.enqueue(SampleResponses.empty(429));
    server.enqueue(png());

    assertThat(picture(PATH)).isInstanceOf(PictureReply.Fetched.class);
  }

  @Test
  void closedSessionSendsNothing() {
    Portal portal = portal(SampleResponses.PATIENT);
    portal.close();

    assertThatThrownBy(() -> portal.picture(PATH)).isInstanceOf(PortalException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void traceHasTheSizeInsteadOfBytesAndNoQuery() {
    server.enqueue(png());

    picture(PATH);

    Exchange exchange = exchanges.get(0);
    assertThat(exchange.path()).isEqualTo("/storage/userPhotos/root/ada_orig_4-4.png");
    assertThat(exchange.authorized()).isTrue();
    assertThat(exchange.received().bytes()).isEqualTo(PNG.length);
    assertThat(exchange.received().json()).isNull();
    assertThat(exchange.toString()).doesNotContain("PNG");
    assertThat(exchange.call().target()).isEqualTo(PATH.replace("?hash=7", ""));
  }

  private static FailureKind failureOf(PictureReply reply) {
    return ((PictureReply.Failed) reply).why().kind();
  }
}
