package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests responses of the api command if standard output is not a terminal. */
class ApiPipedTest {
  private static final byte[] BYTES = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, -1, 27};
  private static final String LATIN1 = "{\"response\": \"J\u00fcrgen\"}";
  private static final String JSON = "{\"response\":{\"a\" :  \"\\u00e9\"},\"status\":0}";
  private static final String TEXT = "no line end, \u001b[31m and \u00e9";

  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private PracticePortal portal;

  @BeforeEach
  void relay() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String token = portal.keys().get(0).token();
            return switch (request.getTarget()) {
              case "/odd.json" -> answer("application/json", JSON.getBytes(StandardCharsets.UTF_8));
              case "/latin1.json" ->
                  answer(
                      "application/json; charset=iso-8859-1",
                      LATIN1.getBytes(StandardCharsets.ISO_8859_1));
              case "/marked.json" ->
                  answer("application/json", ("\ufeff" + LATIN1).getBytes(StandardCharsets.UTF_8));
              case "/odd.png" -> answer("image/png", BYTES);
              case "/odd.txt" -> answer("text/plain", TEXT.getBytes(StandardCharsets.UTF_8));
              case "/nothing" -> new MockResponse.Builder().code(204).build();
              case "/echo.txt" ->
                  answer("text/plain", ("<" + token + ">").getBytes(StandardCharsets.UTF_8));
              default -> Relay.forward(portal.address(), request);
            };
          }
        });
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private static MockResponse answer(String type, byte[] body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .body(new Buffer().write(body))
        .build();
  }

  /** The bytes on standard output, and the text on standard error. */
  private record ProcessResult(ByteString bytes, String err) {
    byte[] out() {
      return bytes.toByteArray();
    }
  }

  private ProcessResult run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(LauncherTerminal.LAUNCHER);
    command.addAll(List.of(words));
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PHOTOSHELL_HOME",
                home.toString(),
                "DOCSPACE_BASE_URL",
                server.url("/").toString(),
                "DOCSPACE_API_KEY",
                portal.keys().get(0).token()));
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return new ProcessResult(ByteString.of(Files.readAllBytes(out)), Files.readString(err));
  }

  @Test
  void jsonIsUnchangedAndEndsWithALineBreak() throws Exception {
    ProcessResult result = run("api", "GET", "/odd.json");
    assertThat(result.out()).asString(StandardCharsets.UTF_8).isEqualTo(JSON + "\n");
    assertThat(result.err()).contains("200 · ").doesNotContain("\u001b");
  }

  @Test
  void imageIsPrintedAsItsBytes() throws Exception {
    ProcessResult result = run("api", "GET", "/odd.png");
    assertThat(result.out()).isEqualTo(BYTES);
    assertThat(result.err()).contains("200 · ", "11 bytes · image/png");
  }

  @Test
  void savedPhotoIsPrintedAsItsBytes() throws Exception {
    Path file = home.resolve("me.png");
    run("photo-save", "@self", file.toString(), "--default");
    ProcessResult result = run("photo-save", "@self", "-", "--default");
    assertThat(result.out()).isEqualTo(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(result.err()).isEmpty();
  }

  @Test
  void textIsUnchanged() throws Exception {
    assertThat(run("api", "GET", "/odd.txt").out())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(TEXT);
    assertThat(run("api", "DELETE", "/nothing").out()).isEmpty();
  }

  @Test
  void jsonInAnotherCharsetIsUnchanged() throws Exception {
    assertThat(run("api", "GET", "/latin1.json").out())
        .asString(StandardCharsets.ISO_8859_1)
        .isEqualTo(LATIN1);
    assertThat(run("api", "GET", "/marked.json").out())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("\ufeff" + LATIN1);
    for (String path : List.of("/latin1.json", "/marked.json")) {
      assertThat(run("api", "GET", path, "--json").out())
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringNewLines("\"J\u00fcrgen\"\n");
    }
  }

  @Test
  void severalResponsesAreConcatenated() throws Exception {
    ProcessResult result = run("-c", "api GET /odd.png; api GET /odd.txt; api GET /odd.json");
    byte[] whole =
        new Buffer().write(BYTES).writeUtf8(TEXT).writeUtf8(JSON).writeUtf8("\n").readByteArray();
    assertThat(result.out()).isEqualTo(whole);
  }

  @Test
  void jsonOptionPrintsResponseFacts() throws Exception {
    assertThat(run("api", "GET", "/odd.png", "--json").out())
        .asString(StandardCharsets.UTF_8)
        .isEqualToIgnoringNewLines(
            "{\n  \"status\": 200,\n  \"contentType\": \"image/png\",\n  \"bytes\": 11\n}\n");
    assertThat(run("api", "GET", "/odd.txt", "--json").out())
        .asString(StandardCharsets.UTF_8)
        .contains("\"text\": \"no line end, \\u001b[31m and é\"");
  }

  @Test
  void tokenIsRemovedFromTexts() throws Exception {
    ProcessResult result = run("api", "GET", "/echo.txt");
    assertThat(result.out()).asString(StandardCharsets.UTF_8).isEqualTo("<***>");
    assertThat(result.err()).contains("The response contained this session's API key");
  }
}
