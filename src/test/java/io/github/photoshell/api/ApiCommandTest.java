package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults.PendingFault;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCommandTest {
  @TempDir Path home;
  @StartStop final MockWebServer server = MockServers.create();
  private PracticePortal portal;
  private TestShell shell;
  private final List<String> sent = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getMethod().equals("PUT")) {
              sent.addAll(request.getHeaders().values("Content-Type"));
            }
            return request.getMethod().equals("HEAD")
                ? new MockResponse.Builder().addHeader("X-Kept", "so it is").build()
                : Relay.forward(portal.address(), request);
          }
        });
    shell = new TestShell(home, server.url("/").toString(), portal.keys().get(0).token());
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private String done(String line) {
    TestShell.LineResult result = shell.run(line);
    assertThat(result.code()).as(result.out()).isZero();
    return result.out();
  }

  @Test
  void headShowsHeaders() {
    assertThat(done("api HEAD people/@self")).contains("200 · ", "X-Kept: so it is\n");
    assertThat(done("api HEAD people/@self --json")).contains("  \"X-Kept\": \"so it is\"");
  }

  @Test
  void pagesAreReturnedAsOneList() {
    assertThat(done("api GET people/filter --query count=5 --query sortBy=email --all"))
        .contains("200 · 5 pages · 24 items", "\"userName\": \"zoe\"", "\"userName\": \"ada\"");
  }

  @Test
  void contentTypeIsSentShownAndExported() {
    String line =
        "api PUT people/@self/photo '{\"files\": \"x\"}' --header 'Content-Type: text/x-a'";
    TestConsole console = shell.console();
    console.run(line);
    assertThat(sent).containsExactly("text/x-a");
    assertThat(console.run("explain " + line).results())
        .contains("-H 'Content-Type: text/x-a'")
        .doesNotContain("application/json; charset");
    for (String language : new String[] {"curl", "httpie", "python", "node", "java"}) {
      assertThat(console.run("last put --as " + language).results())
          .as(language)
          .containsOnlyOnce("text/x-a")
          .doesNotContain("application/json;");
    }
  }

  @Test
  void refusalWithSuccessStatusIsAFailure() {
    TestShell.LineResult result =
        shell.run("api POST people/omar/photo --file File=@pom.xml --file Autosave=true");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern(
            "answered 200 but refused the request: no decode delegate .* `' @ .*\\.\n");
  }

  @ParameterizedTest
  @CsvSource({"SUSPENDED, 1, is suspended (404)", "REMOVING, 3, There is no portal at"})
  void portalThatAnswersNothingIsNotTakenForAnUnknownPerson(
      PracticeFault fault, int code, String expected) {
    done("api GET people/ada");
    portal.faults().add(new PendingFault(fault, fault.defaultTimes(), fault.defaultCalls(), null));
    TestShell.LineResult result = shell.run("api GET people/ada");
    assertThat(result.code()).as(result.out()).isEqualTo(code);
    assertThat(result.out()).contains(expected).doesNotContain("To find a person");
  }

  @Test
  void brokenYamlIsReportedWithItsLine() throws IOException {
    Path broken =
        Files.writeString(home.resolve("broken.yaml"), "openapi: 3.0.0\npaths:\n  /a: [\n");
    assertThat(shell.run("api --description " + broken).out())
        .contains("it is not valid YAML at line ")
        .doesNotContain("while parsing");
  }

  @Test
  void uploadToAnotherUserNameWarnsIfItChangesYourPhoto() throws IOException {
    String warning = "POST with a user name changes YOUR OWN photo.";
    String upload = "api POST people/%s/photo --file File=@pom.xml --file Autosave=true";
    for (String other : List.of("sean", "SEAN", "nobody", "sean%2Fx")) {
      assertThat(shell.run(upload.formatted(other)).out()).doesNotContain(warning);
    }
    portal.close();
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    shell.close();
    shell = new TestShell(home, server.url("/").toString(), portal.keys().get(0).token());
    for (String other : List.of("sean", "SEAN", "nobody", "sean%2Fx", "./sean", "x/%2E%2e/sean")) {
      assertThat(shell.run(upload.formatted(other)).out()).contains("Before DocSpace 3.6", warning);
    }
    String sean = portal.findPerson("sean").orElseThrow().id();
    for (String fine :
        List.of("omar", "Omar", sean, sean.toUpperCase(Locale.ROOT), "{" + sean + "}")) {
      assertThat(shell.run(upload.formatted(fine)).out()).as(fine).doesNotContain(warning);
    }
    assertThat(shell.run("api GET people/sean/photo").out()).doesNotContain(warning);
    assertThat(shell.run("api PUT people/sean/photo '{}'").out()).doesNotContain(warning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api GET people/@self extra | GET requests have no body.",
        "api GET //evil.example/x | This address is not on the connected",
        "api PUT x @nowhere.json | There is no file nowhere.json.",
        "api PUT x @ | A file name is missing after @.",
        "api PUT x @. | . is a folder, not a file.",
        "api POST x --file File=@nowhere.png | There is no file nowhere.png.",
        "api POST x --file File=@. | . is a folder, not a file.",
        "api POST x --file File=@/dev/null | /dev/null is a pipe or a device, not a file.",
        "api POST x {} --header 'Content-Type: a/b' --header 'content-type: c/d' | content-type is"
            + " given twice",
        "api GET x --header 'Accept:' --header 'Accept: a/b' | Accept is both left out and sent.",
        "api GET x --header 'X-A:' | X-A is not sent anyway",
        "api GET x --header 'Accept-Encoding:' | Accept-Encoding cannot be left out.",
        "api GET x --header 'Authorization:' | Authorization is set by photoshell",
        "api PUT x {} --field a=1 | --field makes the body, so it cannot be combined with another"
            + " body.",
        "api PUT x --file a=b --field a=1 | --field makes the body, so it cannot be combined with"
            + " --file.",
        "api PUT x --field a | --field takes name=value, not 'a'.",
        "api PUT x --raw-field =a | --raw-field takes name=value, not '=a'.",
        "api PUT x --field a[[b]=1 | --field takes name=value, not 'a[[b]=1'.",
        "api PUT x --field a=1 --field a=2 | --field a does not fit an earlier field.",
        "api PUT x --field a=1 --field a[b]=2 | --field a[b] does not fit an earlier field.",
        "api PUT x --field a[]=1 --field a[b]=2 | --field a[b] does not fit an earlier field.",
        "api PUT x --field a=@nowhere.txt | There is no file nowhere.txt.",
        "explain api PUT x @- | @- reads standard input, which 'explain' and 'watch' do not.",
        "api GET x --all --include | --include shows one response, and --all fetches several.",
        "api PUT x \"{\\\"a\\\": \\\"b\\\"}\" | A backslash does not escape a quote; put such text in"
            + " single quotes.",
        "api PUT x -F a=b | has no option -F.",
        "api -X PUT x | has no option -X.",
        "api POST x --input body.json | has no option --input.",
        "api GET x --force | --force replaces an existing file, but no file is given.",
        "api HEAD x --output y | The response to HEAD has no body to write.",
        "api GET x --output . | . is a folder, not a file.",
        "api GET x --output /dev/null | /dev/null is a pipe or a device, not a file.",
        "api GET x --output nowhere/y | The folder of nowhere/y does not exist.",
        "api GET x --output pom.xml | The file pom.xml already exists.",
        "api GET x --header 'Upgrade: h2c' | Upgrade is set by photoshell itself.",
        "api POST x --file a=b --header 'Content-Type: text/plain' | A form sets its own"
            + " Content-Type",
        "api POST x {} --header 'Content-Type: a/b; charset=\"utf-16\"' | Bodies are sent in UTF-8,"
            + " not",
        "photo-import '' --yes | The name of a file or folder is empty.",
        "script '' | The name of a file or folder is empty.",
        "photo-export '' | The name of a file or folder is empty.",
        "help api FETCH x | FETCH' is not an HTTP method.",
        "help api GET x y | Too many arguments."
      })
  void invalidArgumentsAreReportedAndSendNothing(String line, String said) {
    TestShell.LineResult result = shell.run(line);
    assertThat(result.code()).as(result.out()).isEqualTo(2);
    assertThat(result.out()).contains(said).hasLineCount(2);
  }

  @Test
  void documentedPathMayStartWithASlash() {
    assertThat(done("help api PUT /people/{userid}/photo"))
        .contains("Set a person's photo from an address");
    assertThat(done("help api /keys")).containsPattern("GET +keys/@self +Get the API key in use");
    assertThat(shell.run("api GET /people/@self").out())
        .contains("does not list this path (without the leading / it does)");
  }

  @Test
  void listFromTheMiddleIsComplete() {
    String rest = "api GET people/filter --all --query startIndex=20 --query sortBy=email";
    assertThat(done(rest)).contains("200 · 1 page · 4 items\n");
  }

  @Test
  void readOnlyCommandCanBeWatched() {
    assertThat(done("watch --times 1 1 photo-show ada")).contains("400×400", "1 run");
    assertThat(done("watch --times 1 1 api GET people/ada")).contains("\"userName\":\"ada\"");
    assertThat(shell.run("watch --times 1 1 api DELETE people/ada/photo").code()).isEqualTo(2);
    assertThat(shell.run("watch --times 1 1 photo-undo").code()).isEqualTo(2);
  }
}
