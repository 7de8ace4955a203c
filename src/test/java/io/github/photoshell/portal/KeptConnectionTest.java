package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests reused connections that the server has closed meanwhile. */
@Timeout(30)
class KeptConnectionTest {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  /** The server's action on a connection after its first response. */
  private enum AfterResponse {
    KEEP,
    FIN,
    RST,
    TIME_OUT_TOLD,
    FIN_BEHIND_NEXT_REQUEST,
    RST_WITHIN_NEXT_REQUEST
  }

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Exchange> exchanges = new ArrayList<>();
  private ServerSocket listener;
  private volatile AfterResponse afterResponse = AfterResponse.KEEP;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread server =
        new Thread(
            () -> {
              boolean isFirst = true;
              while (!listener.isClosed()) {
                try {
                  serve(listener.accept(), isFirst ? afterResponse : AfterResponse.KEEP);
                } catch (IOException e) {
                  // The client or the test has ended.
                }
                isFirst = false;
              }
            });
    server.setDaemon(true);
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private void serve(Socket socket, AfterResponse action) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (boolean isFirst = true; ; isFirst = false) {
        if (!isFirst && action == AfterResponse.RST_WITHIN_NEXT_REQUEST) {
          in.read();
          socket.setSoLinger(true, 0);
          return;
        }
        if (!read(in)) {
          return;
        }
        if (!isFirst && action == AfterResponse.FIN_BEHIND_NEXT_REQUEST) {
          return;
        }
        respond(
            socket,
            "200 OK",
            "{\"response\": %s}".formatted(SampleResponses.photo(SampleResponses.ADA, 1)));
        switch (action) {
          case FIN -> {
            return;
          }
          case RST -> {
            // The client must read the response before the reset arrives.
            pause();
            socket.setSoLinger(true, 0);
            return;
          }
          case TIME_OUT_TOLD -> {
            respond(socket, "408 Request Timeout", "");
            return;
          }
          default -> {
            // The next request is read.
          }
        }
      }
    } finally {
      closed.countDown();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
    requests.add(head.substring(0, head.indexOf(" ")));
    return true;
  }

  private static void respond(Socket socket, String status, String body) throws IOException {
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, body.length());
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
  }

  private Portal portal() {
    return Portal.at(
        SampleResponses.address("http://127.0.0.1:" + listener.getLocalPort()),
        Token.of("sk-ada").orElseThrow(),
        // A retry would have had a pause.
        new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60)),
        call -> exchanges.add(call.exchange()));
  }

  private static RawRequest call(String method) {
    return new RawRequest(
        method, "/api/2.0/x", List.of(), List.of(), new RawRequest.JsonContent("{\"a\": 1}"));
  }

  @ParameterizedTest
  @CsvSource({
    "FIN, PUT",
    "FIN, POST",
    "FIN, PATCH",
    "FIN, DELETE",
    "RST, PUT",
    "RST, POST",
    "TIME_OUT_TOLD, PUT",
    "TIME_OUT_TOLD, POST"
  })
  void unreadChangeIsSentAgain(AfterResponse action, String method) throws Exception {
    afterResponse = action;
    Portal portal = portal();
    portal.api().photo(SampleResponses.ADA).orThrow();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(portal.call(call(method)).status()).isEqualTo(200);

    assertThat(requests).containsExactly("GET", method);
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void unreadUploadIsSentAgain() throws Exception {
    afterResponse = AfterResponse.FIN;
    Portal portal = portal();
    portal.api().photo(SampleResponses.ADA).orThrow();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(portal.api().setPhoto(SampleResponses.ADA, "https://photos.example/ada.png"))
        .isInstanceOf(Reply.Ok.class);

    assertThat(requests).containsExactly("GET", "PUT");
    assertThat(exchanges).extracting(Exchange::attempt).containsExactly(1, 1, 2);
  }

  @Test
  void partlyWrittenChangeIsSentAgain() throws Exception {
    afterResponse = AfterResponse.RST_WITHIN_NEXT_REQUEST;
    Portal portal = portal();
    portal.api().photo(SampleResponses.ADA).orThrow();
    byte[] large = new byte[8 * 1024 * 1024];

    portal.api().uploadPhoto(SampleResponses.ADA, Path.of("ada.png"), "image/png", large);

    assertThat(requests).containsExactly("GET", "POST");
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void changeThatMayHaveBeenReadIsSentOnce() throws Exception {
    afterResponse = AfterResponse.FIN_BEHIND_NEXT_REQUEST;
    Portal portal = portal();
    portal.api().photo(SampleResponses.ADA).orThrow();

    RawResponse response = portal.call(call("POST"));

    assertThat(response.status()).isEqualTo(-1);
    assertThat(response.refusal())
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONNECTION_LOST));
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(requests).containsExactly("GET", "POST");
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void openConnectionIsReused() {
    Portal portal = portal();
    portal.api().photo(SampleResponses.ADA).orThrow();
    for (int i = 0; i < 5; i++) {
      assertThat(portal.call(call("PUT")).status()).isEqualTo(200);
    }
    assertThat(exchanges.subList(1, 6))
        .allSatisfy(exchange -> assertThat(exchange.timings().connect()).isEqualTo(-1));
  }
}
