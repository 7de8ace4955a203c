package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the server with raw bytes, including invalid HTTP. */
class PracticeServerTest extends PracticePortalTestBase {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MALFORMED = 10_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final String HOST = "Host: 127.0.0.1\r\n";

  private final PracticePortal portal = open(ServerVersion.V3_7);
  private final URI address = URI.create(portal.address());

  /** Sends all bytes at once and returns everything received until the connection ends. */
  private String sendRaw(String sent) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(sent.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> statuses(String sent) throws IOException {
    return STATUS.matcher(sendRaw(sent)).results().map(match -> match.group(1)).toList();
  }

  private static String request(String line, String headers, String body) {
    return line + " HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
  }

  private static String get(String headers) {
    return request("GET /api/2.0/capabilities", headers, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void bodyOfAGetIsSkippedAndTheNextRequestIsRead(String method) throws Exception {
    String line = method + " /api/2.0/capabilities";
    String length = request(line, "Content-Length: 2\r\n", "{}");
    String chunks = request(line, "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n");
    String put = request("PUT /api/2.0/people/@self/photo", "Content-Length: 2\r\n", "{}");
    String plain = request(line, "Accept: */*\r\n", "");
    String expected = method.equals("GET") ? "200" : "405";
    assertThat(statuses(length + chunks + put + plain))
        .containsExactly(expected, expected, "401", expected);
  }

  @Test
  void connectionCloseHeaderClosesTheConnection() throws Exception {
    assertThat(statuses(get("Connection: close\r\n") + get(""))).containsExactly("200");
    String old = "GET /api/2.0/capabilities HTTP/1.0\r\n\r\n";
    assertThat(statuses(old + old)).containsExactly("200");
    assertThat(statuses(get("") + get(""))).containsExactly("200", "200");
  }

  @Test
  void chunkExtensionsAndTrailersAreAccepted() throws Exception {
    String chunks = "2;x=y\r\n{}\r\n0\r\nX: y\r\n\r\n";
    String put = request("PUT /api/2.0/people/a/photo", "Transfer-Encoding: chunked\r\n", chunks);
    assertThat(statuses(put + get(""))).containsExactly("401", "200");
  }

  @Test
  void aBodyThatDoesNotEndEndsTheConnection() throws Exception {
    byte[] part = new byte[1 << 20];
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      String length = "Content-Length: 99999999999\r\n";
      out.write(
          request("PUT /api/2.0/people/a/photo", length, "").getBytes(StandardCharsets.UTF_8));
      for (int megabytes = 0; megabytes < 1000; megabytes++) {
        out.write(part);
      }
      fail("all of it was read");
    } catch (SocketException e) {
      assertThat(statuses(get(""))).containsExactly("200");
    }
  }

  private String statusOf(String host) throws IOException {
    String line = "GET /api/2.0/capabilities HTTP/1.1\r\n";
    return String.join(" ", statuses(line + "Host: " + host + "\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8092",
        "127.1.2.3:80",
        "localhost",
        "LocalHost:8092",
        "localhost.",
        "portal.localhost:8092",
        "[::1]",
        "[::1]:8092"
      })
  void loopbackHostsAreAccepted(String host) throws IOException {
    assertThat(statusOf(host)).isEqualTo("200");
  }

  /** DNS rebinding lets a web page send requests with its own host name to this server. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example:8092",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example:8092",
        "notlocalhost",
        "0.0.0.0:8092",
        "10.0.0.5",
        "[::]:8092",
        "[fe80::1]"
      })
  void otherHostsReturn421AndAreLogged(String host) throws IOException {
    assertThat(statusOf(host)).isEqualTo("421");
    PracticeRequest request = portal.log().requests().get(0);
    assertThat(request.status()).isEqualTo(421);
    assertThat(request.note()).contains("is not this computer");
    assertThat(portal.report(1)).contains("is not this computer");
  }

  @Test
  void hostInTheRequestTargetOverridesTheHeader() throws IOException {
    String line = "GET http://rebound.example/api/2.0/settings HTTP/1.1\r\n";
    assertThat(statuses(line + HOST + "\r\n")).containsExactly("421");
    assertThat(statuses(line.replace("rebound.example", "localhost:1") + HOST + "\r\n"))
        .containsExactly("200");
  }

  @Test
  void twoAuthorizationHeadersReturn400() throws IOException {
    String keys = "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n";
    assertThat(sendRaw(get(keys))).startsWith("HTTP/1.1 400").contains("400 Bad Request");
  }

  @Test
  void requestForAnotherHostUsesNoFault() throws IOException {
    portal.faults().add(once(PracticeFault.EXPIRED_KEY));
    assertThat(statusOf("rebound.example")).isEqualTo("421");
    assertThat(portal.faults().pending()).hasSize(1);
  }

  /** A malformed request and the status of the response; 0 if there is none. */
  private record Malformed(String what, String sent, int status) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Malformed malformed(String message, String sent, int status) {
    return new Malformed(message, sent, status);
  }

  static List<Malformed> malformed() {
    String chunked = "Transfer-Encoding: chunked\r\n";
    String put = "PUT /api/2.0/people/a/photo";
    return List.of(
        malformed("nothing", "", 0),
        malformed("half a line", "GET /api", 400),
        malformed("half a head", "GET /api HTTP/1.1\r\nHo", 400),
        malformed("no HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
        malformed("another protocol", "GET / SIP/2.0\r\n" + HOST + "\r\n", 400),
        malformed("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        malformed("a line of 1 MB", "GET /" + "x".repeat(1_000_000) + " HTTP/1.1\r\n\r\n", 431),
        malformed("a header of 1 MB", get("X: " + "y".repeat(1_000_000) + "\r\n"), 431),
        malformed("1000 headers", get("X: y\r\n".repeat(1000)), 431),
        malformed("a header without a colon", get("no colon\r\n"), 400),
        malformed("a header's name that is none", get("na me: x\r\n"), 400),
        malformed("no host", "GET /api/2.0/capabilities HTTP/1.1\r\n\r\n", 400),
        malformed("two hosts", get(HOST), 400),
        malformed("a host that is none", "GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n", 400),
        malformed("a target that is no path", request("OPTIONS *", "", ""), 400),
        malformed("a length that is none", request(put, "Content-Length: many\r\n", ""), 400),
        malformed("a negative length", request(put, "Content-Length: -5\r\n", ""), 400),
        malformed("two lengths", request(put, "Content-Length: 2\r\n".repeat(2), "{}"), 400),
        malformed("half a body", request(put, "Content-Length: 9\r\n", "{}"), 400),
        malformed("a chunk's size that is none", request(put, chunked, "zz\r\n{}\r\n"), 400),
        malformed("a huge chunk", request(put, chunked, "fffffffffffffffff\r\n{}\r\n"), 400),
        malformed("half a chunk", request(put, chunked, "9\r\n{}"), 400),
        malformed("a chunk too long", request(put, chunked, "2\r\n{}}}\r\n0\r\n\r\n"), 400),
        malformed("another coding", request(put, "Transfer-Encoding: gzip\r\n", "{}"), 501));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedRequestIsRejectedAndClosesTheConnection(Malformed malformed) throws IOException {
    String next = malformed.sent().isEmpty() ? "" : get("");
    List<String> expected =
        malformed.status() == 0 ? List.of() : List.of(String.valueOf(malformed.status()));
    String sent = malformed.what().startsWith("half") ? malformed.sent() : malformed.sent() + next;
    try {
      assertThat(statuses(sent)).isEqualTo(expected);
    } catch (SocketException e) {
      // The server does not read the rest of an oversized request, so the client may see a reset
      // first.
      assertThat(malformed.status()).isEqualTo(431);
    }
    assertThat(statuses(get(""))).containsExactly("200");
  }

  @Test
  void tenThousandMalformedRequestsLeakNoSocketAndNoThread() throws Exception {
    assumeThat(ManagementFactory.getOperatingSystemMXBean())
        .isInstanceOf(UnixOperatingSystemMXBean.class);
    List<Malformed> all = new ArrayList<>(malformed());
    all.removeIf(malformed -> malformed.sent().length() > 100_000);
    for (Malformed malformed : all) {
      sendRaw(malformed.sent());
    }
    long before = openFiles();
    int threads = threadCount();
    for (int i = 0; i < MALFORMED; i++) {
      sendRaw(all.get(i % all.size()).sent());
    }
    assertThat(statuses(get(""))).containsExactly("200");
    // The server closes the last connections shortly after the clients.
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while ((openFiles() > before + 2 || threadCount() > threads + 2) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(openFiles()).isLessThanOrEqualTo(before + 2);
    assertThat(threadCount()).isLessThanOrEqualTo(threads + 2);
  }

  private static int threadCount() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
