package io.github.photoshell.portal;

import static io.github.photoshell.portal.SampleResponses.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Timeouts;
import io.github.photoshell.http.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests calls without a usable response. */
@Timeout(30)
class PortalFailureTest {
  @StartStop final MockWebServer server = MockServers.create();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  private Portal portal(String address, Timeouts timeouts) {
    return Portal.at(
        SampleResponses.address(address),
        Token.of("sk-ada").orElseThrow(),
        timeouts,
        call -> exchanges.add(call.exchange()));
  }

  private Portal portal() {
    return portal(server.url("/").toString(), SampleResponses.PATIENT);
  }

  private static FailureKind failureOf(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return ((Reply.Failed<?>) reply).kind();
  }

  @Test
  void refusedConnectionIsReported() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    var reply = portal("http://127.0.0.1:" + port, SampleResponses.PATIENT).api().self();

    assertThat(failureOf(reply)).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(((Reply.Failed<?>) reply).detail()).isEqualTo("127.0.0.1:" + port);
    assertThat(exchanges).extracting(Exchange::status).containsExactly(-1);
    assertThatThrownBy(reply::orThrow)
        .isInstanceOfSatisfying(PortalException.class, e -> assertThat(e.status()).isNull());
  }

  @Test
  void unknownHostIsReported() {
    var reply = portal("http://portal.invalid", SampleResponses.PATIENT).api().self();

    assertThat(failureOf(reply)).isEqualTo(FailureKind.UNKNOWN_HOST);
    assertThat(((Reply.Failed<?>) reply).detail()).isEqualTo("portal.invalid");
  }

  @Test
  void oneReachableAddressOfAHostIsEnough() throws Exception {
    // localhost is ::1 and 127.0.0.1, but this server listens on the latter only.
    try (MockWebServer v4 = MockServers.create()) {
      v4.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      v4.enqueue(SampleResponses.ok(SampleResponses.ada()));

      assertThat(portal("http://localhost:" + v4.getPort(), SampleResponses.PATIENT).api().self())
          .isInstanceOf(Reply.Ok.class);
    }
  }

  @Test
  void connectionLostBeforeTlsIsNotReportedAsUnreachable() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread breaking =
          new Thread(
              () -> {
                try (Socket socket = rude.accept()) {
                  socket.getInputStream().read();
                  // Closing it this way sends a reset.
                  socket.setSoLinger(true, 0);
                } catch (IOException e) {
                  // The test has ended.
                }
              });
      breaking.start();
      assertThat(
              failureOf(
                  portal("https://127.0.0.1:" + rude.getLocalPort(), SampleResponses.PATIENT)
                      .api()
                      .self()))
          .isEqualTo(FailureKind.TLS);
      breaking.join();
    }
  }

  @Test
  void serverWithoutTlsIsReported() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      respondOnce(plain, "HTTP/1.1 400 Bad Request\r\n\r\n");

      assertThat(
              failureOf(
                  portal("https://127.0.0.1:" + plain.getLocalPort(), SampleResponses.PATIENT)
                      .api()
                      .self()))
          .isEqualTo(FailureKind.NO_TLS);
    }
  }

  @Test
  void missingResponseTimesOut() {
    server.enqueue(SampleResponses.silence());

    assertThat(
            failureOf(portal(server.url("/").toString(), SampleResponses.IMPATIENT).api().self()))
        .isEqualTo(FailureKind.TIMED_OUT);
  }

  @Test
  void slowlyTricklingResponseTimesOut() {
    server.enqueue(
        new MockResponse.Builder(SampleResponses.ok(SampleResponses.ada()))
            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
            .build());

    assertThat(
            failureOf(portal(server.url("/").toString(), SampleResponses.IMPATIENT).api().self()))
        .isEqualTo(FailureKind.TIMED_OUT);
    assertThat(exchanges).extracting(Exchange::status).containsExactly(200);
  }

  @Test
  void photoChangeHasALongerTimeout() {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(10));
    server.enqueue(
        new MockResponse.Builder(SampleResponses.ok(SampleResponses.photo(ADA, 1)))
            .headersDelay(600, TimeUnit.MILLISECONDS)
            .build());

    assertThat(
            portal(server.url("/").toString(), timeouts)
                .api()
                .setPhoto(ADA, "https://photos.example/ada.png"))
        .isInstanceOf(Reply.Ok.class);
  }

  @Test
  void connectionLostDuringTheResponseIsReported() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(
          new MockResponse.Builder(SampleResponses.ok(SampleResponses.ada()))
              .onResponseBody(new SocketEffect.CloseSocket())
              .build());
    }

    assertThat(failureOf(portal().api().self())).isEqualTo(FailureKind.CONNECTION_LOST);
    assertThat(exchanges).hasSize(4).extracting(Exchange::status).containsOnly(200);
  }

  @Test
  void nonHttpResponseIsReported() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      respondOnce(other, "220 mail.example ESMTP\r\n");

      assertThat(
              failureOf(
                  portal("http://127.0.0.1:" + other.getLocalPort(), SampleResponses.PATIENT)
                      .api()
                      .self()))
          .isEqualTo(FailureKind.UNREADABLE);
    }
  }

  @Test
  void invalidContentEncodingIsReportedAndNotRetried() {
    byte[] half = new byte[40];
    half[0] = 0x1f;
    half[1] = (byte) 0x8b;
    half[2] = 8;
    for (Buffer body :
        List.of(new Buffer().writeUtf8("{\"response\": 1}"), new Buffer().write(half))) {
      exchanges.clear();
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .addHeader("Content-Encoding", "gzip")
              .body(body)
              .build());
      var reply = portal().api().self();

      assertThat(failureOf(reply)).isEqualTo(FailureKind.UNREADABLE);
      assertThat(((Reply.Failed<?>) reply).detail())
          .isEqualTo("it is declared as gzip, but is not");
      assertThat(exchanges).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Y: z\r\n", "X-Y-Z"})
  void endlessHeadersAreReportedAndNotRetried(String piece) throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread talking =
          new Thread(
              () -> {
                try (Socket socket = endless.accept();
                    OutputStream out = socket.getOutputStream()) {
                  out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                  byte[] much = piece.repeat(1000).getBytes(StandardCharsets.US_ASCII);
                  while (true) {
                    out.write(much);
                  }
                } catch (IOException e) {
                  // The client has closed the connection.
                }
              });
      talking.setDaemon(true);
      talking.start();
      var reply =
          portal("http://127.0.0.1:" + endless.getLocalPort(), SampleResponses.PATIENT)
              .api()
              .self();

      assertThat(failureOf(reply)).isEqualTo(FailureKind.UNREADABLE);
      assertThat(((Reply.Failed<?>) reply).detail()).isEqualTo("its headers do not end");
      assertThat(exchanges).hasSize(1);
      talking.join();
    }
  }

  @Test
  void truncatedHeadersMeanALostConnection() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread talking =
          new Thread(
              () -> {
                for (int i = 0; i < 4; i++) {
                  try (Socket socket = listener.accept()) {
                    socket.getInputStream().read(new byte[1000]);
                    socket
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nX-".getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    // The client has closed the connection.
                  }
                }
              });
      talking.setDaemon(true);
      talking.start();

      assertThat(
              failureOf(
                  portal("http://127.0.0.1:" + listener.getLocalPort(), SampleResponses.PATIENT)
                      .api()
                      .self()))
          .isEqualTo(FailureKind.CONNECTION_LOST);
      assertThat(exchanges).hasSize(4);
    }
  }

  @Test
  void cancelEndsTheWaitForAResponse() throws Exception {
    server.enqueue(SampleResponses.silence());
    Portal portal = portal();
    CompletableFuture<Reply<Profile>> call = CompletableFuture.supplyAsync(portal.api()::self);
    server.takeRequest();

    portal.cancelCalls();

    assertCancelled(call);
    assertThat(exchanges).extracting(Exchange::kind).containsExactly(FailureKind.CANCELLED);
  }

  @Test
  void cancelEndsThePauseBeforeARetry() throws Exception {
    server.enqueue(
        new MockResponse.Builder(SampleResponses.empty(429))
            .addHeader("Retry-After", "60")
            .build());
    Portal portal = portal();
    CompletableFuture<Reply<Profile>> call = CompletableFuture.supplyAsync(portal.api()::self);
    while (exchanges.isEmpty()) {
      Thread.sleep(5);
    }

    portal.cancelCalls();

    assertCancelled(call);
  }

  @Test
  void cancelEndsBackgroundCalls() throws Exception {
    server.enqueue(SampleResponses.silence());
    Portal portal = portal();
    CompletableFuture<Reply<Profile>> call =
        CompletableFuture.supplyAsync(() -> portal.inBackground().api().self());
    server.takeRequest();

    portal.cancelCalls();

    assertCancelled(call);
  }

  @Test
  void interruptCancelsTheCall() throws Exception {
    server.enqueue(SampleResponses.silence());
    Portal portal = portal();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              PortalException e = catchThrowableOfType(PortalException.class, portal.api()::self);
              interrupted.complete(
                  e.kind() == FailureKind.CANCELLED && Thread.currentThread().isInterrupted());
            });
    thread.start();
    server.takeRequest();

    thread.interrupt();

    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closedPortalSendsNothing() {
    Portal portal = portal();
    portal.close();

    assertThatThrownBy(portal.api()::self)
        .isInstanceOfSatisfying(
            PortalException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
    assertThat(server.getRequestCount()).isZero();
  }

  private static void respondOnce(ServerSocket listener, String answer) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = listener.accept();
                  OutputStream out = socket.getOutputStream()) {
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                // The client closes first; otherwise a reset could arrive before the response.
                while (socket.getInputStream().read() >= 0) {}
              } catch (IOException e) {
                // The client has closed the connection.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void assertCancelled(CompletableFuture<?> call) {
    assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            PortalException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED);
              assertThat(e.call()).startsWith("GET http://");
            });
  }
}
