package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests where {@code api} takes its body from, and where it writes the response. */
class ApiInputOutputTest {
  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private PracticePortal portal;
  private TestShell shell;
  private TestConsole console;
  private final List<RecordedRequest> sent = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    String key = portal.keys().get(0).token();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            sent.add(request);
            String target = request.getTarget();
            if (request.getMethod().equals("HEAD")) {
              return new MockResponse.Builder().addHeader("X-Kept", "so it is").build();
            }
            if (target.endsWith("/latin")) {
              return new MockResponse.Builder()
                  .addHeader("Content-Type", "application/octet-stream")
                  .addHeader("X-Hidden", "a\tb")
                  .addHeader("Set-Cookie", "session=1")
                  .addHeader("X-Key", "Bearer " + key)
                  .body(new okio.Buffer().write(ByteString.decodeHex("00ff10")))
                  .build();
            }
            return Relay.forward(portal.address(), request);
          }
        });
    shell = new TestShell(home, server.url("/").toString(), key);
    console = shell.console();
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private Output done(String line) {
    Output output = console.run(line);
    assertThat(output.code()).as(output.toString()).isZero();
    return output;
  }

  private Output refused(String line, int code) {
    Output output = console.run(line);
    assertThat(output.code()).as(output.toString()).isEqualTo(code);
    return output;
  }

  /** Returns the last request that is not one of those that explain a refusal. */
  private RecordedRequest lastChange() {
    return sent.stream()
        .filter(recordedRequest -> !recordedRequest.getMethod().equals("GET"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private String lastBody() {
    return Objects.requireNonNull(lastChange().getBody()).utf8();
  }

  private Headers lastHeaders() {
    return sent.get(sent.size() - 1).getHeaders();
  }

  private String lastTarget() {
    return sent.get(sent.size() - 1).getTarget();
  }

  @Test
  void bodyComesFromStandardInputOnce() {
    String body = "{\"files\":\n \"https://photos.example/ada.png\"}\n";
    console.withStandardInput("\ufeff" + body);
    done("api PUT people/omar/photo @-");
    assertThat(lastBody()).isEqualTo(body);
    int before = sent.size();
    assertThat(refused("api PUT people/omar/photo @-", 2).remarks())
        .startsWith("Standard input was already read");
    console.withStandardInput("{");
    assertThat(refused("api PUT people/omar/photo @-", 2).remarks())
        .startsWith("The body from standard input is invalid JSON at line 1, column 2");
    assertThat(sent).hasSize(before);
  }

  @Test
  void standardInputHoldsNoBodyAtThePromptAndInAPipedScript() {
    console.withTerminalAsInput();
    assertThat(refused("api PUT people/omar/photo @-", 2).remarks())
        .startsWith("@- reads standard input, and no data comes from there.");
    console.withStandardInput("api PUT people/omar/photo @-\n{}\n");
    Output output = console.runStandardInput();
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.remarks())
        .startsWith("@- reads standard input, which holds the lines to run.\n")
        .contains("standard input, line 1");
    assertThat(refused("explain api PUT people/omar/photo @-", 2).remarks()).contains("@- reads");
  }

  @Test
  void bodyMaySpanSeveralLines() {
    done("api PUT people/omar/photo '{\n  \"files\": \"https://photos.example/ada.png\"\n}'");
    assertThat(lastBody()).isEqualTo("{\n  \"files\": \"https://photos.example/ada.png\"\n}");
  }

  @Test
  void fieldsAreTheBodyInTheOrderTyped() throws IOException {
    Path file = Files.writeString(home.resolve("note.txt"), "two\nlines");
    console.withStandardInput("from outside");
    console.run(
        "api POST x --raw-field n=1 --field n2=1 --field t=@"
            + file
            + " --raw-field a[][x]=1 --field a[][y]=2 --field s=@-");
    assertThat(lastBody())
        .isEqualTo(
            "{\"n\":\"1\",\"n2\":1,\"t\":\"two\\nlines\",\"a\":[{\"x\":\"1\",\"y\":2}],"
                + "\"s\":\"from outside\"}");
    assertThat(lastChange().getHeaders().get("Content-Type")).startsWith("application/json");
    console.run("api DELETE x --field a=1");
    assertThat(lastBody()).isEqualTo("{\"a\":1}");
  }

  @Test
  void fieldsOfAGetAreQueryParameters() {
    done("api GET people/filter?count=3 --query sortBy=email --field employeeStatus=1");
    assertThat(lastTarget())
        .isEqualTo("/api/2.0/people/filter?count=3&sortBy=email&employeeStatus=1");
  }

  @Test
  void changedDefaultHeadersAreSentAndExported() {
    done("api GET people/@self --header Accept: --header User-Agent:");
    assertThat(lastHeaders().names()).doesNotContain("Accept", "User-Agent");
    assertThat(lastHeaders().get("Authorization")).startsWith("Bearer ");
    assertThat(done("last --as curl").results()).contains("-H Accept:");
    assertThat(done("last --as curl --jq .message").results())
        .isEqualTo(done("last --as curl").results());
    refused("api PUT people/omar/photo '{\"files\":\"x\"}' --header 'Content-Type:'", 1);
    assertThat(lastChange().getHeaders().get("Content-Type")).isNull();
    assertThat(done("last put --as curl").results()).contains("-H Content-Type:");
    done("api GET people/@self --header 'Accept;'");
    assertThat(lastHeaders().values("Accept")).containsExactly("");
    done("api GET people/@self");
    assertThat(lastHeaders().values("Accept")).containsExactly("application/json");
    assertThat(lastHeaders().values("User-Agent")).hasSize(1);
  }

  @Test
  void headerGivenTwiceIsSentTwice() {
    done("api GET people/@self --header 'X-A: 1' --header 'x-a: 2' --header 'Accept: a/b'");
    assertThat(lastHeaders().values("X-A")).containsExactly("1", "2");
    assertThat(lastHeaders().values("Accept")).containsExactly("a/b");
  }

  @Test
  void headerGivenTwiceIsShownTwice() throws IOException {
    String typed =
        "api GET people/@self --header 'X-A: 1' --header 'x-a: 2' --header 'Accept: a/b'";
    done(typed);
    assertThat(done("last").results()).contains("  > X-A: 1\n  > x-a: 2\n  > Accept: a/b\n");
    assertThat(done("last --jq '.requestHeaders | [.[\"X-A\"], .Accept] | tojson'").results())
        .isEqualTo("[[\"1\",\"2\"],\"a/b\"]\n");
    assertThat(done("last --as curl").results()).contains("-H 'X-A: 1' \\\n  -H 'x-a: 2' \\");
    done("last --save " + home.resolve("calls.har"));
    assertThat(Files.readString(home.resolve("calls.har")).replaceAll("\\s+", ""))
        .contains("{\"name\":\"X-A\",\"value\":\"1\"},{\"name\":\"x-a\",\"value\":\"2\"}");
    assertThat(done("explain " + typed).results()).contains("-H 'X-A: 1' \\\n  -H 'x-a: 2' \\");
    assertThat(done("explain --jq '.[0].headers[\"X-A\"] | tojson' " + typed).results())
        .isEqualTo("[\"1\",\"2\"]\n");
  }

  @Test
  void watchReportsAFilterThatFails() {
    assertThat(refused("watch --times 1 1 person ada --jq '.[0]'", 1).remarks())
        .startsWith("The filter failed: Cannot index object with number.");
    assertThat(refused("watch --times 1 1 person ada --jq '.['", 2).remarks())
        .startsWith("The filter is not valid at column 3");
  }

  @Test
  void watchWritesNoFile() {
    Path file = home.resolve("self.json");
    assertThat(refused("watch --times 2 1 api GET people/@self --output " + file, 2).remarks())
        .contains("is not a read-only command.");
    assertThat(file).doesNotExist();
  }

  @Test
  void fileNameIsMissingAfterTheAtSignOfAFormPart() {
    assertThat(refused("api POST people/omar/photo --file File=@", 2).remarks())
        .startsWith("A file name is missing after @.");
  }

  @Test
  void headerOfTheConnectionIsNoMatterOfTheApiKey() {
    assertThat(refused("api GET people/@self --header 'Host: example.com'", 2).remarks())
        .startsWith("Host is set by photoshell itself.\nLeave it out.");
    assertThat(refused("api GET people/@self --header 'Cookie: a=b'", 2).remarks())
        .startsWith("Cookie is set by photoshell, which sends the session's API key.");
  }

  @Test
  void everyMethodThatApiSendsNamesItsLastRequest() {
    for (String method : ApiArguments.METHODS) {
      console.run("api " + method + " people/nobody");
      assertThat(done("last " + method.toLowerCase(Locale.ROOT)).results())
          .startsWith(method + " /api/2.0/people/nobody");
    }
  }

  @Test
  void lastRefusesAnOptionThatItWouldIgnore() {
    done("api GET people/@self");
    String file = home.resolve("call.py").toString();
    assertThat(refused("last --as python --save " + file, 2).remarks())
        .startsWith("--save writes an HTTP archive, and --as prints code.");
    assertThat(Path.of(file)).doesNotExist();
    assertThat(refused("last --force", 2).remarks()).contains("Add --save <file>.");
  }

  @Test
  void includeShowsStatusLineAndHeadersWithoutSecrets() {
    Output shown = done("api GET people/@self --include");
    assertThat(shown.results())
        .startsWith("HTTP/1.1 200 OK\n")
        .containsPattern("(?s)Content-Type: application/json.*\n\n\\{")
        .contains("\"userName\"");
    Output data = done("api GET people/@self --include --jq .userName");
    assertThat(data.results().strip()).isEqualTo("omar");
    assertThat(data.remarks()).contains("HTTP/1.1 200 OK", "Content-Type: ");
    Output bytes = done("api GET x/latin --include");
    assertThat(bytes.results())
        .contains("X-Hidden: ", "Set-Cookie: ***", "X-Key: Bearer ***")
        .doesNotContain("session=1", portal.keys().get(0).token());
    assertThat(refused("api GET people/nobody --include", 1).results()).startsWith("HTTP/1.1 404 ");
    assertThat(done("api HEAD people/@self --include").results())
        .startsWith("HTTP/1.1 200 OK\n")
        .containsOnlyOnce("X-Kept: ");
  }

  private String saved(String line, String name) throws IOException {
    Output output = done(line + " --output " + home.resolve(name));
    assertThat(output.results()).isEmpty();
    assertThat(output.remarks()).contains("Saved to " + home.resolve(name) + ": ");
    return Files.readString(home.resolve(name));
  }

  @Test
  void bodyIsWrittenToAFile() throws IOException {
    assertThat(saved("api GET people/@self", "raw.json"))
        .startsWith("{\"response\":")
        .contains("\"userName\":\"omar\"");
    assertThat(saved("api GET people/@self --json", "data.json")).startsWith("{\n  \"");
    assertThat(saved("api GET people/@self --jq '.userName, .id == .id'", "name.txt"))
        .isEqualTo("omar\ntrue\n");
    assertThat(
            saved(
                "api GET people/filter --query count=5 --query sortBy=email --all --jq"
                    + " '.[].userName'",
                "all.txt"))
        .hasLineCount(24);
    assertThat(saved("api GET people/filter --query count=5 --all", "all.json"))
        .contains("\"count\": 24");
    done("api GET x/latin --output " + home.resolve("bytes"));
    assertThat(Files.readAllBytes(home.resolve("bytes"))).containsExactly(0, 0xff, 0x10);
    assertThat(done("api GET people/@self --jq .userName --output -").results().strip())
        .isEqualTo("omar");
  }

  @Test
  void existingFileIsKeptWithoutForceAndNothingIsSent() throws IOException {
    Path file = Files.writeString(home.resolve("there.json"), "mine");
    assertThat(refused("api PUT people/omar/photo {} --output " + file, 2).remarks())
        .isEqualTo("The file " + file + " already exists.\nChoose another name, or add --force.\n");
    assertThat(sent).isEmpty();
    done("api GET people/@self --output " + file + " --force");
    assertThat(Files.readString(file)).startsWith("{");
  }

  @Test
  void refusalAndFailedFilterLeaveNoFile() throws IOException {
    Path file = home.resolve("none.json");
    Output refusal = refused("api GET people/nobody --output " + file, 1);
    assertThat(refusal.remarks()).contains("Nothing was written to " + file + ".");
    refused("api POST people/sean/photo --file Autosave=true --output " + file, 1);
    refused("api GET people/@self --jq .userName.first --output " + file, 1);
    done("explain api GET people/@self --output " + file);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("none") || name.startsWith(".photoshell"));
    }
  }
}
