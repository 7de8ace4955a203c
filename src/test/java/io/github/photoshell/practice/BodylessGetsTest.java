package io.github.photoshell.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As ASP.NET does, a portal takes no notice of a body that a GET or a HEAD brings. */
class BodylessGetsTest extends OpenPortals {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 \\d{3}");

  /** Sends requests all at once, and returns all that is answered to them. */
  private String answers(String requests) throws IOException {
    URI address = URI.create(open(Rules.V3_7).address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(requests.getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String passed(String sent) throws IOException {
    byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
    try (InputStream requests = new BodylessGets(new ByteArrayInputStream(bytes))) {
      return new String(requests.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(String method, String announced, String body) {
    return method + " /api/2.0/capabilities HTTP/1.1\r\n" + announced + "\r\n\r\n" + body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void answersAsIfThereWereNoBodyAndReadsTheNextRequestBehindIt(String method) throws Exception {
    String length = get(method, "Content-Length: 2", "{}");
    String chunks = get(method, "Transfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n");
    String put = "PUT /api/2.0/people/@self/photo HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    String bare = get(method, "Accept: */*", "");
    String expected = "HTTP/1.1 " + (method.equals("GET") ? 200 : 405);
    assertThat(STATUS.matcher(answers(length + chunks + put + bare)).results())
        .extracting(MatchResult::group)
        .containsExactly(expected, expected, "HTTP/1.1 401", expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nGET b",
        "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nGET b",
        "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\nHEAD",
        "POST /a HTTP/1.1\r\nContent-Length: many\r\n\r\nGET /b",
        "GET /cut HTTP/1.1\r\nContent-Len",
        "GET /bare HTTP/1.1\r\n\r\nPUT /a HTTP/1.1\r\n\r\n",
        "no HTTP at all",
        ""
      })
  void whatIsNoBodyOfAGetArrivesAsItCame(String sent) throws Exception {
    assertThat(passed(sent)).isEqualTo(sent);
  }

  @Test
  void headWithoutAnEndIsPassedOnAndNotKept() throws Exception {
    String endless = "GET /a HTTP/1.1\r\n" + "X: y\r\n".repeat(100_000) + "z".repeat(600_000);
    assertThat(passed(endless)).isEqualTo(endless);
    assertThat(passed("z".repeat(600_000))).hasSize(600_000);
  }

  @Test
  void bodyIsLeftOutWithTheLineThatAnnouncesIt() throws Exception {
    assertThat(
            passed("GET /a HTTP/1.1\r\ncontent-length:2\r\nX: y\r\n\r\n{}PUT /b HTTP/1.1\r\n\r\n"))
        .isEqualTo("GET /a HTTP/1.1\r\nX: y\r\n\r\nPUT /b HTTP/1.1\r\n\r\n");
  }
}
