package io.github.photoshell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests single commands and lines from standard input with the built launcher, without a terminal.
 */
@NeedsPosix("it tests the launcher for sh")
class LauncherTest {
  @TempDir Path home;

  private record ProcessResult(int code, String out, String err) {}

  private ProcessResult run(Map<String, String> environment, String input, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(LauncherTerminal.LAUNCHER);
    command.addAll(List.of(words));
    return ended(environment, input, command);
  }

  private ProcessResult ended(Map<String, String> environment, String input, List<String> command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(home.resolve("in"), input);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("DOCSPACE_BASE_URL", "DOCSPACE_API_KEY", "NO_COLOR"));
    builder.environment().put("PHOTOSHELL_HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new ProcessResult(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /**
   * Runs a line of sh, in which {@code $P} is the launcher.
   *
   * @return the result of the line's last program
   */
  private ProcessResult sh(String script) throws IOException, InterruptedException {
    String launcher = LauncherTerminal.LAUNCHER;
    return ended(Map.of("P", launcher), "", List.of("sh", "-c", script));
  }

  private static Map<String, String> portal(PracticePortal portal, String key) {
    String token = PracticeKeys.named(portal, key);
    Map<String, String> environment = new HashMap<>();
    environment.put("DOCSPACE_BASE_URL", portal.address());
    environment.put("DOCSPACE_API_KEY", token);
    return environment;
  }

  @Test
  void settingsForSpringBootChangeNothing() throws Exception {
    Map<String, String> settings =
        Map.of("SPRING_MAIN_BANNER_MODE", "console", "SPRING_PROFILES_ACTIVE", "cloud");
    assertThat(run(settings, "", "version").out()).matches("photoshell \\S+ on Java \\S+\\R");
  }

  @Test
  void closedStandardInputIsEmpty() throws Exception {
    ProcessResult result = sh("\"$P\" <&- && \"$P\" version 2>&-");

    assertThat(result.code()).isZero();
    assertThat(result.out()).containsOnlyOnce("photoshell ");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void closedOutputIsAnErrorInEveryMode() throws Exception {
    Files.writeString(home.resolve("lines"), "version\n");
    for (String way :
        List.of("version", "-c version", "version --json", "script lines", "< lines")) {
      ProcessResult result = sh("\"$P\" " + way + " >&-");

      assertThat(result.code()).as(way).isEqualTo(1);
      assertThat(result.err()).as(way).contains("Standard output could not be written: Bad file");
    }
    // Nothing may be written here.
    assertThat(sh("\"$P\" >&- <&-").code()).isZero();
    assertThat(sh("\"$P\" nonsense >&-").code()).isEqualTo(2);
  }

  @Test
  void unknownLocaleKeepsAllCharacters() throws Exception {
    String name = "$(printf 'J\\303\\266rg')";
    for (String locale :
        List.of(
            "LC_ALL=xx_YY.UTF-8",
            "LC_ALL=xx_YY",
            "LC_CTYPE=UTF-8",
            "LANG=xx_YY.UTF-8",
            "LANG=C.UTF-8 LC_TIME=xx_YY.UTF-8",
            "LANG=C LC_MEASUREMENT=xx_YY.UTF-8",
            "LC_ALL=C",
            "LC_ALL=")) {
      String set =
          "unset LANG LC_ALL LC_CTYPE; export %s; N=%s; export N; ".formatted(locale, name);
      ProcessResult word = sh(set + "\"$P\" help \"$N\"");
      assertThat(word.err()).as(locale).contains("or topic 'Jörg'.").doesNotContain("\n\n");
      ProcessResult variable = sh(set + "\"$P\" -c 'help $N'");
      assertThat(variable.err()).as(locale).contains("or topic 'Jörg'.");
      ProcessResult file = sh(set + "echo version > \"$N.txt\"; \"$P\" script \"$N.txt\"");
      assertThat(file.out()).as(locale + file.err()).startsWith("photoshell ");
    }
  }

  @Test
  void otherInstalledLocaleIsUsed() throws Exception {
    Files.createDirectory(home.resolve("locales"));
    ProcessResult made = sh("localedef -i de_DE -f ISO-8859-1 locales/de_DE");
    assumeTrue(Files.isDirectory(home.resolve("locales/de_DE")), made.err());
    String name = "$(printf 'J\\366rg')";
    for (String locale : List.of("LC_ALL=de_DE", "LANG=de_DE LC_TIME=xx_YY")) {
      String set = "unset LANG LC_ALL; export LOCPATH=\"$PWD/locales\" " + locale + "; ";
      ProcessResult result = sh(set + "\"$P\" help \"" + name + "\"");
      assertThat(result.err()).as(locale).contains("or topic 'Jörg'.");
    }
  }

  @Test
  void deletedWorkingFolderIsReportedInTwoLines() throws Exception {
    ProcessResult result = sh("mkdir gone && cd gone && rmdir ../gone && \"$P\" version");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    // The system's shell prints its own message before it starts the launcher.
    assertThat(result.err())
        .endsWith(
            """
            photoshell: the current folder no longer exists.
            Change to another folder with 'cd' and start again.
            """)
        .doesNotContain("Error", "java");
  }

  @Test
  void homeFolderComesFromTheEnvironment() throws Exception {
    Path ada = Files.createDirectory(home.resolve("ada's home"));
    Files.writeString(ada.resolve("lines.txt"), "connect $1 --token-file ~/key\n");
    Files.writeString(ada.resolve("key"), "no key\n");

    ProcessResult result =
        run(
            Map.of("HOME", ada.toString(), "PHOTOSHELL_HOME", ""),
            "",
            "--keep-going",
            "-c",
            "script ~/lines.txt http://127.0.0.1:9; transcript start ~/talk.md; "
                + "practice; photo-set @self https://photos.example/ada.png");

    assertThat(result.err()).contains("~/key does not contain an API key.");
    assertThat(ada.resolve("talk.md")).exists();
    assertThat(ada.resolve(".local/state/photoshell")).isDirectory();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is only in Linux")
  void unwritableOutputIsReported() throws Exception {
    ProcessResult result = sh("\"$P\" help > /dev/full");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("Standard output could not be written: No space left");
  }

  @Test
  void closedPipeEndsSilently() throws Exception {
    // The Date header changes, so there is always more to print after the pipe is closed.
    String lines = "practice; watch 1 api --include GET people/@self; version";
    ProcessResult result =
        sh("{ \"$P\" --keep-going -c '" + lines + "'; echo $? > code; } | head -1");

    assertThat(result.out()).startsWith("Practice portal: 24 people");
    assertThat(result.err()).isEmpty();
    assertThat(home.resolve("code")).hasContent("1");
  }

  @Test
  void closedPipeForDataEndsSilently() throws Exception {
    String lines = "practice --people 2000; people --all --json";
    ProcessResult result = sh("{ \"$P\" -c '" + lines + "'; echo $? > code; } | head -1");

    assertThat(result.err()).isEmpty();
    assertThat(home.resolve("code")).hasContent("1");
  }

  @Test
  void outputUsesAsciiDigitsInEveryLocale() throws Exception {
    ProcessResult result =
        run(
            Map.of("PHOTOSHELL_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
            "",
            "-c",
            "practice; photo-set @self https://photos.example/ada.png; photo-undo");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("a PNG of 400×400 pixels").doesNotContainPattern("[٠-٩]");
  }

  @Test
  void successExitsWithZeroAndOnlyDataOnStandardOutput() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      ProcessResult result = run(portal(portal, "admin"), "", "person", "sean", "--json");
      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith("{").contains("\"lastName\": \"O'Neil\"");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void usageErrorExitsWithTwo() throws Exception {
    ProcessResult result = run(Map.of(), "", "poeple");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Did you mean 'people'?");
    assertThat(run(Map.of(), "", "--nonsense").code()).isEqualTo(2);
    assertThat(run(Map.of(), "", "photo-set", "@self").err()).contains("Missing argument: <image>");
  }

  @Test
  void unknownOptionIsAnErrorInEveryMode() throws Exception {
    String message = "'people' has no option -o.";
    Path script = Files.writeString(home.resolve("lines.txt"), "people -o json\n");
    List<ProcessResult> ways =
        List.of(
            run(Map.of(), "", "people", "-o", "json"),
            run(Map.of(), "", "-c", "people -o json"),
            run(Map.of(), "people -o json\n"),
            run(Map.of(), "", "script", script.toString()));
    assertThat(ways).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
    assertThat(ways).allSatisfy(result -> assertThat(result.out()).isEmpty());
    assertThat(ways).allSatisfy(result -> assertThat(result.err()).contains(message));
    ProcessResult behindLines = run(Map.of(), "", "-c", "version", "--json");
    assertThat(behindLines.code()).isEqualTo(2);
    assertThat(behindLines.out()).isEmpty();
    assertThat(behindLines.err()).contains("photoshell has no option --json.", "inside its line");
  }

  @Test
  void helpOptionWorksInEveryMode() throws Exception {
    String page = "List or search people.\n";
    assertThat(run(Map.of(), "", "people", "-h").out()).startsWith(page);
    assertThat(run(Map.of(), "", "--help", "people").out()).startsWith(page);
    assertThat(run(Map.of(), "", "-c", "people -h").out()).startsWith(page);
    assertThat(run(Map.of(), "people --help\n").out()).startsWith(page);
    ProcessResult start = run(Map.of(), "", "--help");
    assertThat(start.code()).isZero();
    assertThat(start.out()).contains("--token-file <file>", "-c <lines>", "photo-export");
  }

  @Test
  void notConnectedExitsWithFour() throws Exception {
    assertThat(run(Map.of(), "", "people").code()).isEqualTo(4);
  }

  @Test
  void argumentsAreKeptAsPassed() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      ProcessResult result =
          run(portal(portal, "admin"), "", "photo-set", "@self", "two words\"'.png");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("There is no file two words\"'.png.");
    }
  }

  @Test
  void standardInputRunsUntilTheFirstFailure() throws Exception {
    String lines =
        """
        # a comment, and a blank line

        practice
        photo-set @self 'https://photos.example/ada.png'
        photo-clear @self
        photo-set sean https://photos.example/ada.png
        version
        """;
    ProcessResult result = run(Map.of(), lines);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("is set: a PNG of 400×400 pixels.")
        .contains("the portal shows the default image")
        .doesNotContain("on Java");
    assertThat(result.err())
        .contains("only Sean O'Neil")
        .contains("Stopped at standard input, line 6");
  }

  @Test
  void nonTextStandardInputIsAUsageError() throws Exception {
    ProcessResult folder = sh("\"$P\" < .");
    assertThat(folder.code()).isEqualTo(2);
    assertThat(folder.err()).startsWith("Standard input cannot be read: Is a directory.\n");
    ProcessResult letters = sh("printf 'help J\\366rg\\n' | \"$P\"");
    assertThat(letters.code()).isEqualTo(2);
    assertThat(letters.err()).startsWith("Standard input is not UTF-8 text.\n");
  }

  @Test
  void scriptReportsTheFailingLineAndCanContinue() throws Exception {
    Path script =
        Files.writeString(
            home.resolve("my script.txt"),
            """
            \ufeffpractice\r
            photo-set sean $1\r
            person @self\r
            """);
    String image = "https://photos.example/ada.png";
    ProcessResult failed = run(Map.of(), "", "script", script.toString(), image);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).contains("Stopped at " + script + ", line 2: photo-set sean $1");
    assertThat(failed.out()).doesNotContain("omar.haddad@example.com");
    ProcessResult all = run(Map.of(), "", "script", script.toString(), image, "--keep-going");
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.out()).contains("omar.haddad@example.com");
    assertThat(all.err()).contains("Failed at " + script + ", line 2:");
    Files.writeString(script, "script 'my script.txt'\nversion\n");
    ProcessResult itself = run(Map.of(), "", "script", "my script.txt", "--keep-going");
    assertThat(itself.code()).isEqualTo(2);
    assertThat(itself.err()).contains("The script my script.txt calls itself");
  }

  @Test
  void quotedBodyMaySpanSeveralScriptLines() throws Exception {
    String lines =
        """
        practice
        api PUT people/omar/photo '{
          "files": "https://photos.example/ada.png"
        }' --json
        nonsense '
        '
        """;
    Path script = Files.writeString(home.resolve("lines.txt"), lines);
    ProcessResult result = run(Map.of(), "", "script", script.toString());
    assertThat(result.out()).contains("_orig_");
    assertThat(result.err())
        .contains("There is no command 'nonsense'.", "Stopped at " + script + ", line 5: nonsense");
    ProcessResult piped = run(Map.of(), lines);
    assertThat(piped.out()).contains("_orig_");
    assertThat(piped.err())
        .contains("There is no command 'nonsense'.", "Stopped at standard input, line 5: nonsense");
    ProcessResult open = run(Map.of(), "version\nperson 'ada\n\nversion\n");
    assertThat(open.code()).isEqualTo(2);
    assertThat(open.err())
        .contains("A quote is not closed.", "Stopped at standard input, line 2: ");
  }

  @Test
  void dashCLinesAreRunLikeAScript() throws Exception {
    ProcessResult result =
        run(
            Map.of("WHO", "ada"),
            "",
            "-c",
            "practice; person $WHO; person $1; nonsense;help",
            "grace");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("ada.lovelace@example.com")
        .contains("grace.hopper@example.com");
    assertThat(result.err())
        .contains("There is no command 'nonsense;help'.", "Stopped at -c, line 4: nonsense;help")
        .contains("Separate lines with ';' and a space.");
  }

  @Test
  void failureIsReportedAsJson() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      ProcessResult refused =
          run(
              portal(portal, "admin"),
              "",
              "photo-set",
              "sean",
              "https://photos.example/ada.png",
              "--json");
      assertThat(refused.err())
          .contains("\"kind\": \"refused\"")
          .contains("\"status\": 403")
          .contains("\"next\": \"Sean O'Neil can, with their own");
      String lines = "photo-clear @self --json\nperson --json\n";
      ProcessResult invalid = run(portal(portal, "admin"), lines);
      assertThat(invalid.code()).isEqualTo(2);
      // One document per command, and nothing else.
      assertThat(invalid.out()).startsWith("{\n  \"changed\": false,").endsWith("\n}\n");
      assertThat(invalid.err())
          .startsWith("{")
          .contains("\"kind\": \"usage\"")
          .contains("standard input, line 2: Missing argument: <person>")
          .contains("\"status\": null")
          .endsWith("}\n");
    }
  }

  @Test
  void refusedKeyIsReportedAsJsonWithItsStatus() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults());
        MockWebServer other = MockServers.create()) {
      other.start();
      other.enqueue(new MockResponse.Builder().body("<html>Welcome</html>").build());
      other.enqueue(new MockResponse.Builder().code(302).setHeader("Location", "/in").build());
      Map<String, String> expired = portal(portal, "expired");
      assertThat(run(expired, "", "connect", "--json").err())
          .contains("\"kind\": \"not-connected\"", "refused the API key (401)", "\"status\": 401")
          .contains("\"next\": \"Create an API key");
      assertThat(run(expired, "", "people", "--json").err()).contains("\"status\": 401");
      ProcessResult elsewhere =
          run(
              Map.of("DOCSPACE_API_KEY", "sk-0000000000"),
              "connect %1$s --json\nconnect %1$s --json\n".formatted(other.url("/")),
              "--keep-going");
      assertThat(elsewhere.out()).isEmpty();
      assertThat(elsewhere.err())
          .containsSubsequence(
              "standard input, line 1", "does not answer like a DocSpace portal", "\"status\": 200")
          .containsSubsequence(
              "standard input, line 2", "redirects requests to its page", "\"status\": 302");
    }
  }

  @Test
  void pipedOutputHasNoColours() throws Exception {
    assertThat(run(Map.of("TERM", "xterm-256color"), "help\n").out()).doesNotContain("\u001b");
  }

  @Test
  void tokenFileIsPreferredToTheEnvironment() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      Map<String, String> environment = portal(portal, "expired");
      Path file =
          Files.createFile(
              home.resolve("key"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, portal.keys().get(1).token() + "\n");
      ProcessResult result = run(environment, "", "--token-file", "key", "status");
      assertThat(result.out()).contains("Ana Novak (ana), owner of the portal");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void savedProductionPortalNeedsYes() throws Exception {
    PracticeSettings rules = new PracticeSettings(0, ServerVersion.V3_5, 24);
    try (PracticePortal portal = PracticePortal.start(rules)) {
      Path key = Files.writeString(home.resolve("a key"), portal.keys().get(0).token());
      String command = "cat '" + key + "'";
      ProcessResult saved =
          run(
              Map.of(),
              "",
              "connect",
              portal.address(),
              "--name",
              "prod",
              "--production",
              "--token-command",
              command);
      assertThat(saved.code()).as(saved.err()).isZero();
      assertThat(run(Map.of(), "", "portals").out()).contains("prod").contains("production");
      ProcessResult request = run(Map.of(), "", "--portal", "prod", "photo-clear", "grace");
      assertThat(request.code()).isEqualTo(1);
      assertThat(request.err()).contains("Nothing was sent.");
      ProcessResult done = run(Map.of(), "", "--portal", "prod", "photo-clear", "grace", "--yes");
      assertThat(done.out()).contains("the portal shows the default image");
    }
  }

  @Test
  void byteOrderMarkOfAFileIsIgnored() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      String token = portal.keys().get(0).token();
      Files.writeString(home.resolve("key"), "\ufeff" + token + "\r\n");
      Files.writeString(home.resolve("wide"), "\ufeff" + token, StandardCharsets.UTF_16LE);
      Files.writeString(home.resolve("lines"), "\ufeffperson @self\r\n");
      Map<String, String> there = Map.of("DOCSPACE_BASE_URL", portal.address());
      for (String key : List.of("key", "wide")) {
        ProcessResult result = run(there, "", "--token-file", key, "script", "lines");
        assertThat(result.out()).as(result.err()).contains("omar.haddad@example.com");
        ProcessResult typed = run(there, "\ufeffperson @self\n", "--token-file", key);
        assertThat(typed.out()).as(typed.err()).contains("omar.haddad@example.com");
      }
      String cat = "connect %s --token-command 'cat key'".formatted(portal.address());
      assertThat(run(Map.of(), cat + "\n").code()).isZero();
    }
  }

  @Test
  void userWithoutHomeFolderGetsNoFolder() throws Exception {
    Map<String, String> nowhere = new HashMap<>();
    nowhere.put("PHOTOSHELL_HOME", "");
    nowhere.put("HOME", "");
    nowhere.put("XDG_STATE_HOME", "");
    nowhere.put("XDG_CONFIG_HOME", "");
    // Java's value for a user who is missing from the system's list of users.
    nowhere.put("PHOTOSHELL_JAVA_OPTIONS", "-Duser.home=?");
    ProcessResult result = run(nowhere, "", "--keep-going", "-c", "portals; doctor");
    assertThat(result.out()).contains("/.config/photoshell").doesNotContain("?/");
    assertThat(home.resolve("?")).doesNotExist();
  }

  @Test
  void environmentKeyIsNotSentToAnotherPortal() throws Exception {
    try (PracticePortal portal = PracticePortal.start(PracticeSettings.defaults())) {
      Map<String, String> environment = portal(portal, "admin");
      environment.put("DOCSPACE_BASE_URL", "https://elsewhere.example");
      ProcessResult result = run(environment, "", "connect", portal.address());
      assertThat(result.code()).isEqualTo(4);
      assertThat(result.err()).contains("No API key was given.");
    }
  }

  @Test
  void launcherWorksFromAnyFolderAndThroughALink() throws Exception {
    Path link = home.resolve("a link to photoshell");
    Files.createSymbolicLink(link, Path.of(LauncherTerminal.LAUNCHER).toAbsolutePath());
    Process process =
        new ProcessBuilder(link.toString(), "version").directory(home.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).startsWith("photoshell ").contains(" on Java ");
  }

  @Test
  void missingJavaIsReported() throws Exception {
    ProcessResult result = run(Map.of("JAVA_HOME", home.toString()), "", "version");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is no Java in it");
  }

  @Test
  void doctorReportIsOnStandardOutput() throws Exception {
    ProcessResult result = run(Map.of(), "", "--portal", "http://localhost:1", "doctor", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).startsWith("[").contains("Cannot connect to localhost:1.");
    assertThat(result.err()).isEmpty();
  }
}
