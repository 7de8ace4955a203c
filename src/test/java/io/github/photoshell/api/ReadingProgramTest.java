package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner.ProgramResult;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.SampleResponses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs exported programs with unusual responses and unusual characters. */
@NeedsPosix("the programs are written for sh")
class ReadingProgramTest {
  private static final String TOKEN = "sk-of-ada";
  private static final String UNUSUAL_TEXT =
      "a'b\"c $HOME `id` \\ !! # & ; * [x] {y} é % 100% \\n ***";

  /** Binary data that a shell variable cannot hold. */
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 13, 10, (byte) 0xff, 10, 0};

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;
  private final List<Exchange> exchanges = new ArrayList<>();
  private Portal portal;
  private Programs programs;

  @BeforeEach
  void open() {
    portal =
        Portal.at(
            SampleResponses.address(server),
            Token.of(TOKEN).orElseThrow(),
            SampleResponses.PATIENT,
            call -> exchanges.add(call.exchange()));
    programs = new Programs(folder, server.url("/").toString(), TOKEN);
  }

  private static MockResponse answer(String type, byte[] body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .body(new Buffer().write(body))
        .build();
  }

  private static MockResponse json(String text) {
    return answer("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static MockResponse picture() {
    return answer("image/png", PICTURE);
  }

  /** Asserts that the program printed only this and succeeded. */
  private static void assertDone(ProgramResult result, String printed) {
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).containsIgnoringCase(printed);
  }

  private static void assertFailed(ProgramResult result, String... said) {
    assertThat(result.code()).isNotZero();
    assertThat(result.err()).contains(said);
  }

  /** Sends a request and returns its exchange. */
  private Exchange called(Runnable call, MockResponse response) throws InterruptedException {
    server.enqueue(response);
    call.run();
    server.takeRequest();
    return exchanges.get(exchanges.size() - 1);
  }

  private Exchange called(String method, String path, MockResponse response)
      throws InterruptedException {
    RawRequest call = new RawRequest(method, path, List.of(), List.of(), null);
    return called(() -> portal.call(call), response);
  }

  private ProgramResult again(
      ExportLanguage exportLanguage, Exchange exchange, MockResponse response) throws Exception {
    server.enqueue(response);
    return programs.run(exportLanguage, exchange);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> !file.toString().matches(".*[Cc]all.*")).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void imageIsSavedByteForByte(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Exchange exchange =
        called(() -> portal.picture("/storage/ada_size_48-48.png?hash=7"), picture());
    ProgramResult result = again(exportLanguage, exchange, picture());
    assertDone(result, "ada_size_48-48.png: 10 bytes\n");
    assertThat(folder.resolve("ada_size_48-48.png")).hasBinaryContent(PICTURE);
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getTarget()).isEqualTo("/storage/ada_size_48-48.png");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void refusalOrOtherTypeIsNotSavedAsImage(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Exchange exchange = called(() -> portal.picture("/storage/ada.png"), picture());
    ProgramResult withheld = again(exportLanguage, exchange, SampleResponses.empty(403));
    assertFailed(withheld, "The portal refused");
    assertThat(withheld.err()).containsAnyOf("no reason", ": 403");
    byte[] page = "<html>Please sign in</html>".getBytes(StandardCharsets.UTF_8);
    boolean isScript =
        exportLanguage == ExportLanguage.CURL || exportLanguage == ExportLanguage.HTTPIE;
    assertFailed(
        again(exportLanguage, exchange, answer("text/html", page)),
        isScript ? "The portal did not send an image." : "another content type: text/html");
    assertThat(files()).isEmpty();
  }

  @Test
  void removedSignatureIsReported() throws Exception {
    try (MockWebServer store = MockServers.create()) {
      store.start();
      store.enqueue(picture());
      portal.picture(store.url("/ada.png?sig=abc").toString());
      assertThat(ExportLanguage.CURL.program(exchanges.get(0)))
          .contains("# A secret was left out of this request: put it in place of ***.")
          .anyMatch(line -> line.contains("/ada.png?***"))
          .noneMatch(line -> line.contains("abc"))
          .noneMatch(line -> line.contains("Authorization"));
    }
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void binaryResponseIsSaved(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    MockResponse archive = answer("application/zip", PICTURE);
    Exchange exchange = called("GET", "/api/2.0/files/..%2F.%24x%20y", archive);
    assertDone(again(exportLanguage, exchange, archive), "_._x_y: 10 bytes");
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file).hasFileName("_._x_y").hasBinaryContent(PICTURE));
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void headShowsHeaders(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    MockResponse found =
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("X-Kept", "so it is")
            .build();
    Exchange exchange = called("HEAD", "/api/2.0/people/@self", found);
    assertDone(again(exportLanguage, exchange, found), "X-Kept: so it is");
    assertThat(server.takeRequest().getMethod()).isEqualTo("HEAD");
    assertFailed(again(exportLanguage, exchange, SampleResponses.empty(404)), "The portal refused");
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void redirectIsAFailure(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    Exchange exchange = called("GET", "/api/2.0/settings", SampleResponses.ok("1"));
    MockResponse elsewhere =
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", server.url("/elsewhere").toString())
            .build();
    assertFailed(again(exportLanguage, exchange, elsewhere), "The portal refused");
    assertThat(server.getRequestCount()).as("not followed, token and all").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void textThatLooksLikeARefusalIsASuccess(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    MockResponse response =
        json(
            """
            {"response": [{"success": false, "message": "an old delivery"}], "status": 0}\
            """);
    Exchange exchange = called("GET", "/api/2.0/settings/webhooks", response);
    assertDone(again(exportLanguage, exchange, response), "an old delivery");
  }

  @ParameterizedTest
  @EnumSource(ExportLanguage.class)
  void unusualCharactersArriveUnchanged(ExportLanguage exportLanguage) throws Exception {
    programs.assumeRuns(exportLanguage);
    MockResponse ok = json("{\"response\": 1}");
    String json =
        "{\"name\": \"%s\"}".formatted(UNUSUAL_TEXT.replace("\\", "\\\\").replace("\"", "\\\""));
    for (RawRequest call :
        List.of(
            new RawRequest(
                "GET",
                "/api/2.0/people",
                List.of(new Pair("filterValue", UNUSUAL_TEXT)),
                List.of(),
                null),
            new RawRequest(
                "PUT",
                "/api/2.0/people/a%2Fb",
                List.of(),
                List.of(new Pair("X-Odd", "=a 'b' \"c\" $d"), new Pair("X-Empty", "")),
                new RawRequest.JsonContent(json)),
            new RawRequest(
                "POST",
                "/api/2.0/form",
                List.of(),
                List.of(),
                new RawRequest.Form(
                    List.of(
                        new RawRequest.TextPart("a:b@c", "@" + UNUSUAL_TEXT),
                        new RawRequest.TextPart("[0] \"{x}\"; <é>", "<no file;type=text/html"),
                        new RawRequest.TextPart("c", "=" + UNUSUAL_TEXT)))),
            new RawRequest(
                "DELETE",
                "/api/2.0/group",
                List.of(),
                List.of(),
                new RawRequest.JsonContent("{}")))) {
      server.enqueue(ok);
      portal.call(call);
      RecordedRequest first = server.takeRequest();
      assertDone(again(exportLanguage, exchanges.get(exchanges.size() - 1), ok), "");
      RecordedRequest second = server.takeRequest();
      assertThat(second.getMethod()).isEqualTo(first.getMethod());
      assertThat(second.getTarget()).isEqualTo(first.getTarget());
      for (String header : List.of("X-Odd", "X-Empty")) {
        assertThat(second.getHeaders().get(header)).isEqualTo(first.getHeaders().get(header));
      }
      assertThat(body(second)).isEqualTo(body(first));
    }
  }

  @ParameterizedTest
  @CsvSource({"a\\b,c", "a,C:\\@home", "a,\\\\\\=x"})
  void textThatHttpieWouldChangeIsNotSent(String name, String value) throws Exception {
    programs.assumeRuns(ExportLanguage.HTTPIE);
    RawRequest call =
        new RawRequest(
            "POST",
            "/x",
            List.of(),
            List.of(),
            new RawRequest.Form(List.of(new RawRequest.TextPart(name, value))));
    Exchange exchange = called(() -> portal.call(call), SampleResponses.ok("1"));
    assertFailed(programs.run(ExportLanguage.HTTPIE, exchange), "Export it as curl");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** Removes the boundary between form parts, which differs for each sender. */
  private static String body(RecordedRequest request) {
    String type = String.valueOf(request.getHeaders().get("Content-Type"));
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    return body.replace(type.replaceFirst(".*boundary=\"?([^\"]*)\"?", "$1"), "-")
        .replaceAll("-{2,}", "--")
        .replaceAll("(?i)Content-(Length|Type): .*\r\n", "");
  }
}
