package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what curl sends with what the {@code api} lines of {@code curl-lines.txt} send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurlLinesTest {
  private static final String PORTAL = "https://portal.example.com";

  /** The exit code of a curl that does not know an option yet. */
  private static final int UNKNOWN_OPTION = 2;

  private Path folder;
  private PracticePortal practice;
  private MockWebServer server;
  private TestShell shell;
  private TestConsole console;
  private volatile boolean records;

  /**
   * A command with what it sends.
   *
   * @param sent the values of curl
   * @param ours the values of photoshell that differ
   * @param refused the message if photoshell refuses the command; may be empty
   */
  private record Case(
      String title,
      String line,
      Map<String, String> sent,
      Map<String, String> ours,
      String refused) {
    boolean isForWindows() {
      return title.startsWith("cmd:");
    }

    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    practice = PracticePortal.start(PracticeSettings.defaults());
    server = MockServers.create();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return records ? answer(request.getMethod()) : forwarded(request);
          }
        });
    server.start();
    Files.writeString(folder.resolve("me.png"), "pixel");
    Files.writeString(folder.resolve("body.json"), "{\n  \"a\": 1\n}\n");
    shell = new TestShell(folder.resolve("home"), portal(), practice.keys().get(0).token());
    console = shell.console();
    assertThat(console.run("status").code()).isZero();
    records = true;
    drain();
  }

  @AfterAll
  void close() {
    shell.close();
    server.close();
    practice.close();
  }

  private static MockResponse answer(String method) {
    MockResponse.Builder answer =
        new MockResponse.Builder().setHeader("Content-Type", "application/json");
    return method.equals("HEAD")
        ? answer.build()
        : answer
            .body("{\"response\": {}, \"count\": 1, \"status\": 0, \"statusCode\": 200}")
            .build();
  }

  private MockResponse forwarded(RecordedRequest request) {
    Request copy =
        new Request.Builder()
            .url(practice.address() + request.getTarget())
            .headers(request.getHeaders().newBuilder().removeAll("Accept-Encoding").build())
            .build();
    try (Response response = new OkHttpClient().newCall(copy).execute()) {
      return new MockResponse.Builder()
          .code(response.code())
          .setHeader("Content-Type", response.header("Content-Type", "text/plain"))
          .body(response.body().string())
          .build();
    } catch (IOException e) {
      return new MockResponse.Builder().code(502).build();
    }
  }

  private String portal() {
    return server.url("/").toString().replaceFirst("/$", "");
  }

  private void drain() {
    while (take(0) != null) {
      // Requests of connecting.
    }
  }

  private RecordedRequest take(int seconds) {
    try {
      return server.takeRequest(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Case> cases() throws IOException {
    String file =
        Files.readString(Path.of("src/test/resources/io/github/photoshell/api/curl-lines.txt"));
    return Stream.of(file.split("(?m)^= ")).skip(1).map(CurlLinesTest::parsed);
  }

  private static Case parsed(String block) {
    List<String> lines = block.strip().lines().toList();
    Map<String, List<String>> sections = new LinkedHashMap<>();
    String section = "line";
    for (String line : lines.subList(1, lines.size())) {
      if (List.of("sends", "ours", "refused").contains(line)) {
        section = line;
      } else {
        sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line);
      }
    }
    return new Case(
        lines.get(0),
        String.join("\n", sections.getOrDefault("line", List.of())),
        values(sections.getOrDefault("sends", List.of())),
        values(sections.getOrDefault("ours", List.of())),
        String.join("\n", sections.getOrDefault("refused", List.of())));
  }

  private static Map<String, String> values(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      values.put(line.replaceFirst(":.*", ""), line.replaceFirst("[^:]*: ?", ""));
    }
    return values;
  }

  private String withAddress(String line) {
    return line.replace(PORTAL, portal())
        .replace("ME.PNG", folder.resolve("me.png").toString())
        .replace("BODY.JSON", folder.resolve("body.json").toString());
  }

  /** Returns the parts of a request that the comparison covers. */
  private static Map<String, String> values(RecordedRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    String target = request.getTarget();
    values.put("method", request.getMethod());
    values.put("path", target.replaceFirst("\\?.*", ""));
    values.put("query", query(target));
    String type = request.getHeaders().get("Content-Type");
    values.put("type", type == null ? "none" : type.replaceFirst(";.*", ""));
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    values.put("body", type != null && type.startsWith("multipart/") ? parts(body) : escaped(body));
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private static String query(String target) {
    int question = target.indexOf('?');
    return question < 0
        ? ""
        : Stream.of(target.substring(question + 1).split("&"))
            .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
            .collect(Collectors.joining(", "));
  }

  /** Returns the parts of a form: name, file name, type and text. */
  private static String parts(String body) {
    Pattern part =
        Pattern.compile(
            "(?is)Content-Disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?\r\n"
                + "((?:[\\w-]+: [^\r]*\r\n)*)\r\n(.*?)\r\n--");
    Matcher found = part.matcher(body);
    List<String> all = new ArrayList<>();
    while (found.find()) {
      Matcher type = Pattern.compile("(?i)Content-Type: ([^\r]*)").matcher(found.group(3));
      String file = found.group(2) == null ? "" : " (" + found.group(2) + ")";
      all.add(
          found.group(1) + file + ": " + (type.find() ? type.group(1) + " " : "") + found.group(4));
    }
    return String.join(" / ", all);
  }

  private static String escaped(String body) {
    return body.replace("\n", "⏎");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lineOfPhotoshellSendsWhatCurlSends(Case caseValue) {
    Output output = console.run(withAddress(caseValue.line()));
    if (!caseValue.refused().isEmpty()) {
      assertThat(output.remarks()).startsWith(caseValue.refused());
      assertThat(output.code()).isEqualTo(2);
      return;
    }
    assertThat(output.code()).as(output.toString()).isZero();
    assertThat(take(0)).as("nothing is sent yet").isNull();
    String line = output.results().stripTrailing();
    assertThat(line).startsWith("api ").doesNotContain("sk-0123").doesNotContain("secret");
    Output sent = console.run(line + " --yes");
    assertThat(sent.code()).as(line + "\n" + sent).isZero();
    Map<String, String> expected = new LinkedHashMap<>(caseValue.sent());
    expected.putAll(caseValue.ours());
    assertThat(values(take(5))).as(line).isEqualTo(withoutEmpty(expected));
  }

  private static Map<String, String> withoutEmpty(Map<String, String> values) {
    values.values().removeIf(String::isEmpty);
    return values;
  }

  @ParameterizedTest
  @MethodSource("cases")
  @NeedsPosix("bash splits the lines")
  void recordedValuesAreThoseOfTheInstalledCurl(Case caseValue) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/curl")) && Files.isExecutable(Path.of("/bin/bash")));
    assumeTrue(caseValue.refused().isEmpty() && !caseValue.isForWindows());
    ProcessBuilder bash =
        new ProcessBuilder("/bin/bash", "-o", "pipefail", "-c", withAddress(caseValue.line()));
    bash.environment().put("DOCSPACE_BASE_URL", portal());
    bash.environment().put("DOCSPACE_API_KEY", "sk-unused");
    Process process =
        bash.redirectErrorStream(true).redirectOutput(folder.resolve("curl.out").toFile()).start();
    assumeTrue(process.waitFor() != UNKNOWN_OPTION, "an older curl");
    Map<String, String> sent = values(take(5));
    assertThat(sent).isEqualTo(caseValue.sent());
  }

  @Test
  void tableHasFortyLines() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
  }
}
