package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.ProgramRunner;
import io.github.photoshell.TestShell;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.terminal.Relay;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that explain shows the requests that are sent, and sends nothing itself. */
class ExplainTest {
  @StartStop final MockWebServer relay = MockServers.create();
  @TempDir Path folder;
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private PracticePortal portal;
  private TestShell shell;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
    relay.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return Relay.forward(portal.address(), request);
          }
        });
    shell =
        new TestShell(
            folder.resolve("home"), Map.of("DOCSPACE_API_KEY", portal.keys().get(0).token()));
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private String address() {
    return relay.url("/").toString().replaceFirst("/$", "");
  }

  private void connect() {
    connect("");
  }

  private void connect(String options) {
    TestShell.LineResult result = shell.run("connect " + address() + options);
    assertThat(result.code()).as(result.out()).isZero();
    requests.clear();
  }

  private String explained(String line) {
    TestShell.LineResult result = shell.run("explain " + line);
    assertThat(result.code()).as(result.out()).isZero();
    return result.out();
  }

  @Test
  @NeedsPosix("the shown commands are for sh")
  void shownScriptSendsTheSameRequests() throws Exception {
    assumeTrue(sh("curl --version", Map.of()) == 0, "no curl here");
    Path picture = folder.resolve("my picture; the \"best\", $HOME.png");
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    connect();
    // explain assumes that there is a photo.
    shell.run("photo-set @self https://photos.example/tiny.png --yes");
    shell.run("photo-set sean https://photos.example/tiny.png --yes");
    requests.clear();
    for (String line :
        List.of(
            "photo-set @self https://photos.example/ada.png --yes",
            "photo-set sean https://photos.example/omar.png --yes",
            "photo-set sean '" + picture + "' --yes",
            "photo-clear sean --yes",
            "people",
            "people sean neil --status active",
            "people --all",
            "person @self",
            "person sean",
            "person sean.oneil@example.com",
            "doctor",
            "api GET people/filter --query employeeStatus=1 --all",
            "api PUT people/"
                + idOf("sean")
                + "/photo '{\"files\": \"https://photos.example/ada.png\"}'",
            "api POST people/sean/photo --file 'File=@" + picture + "' --file Autosave=true")) {
      String script = explained(line);
      assertThat(requests).as("explain " + line).isEmpty();

      TestShell.LineResult result = shell.run(line);
      assertThat(result.code()).as(line + ": " + result.out()).isZero();
      List<String> sent = taken();

      Map<String, String> known =
          Map.of(
              "PERSON_ID", idOf("sean"),
              "PERSON_USER_NAME", "sean",
              "PHOTO_ORIGINAL", originalOf("@self"));
      assertThat(sh(script, known)).as(script).isZero();
      assertThat(taken()).as(line + "\n" + script).isEqualTo(sent).isNotEmpty();
    }
  }

  private String idOf(String person) {
    return member("id", shell.run("person " + person + " --json").out());
  }

  private String originalOf(String person) {
    return member("original", shell.run("photo-show " + person + " --json").out());
  }

  private String member(String name, String json) {
    Matcher member = Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(json);
    assertThat(member.find()).isTrue();
    requests.clear();
    return member.group(1);
  }

  private List<String> taken() {
    List<String> taken = new ArrayList<>(requests.stream().map(ExplainTest::seen).toList());
    requests.clear();
    for (int i = 1; i < taken.size(); i++) {
      // A picture is read at the same time as its addresses, which explain shows first.
      if (taken.get(i - 1).startsWith("GET /storage/")
          && taken.get(i).matches("(?s)GET [^\n]*/photo\n.*")) {
        Collections.swap(taken, i - 1, i);
      }
    }
    return taken;
  }

  private static String seen(RecordedRequest request) {
    String type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
    String boundary = type.replaceFirst(".*boundary=", "");
    String body =
        request.getBody() == null ? "" : request.getBody().string(StandardCharsets.ISO_8859_1);
    return String.join(
        "\n",
        // A photo's address is new after every change.
        request.getMethod() + " " + request.getTarget().replaceFirst("^/storage/.*", "/storage/"),
        String.valueOf(request.getHeaders().get("Authorization")),
        String.valueOf(request.getHeaders().get("Accept")),
        type.replace(boundary, "-"),
        body.replace(boundary, "-")
            .replaceAll("-{2,}", "--")
            .replaceAll("Content-Length: \\d+\r\n", "")
            .replace("%22", "\"")
            .replace("\\\"", "\""));
  }

  private int sh(String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProgramRunner programs = new ProgramRunner(folder, address(), portal.keys().get(0).token());
    return programs.sh(script, variables).code();
  }

  @Test
  void everyCommandCanBeExplainedAndNothingIsSentOrWritten() throws Exception {
    connect();
    List<String> before = files();
    for (ShellCommand command : shell.commands()) {
      for (String example : command.examples()) {
        if (command.getName().equals("script")) {
          // This file does not exist; other tests cover scripts.
          assertThat(shell.run("explain " + example).code()).isEqualTo(2);
          continue;
        }
        TestShell.LineResult result = shell.run("explain " + example);
        assertThat(result.code()).as("explain %s: %s", example, result.out()).isZero();
        // curl has an option of the same name.
        if (example.contains("--json") && !command.getName().equals("curl")) {
          assertThat(result.out()).as("explain " + example).startsWith("[");
        } else if (command instanceof Explainable) {
          assertThat(result.out())
              .as("explain " + example)
              .matches("(?s).*(curl -sS|would send no request here:\n).*");
        } else {
          assertThat(result.out().strip())
              .as("explain " + example)
              .isNotEmpty()
              .doesNotContain("curl -sS");
        }
        assertThat(requests).as("explain " + example).isEmpty();
      }
    }
    assertThat(files()).isEqualTo(before);
    assertThat(shell.run("status").out()).contains("omar");
  }

  /** Returns all files in the test's folder, and those in the working folder with their times. */
  private List<String> files() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toString).sorted().forEach(all::add);
    }
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      for (Path file : files.sorted().toList()) {
        // The build writes there.
        if (!file.endsWith("target") && !file.endsWith(".git")) {
          all.add(file + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return all;
  }

  @Test
  void exportIsExplainedWithoutFolderAndWithoutWaiting() {
    connect();
    Path photos = folder.resolve("photos");
    assertThat(explained("photo-export '" + photos + "' --pace 1"))
        .contains("2 requests. Nothing was sent.")
        .containsSubsequence("people/filter", "\"$DOCSPACE_BASE_URL$PHOTO_URL\"")
        .containsSubsequence(
            "PHOTO_URL is response[0].avatarOriginal without ?hash=... in the response to request"
                + " 1.",
            "# If there is no photo, after request 1: nothing more.",
            "# If there are 250 people, after request 2:",
            "#   GET $PHOTO_URL_2 and 98 more like it",
            "startIndex=100",
            "#   GET $PHOTO_URL_101 and 99 more like it",
            "startIndex=200",
            "#   GET $PHOTO_URL_201 and 49 more like it")
        .doesNotContain("the line breaks");
    assertThat(photos).doesNotExist();
    assertThat(requests).isEmpty();
  }

  @Test
  void importIsExplainedWithOneImageAndWritesNothing() throws IOException {
    connect();
    Path photos = folder.resolve("photos");
    assertThat(explained("photo-import '" + photos + "'"))
        .contains(
            "6 requests. Nothing was sent.", "assuming that it exists", "Each further person takes")
        .containsSubsequence(
            "people/filter",
            "$PHOTO_URL",
            "$PERSON_USER_NAME/photo",
            "$PHOTO_ORIGINAL",
            "somebody.png",
            "$PERSON_USER_NAME/photo",
            "PERSON_USER_NAME is response[0].userName in the response to request 1.");
    assertThat(photos).doesNotExist();

    Files.createDirectories(photos);
    for (String name : List.of("sean.png", "uma.png", "notes.txt")) {
      ImageIO.write(
          new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
          "png",
          photos.resolve(name).toFile());
    }
    assertThat(explained("photo-import '" + photos + "'"))
        .contains("6 requests. Nothing was sent.", "File=@" + photos.resolve("notes.txt"))
        .doesNotContain("sean.png");
    try (Stream<Path> all = Files.list(photos)) {
      assertThat(all).hasSize(3);
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void missingFolderOfAnImportIsNamedOnceOnEveryVersion() throws IOException {
    String line = "photo-import '" + folder.resolve("nowhere") + "'";
    String said = "There is no file " + folder.resolve("nowhere") + "; assuming that it exists.";
    connect();
    assertThat(explained(line)).contains(said).containsOnlyOnce("There is no file");
    portal.close();
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, 24));
    connect();
    assertThat(explained(line)).contains(said).containsOnlyOnce("There is no file");
  }

  @Test
  void watchIsExplainedWithOneRun() {
    connect();
    assertThat(explained("watch 10 people --status invited"))
        .contains(
            "One request. Nothing was sent.",
            "people/filter",
            "# This is one run; every later run sends the same requests.");
    assertThat(explained("watch 10 status"))
        .contains("'watch' would send no request here:", "only connecting sends requests")
        .doesNotContain("curl");
    assertThat(shell.run("explain watch 10 photo-clear sean").code()).isEqualTo(2);
    assertThat(requests).isEmpty();
  }

  @Test
  void practiceCommandsThatConnectSaySo() {
    for (String line : List.of("practice --rules 3.5", "practice-as uma")) {
      assertThat(explained(line))
          .containsSubsequence("capabilities", "keys/@self", "people/@self")
          .contains("practice portal on this computer");
    }
    assertThat(explained("lesson first-photo"))
        .contains("connect", "practice portal on this computer");
    assertThat(explained("practice --save friday.json")).contains("would send no request here");
    // No portal was started, and the session is unchanged.
    assertThat(shell.run("practice-reset").code()).isEqualTo(4);
    assertThat(explained("lesson-check first-photo")).contains("with the requests of its commands");
  }

  @Test
  void apiRequestsAreShownAsTyped() {
    assertThat(explained("api GET people/filter --all"))
        .contains("# 1. As typed.")
        .containsSubsequence("# If there are 250 people", "startIndex=100", "startIndex=200");
    assertThat(explained("api POST people/ada/photo --file File=@nowhere.png"))
        .contains(
            "There is no file nowhere.png; assuming that it exists.", "-F 'File=@nowhere.png'");
    assertThat(explained("api --description openapi.yaml")).contains("would send no request here");
    assertThat(explained("status"))
        .contains("only connecting sends requests")
        .doesNotContain("invalid");
  }

  @Test
  void secretsOfAnApiRequestAreNotShown() {
    String call =
        "api POST people?confirmKey=hush1&page=2 '{\"password\": \"hush2\", \"name\": \"Ada\"}'"
            + " --header 'X-Api-Key: hush3' --header 'X-Note: Bearer hush4hush4' --header 'X-Day:"
            + " one'";
    assertThat(explained(call))
        .doesNotContain("hush")
        .contains("page=2", "Ada", "'X-Api-Key: ***'", "'X-Day: one'")
        .contains("A secret was left out of this request: put it in place of ***.");
    assertThat(explained("--json " + call)).doesNotContain("hush").contains("Ada", "X-Day");
    assertThat(explained("api GET people --header 'X-Day: one'")).doesNotContain("***");
  }

  @Test
  void scriptIsExplainedLineByLineWithInnerScripts() throws IOException {
    connect();
    Path inner = Files.writeString(folder.resolve("inner"), "person $1\nexit\nnever read\n");
    Path script = folder.resolve("script");
    Files.writeString(
        script,
        """
        # the morning's round

        people --status disabled
        history
        script '%s' sean
        photo-set sean https://photos.example/ada.png --yes
        api GET people/@self --header 'X-Secret: sk-%s'
        disconnect
        people
        """
            .formatted(inner, "0f".repeat(32)));
    assertThat(explained("script '" + script + "'"))
        .startsWith("# 9 requests in 9 lines, assuming that the lines before succeed.")
        .containsSubsequence(
            "# " + script + ", line 3: people --status disabled",
            "people/filter?employeeStatus=2",
            "# " + script + ", line 4: history",
            "# 'history' sends no request.",
            "# " + script + ", line 5: script",
            "# " + inner + ", line 1: person $1",
            "people/sean",
            "# " + inner + ", line 2: exit",
            "# " + script + ", line 6: photo-set sean",
            "PERSON_ID is response.id in the response to request 1.",
            "# If the connection breaks during the change",
            "# " + script + ", line 7: api\n",
            "people/@self",
            "# " + script + ", line 9: people",
            "# It would send no request: Not connected",
            "# DOCSPACE_BASE_URL is the portal")
        .containsOnlyOnce("DOCSPACE_API_KEY is the API key.");
    assertThat(explained("--json script '" + script + "'"))
        .contains("\"line\": 3", "\"typed\": \"history\"", "\"calls\": []", "\"method\": \"PUT\"");
    assertThat(requests).isEmpty();
    assertThat(shell.run("status").code()).isZero();
  }

  @Test
  void scriptLinesAreExplainedInTheStateLeftByEarlierLines() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("script"), "disconnect\nconnect " + address() + "\nperson @self\n");
    assertThat(explained("script '" + script + "'"))
        .containsSubsequence(
            "line 2: connect", "keys/@self", "line 3: person @self", "people/$YOUR_ID\"");
    assertThat(requests).isEmpty();
    assertThat(shell.run("status").code()).isEqualTo(4);
  }

  @Test
  void invalidScriptLineIsReportedWithFileAndNumber() throws IOException {
    Path script = folder.resolve("script");
    for (String wrong :
        List.of(
            "poeple", "people --nonsense", "people --status nonsense", "person $1", "person 'a")) {
      Files.writeString(script, "people\n\n" + wrong + "\n");
      TestShell.LineResult result = shell.run("explain script '" + script + "'");
      assertThat(result.code()).as(wrong).isEqualTo(2);
      assertThat(result.out()).as(wrong).startsWith(script + ", line 3: ").doesNotContain("curl");
    }
    Files.writeString(script, "script '" + script + "'\n");
    assertThat(shell.run("explain script '" + script + "'").out()).contains("calls itself");
    Files.writeString(script, "people\nscript nowhere.txt\n");
    assertThat(shell.run("explain script '" + script + "'").out())
        .startsWith(script + ", line 2: ")
        .contains("There is no file nowhere.txt.");
  }

  @Test
  void worksWithoutAPortalAndLeavesNoSession() {
    assertThat(explained("photo-set uma https://photos.example/ada.png"))
        .contains(
            "5 requests. Nothing was sent.",
            "\"$DOCSPACE_BASE_URL/api/2.0/people/uma\"",
            "\"$DOCSPACE_BASE_URL/api/2.0/people/$PERSON_ID/photo\"",
            "PERSON_ID is response.id in the response to request 1.",
            "Before this, on a terminal: a question, if the current photo cannot be saved. --yes"
                + " skips");
    assertThat(explained("person @self")).contains("people/$YOUR_ID\"", "YOUR_ID is your own");
    assertThat(shell.run("people").code()).isEqualTo(4);
  }

  @Test
  void showsRequestsOfOtherScenarios() {
    connect();
    assertThat(explained("photo-set sean https://photos.example/ada.png --yes"))
        .doesNotContain("a question")
        .containsSubsequence(
            "# If no person has that name, after request 1:",
            "#   GET /api/2.0/people/filter?filterValue=sean&startIndex=0&count=5",
            "# If the connection breaks during the change, after request 4:",
            "#   GET /api/2.0/people/sean/photo",
            "#   GET $PHOTO_ORIGINAL",
            "#   PUT /api/2.0/people/$PERSON_ID/photo",
            "#   GET /api/2.0/people/sean/photo",
            "# If the change is not visible at once, up to five times after request 5:",
            "#   GET $PHOTO_ORIGINAL",
            "#   GET /api/2.0/people/sean/photo");
    assertThat(explained("photo-clear sean"))
        .contains("# If there is no photo, after request 2: nothing more.");
    assertThat(explained("people --all"))
        .containsSubsequence(
            "# If there are 250 people, after request 1:", "startIndex=100", "startIndex=200");
    assertThat(explained("connect " + address()))
        .containsSubsequence("# If the API key may only change photos,", "people/$YOUR_ID");
    assertThat(requests).isEmpty();
  }

  private List<String> questions(String line) {
    return explained(line).lines().filter(shown -> shown.contains("a question")).toList();
  }

  @Test
  void questionIsShownAsTheCommandAsksIt() throws IOException {
    String ifLost =
        "# Before this, on a terminal: a question, if the current photo cannot be saved. --yes skips"
            + " it.";
    String always = "# Before this, on a terminal: a question. --yes skips it.";
    String required =
        "# Before this, on a terminal: a question. --yes skips it; a script needs it.";
    Path photos = Files.createDirectory(folder.resolve("photos"));
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
        "png",
        photos.resolve("sean.png").toFile());
    connect();
    assertThat(shell.run("photo-import '" + photos + "' --yes").code()).isZero();
    String set = "photo-set sean https://photos.example/ada.png";
    String several = "photo-clear sean uma";
    String imported = "photo-import '" + photos + "'";

    assertThat(questions(set)).containsExactly(ifLost);
    assertThat(questions("photo-clear sean")).containsExactly(ifLost);
    assertThat(questions(several)).containsExactly(always, ifLost);
    assertThat(questions(imported)).containsExactly(required);
    assertThat(questions("photo-undo --import")).containsExactly(required);
    assertThat(questions("api DELETE people/sean/photo")).isEmpty();

    connect(" --name live --production");
    assertThat(questions(set)).containsExactly(required);
    assertThat(questions("photo-set @self https://photos.example/ada.png")).containsExactly(ifLost);
    assertThat(questions(several)).containsExactly(required, ifLost);
    assertThat(questions("api DELETE people/sean/photo")).containsExactly(required);

    for (String line : List.of(set, several, imported, "photo-undo --import")) {
      assertThat(questions(line + " --yes")).as(line).isEmpty();
    }
  }

  @Test
  void connectingComesFirstIfOnlyThePortalIsKnown() {
    try (TestShell other =
        new TestShell(
            folder.resolve("other"),
            Map.of("DOCSPACE_BASE_URL", address(), "DOCSPACE_API_KEY", "sk-1"))) {
      String out = other.run("explain people").out();
      assertThat(out)
          .containsSubsequence(
              "capabilities", "version/build", "keys/@self", "people/@self", "people/filter")
          .doesNotContain("sk-1");
      assertThat(requests).isEmpty();
      assertThat(other.run("history").code()).isZero();
    }
  }

  @Test
  void missingFileIsAssumedGoodAndBadFileIsRefused() throws IOException {
    connect();
    assertThat(explained("photo-set @self nowhere.jpg"))
        .contains(
            "There is no file nowhere.jpg; assuming that it exists.", "-F 'File=@nowhere.jpg'");
    Path notes = Files.writeString(folder.resolve("notes.png"), "not a picture");
    assertThat(explained("photo-set @self " + notes))
        .contains("would send no request here:", "notes.png")
        .doesNotContain("curl");
  }

  @Test
  void errorsInTheExplainedCommandAreReported() {
    assertThat(shell.run("explain poeple").out()).contains("Did you mean 'people'?");
    assertThat(shell.run("explain people --nonsense").code()).isEqualTo(2);
    assertThat(shell.run("explain people --status nonsense").code()).isEqualTo(2);
    assertThat(explained("history --all")).contains("'history' sends no request.");
    assertThat(explained("explain people")).contains("'explain' sends no request.");
  }

  @Test
  void dataHasTheSameRequests() {
    connect();
    assertThat(explained("--json photo-set sean https://photos.example/ada.png"))
        .startsWith("[")
        .contains("\"method\": \"PUT\"", "/api/2.0/people/$PERSON_ID/photo", "\"asksFirst\": true")
        .doesNotContain(portal.keys().get(0).token());
    assertThat(explained("--json history")).isEqualToIgnoringWhitespace("[]");
  }

  @Test
  void explainDoesNotChangeTheLastExchange() {
    connect();
    shell.run("person sean");
    @Nullable String before = shell.run("status").out();
    explained("photo-clear sean");
    assertThat(shell.run("status").out()).isEqualTo(before);
  }
}
