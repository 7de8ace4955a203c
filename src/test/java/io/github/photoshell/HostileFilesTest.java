package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Tests that no lesson or state file makes photoshell write, delete or run anything outside of the
 * given folder, or reach another portal.
 */
@SuppressWarnings("NullAway.Init") // Set before each try.
class HostileFilesTest {
  private Path base;
  private Path user;
  private Path app;
  private Path given;
  private MockWebServer decoy;
  private String homeBefore;
  private Map<String, String> before;

  /** The user's home, the given folder, and a real portal. */
  @BeforeTry
  void prepare() throws IOException {
    base = Files.createTempDirectory("hostile").toRealPath();
    user = base.resolve("user");
    Files.createDirectories(user.resolve("docs"));
    app = Files.createDirectories(base.resolve("app"));
    given = Files.createDirectories(base.resolve("given"));
    Files.writeString(user.resolve("docs/thesis.txt"), "a thesis without a line's end");
    Files.writeString(user.resolve(".bashrc"), "# my shell\n");
    Files.writeString(user.resolve("lines.txt"), "photo-clear @self\n");
    decoy = MockServers.create();
    decoy.start();
    homeBefore = System.getProperty("user.home", "");
    System.setProperty("user.home", user.toString());
    Files.writeString(
        Files.createDirectories(app.resolve("config")).resolve("portals.properties"),
        "work.address=%s\nwork.token-command.0=touch\nwork.token-command.1=%s\n"
            .formatted(decoy.url("/"), user.resolve("ran")));
    before = outside();
  }

  @AfterTry
  void clean() throws IOException {
    System.setProperty("user.home", homeBefore);
    decoy.close();
    try (Stream<Path> all = Files.walk(base)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Returns all files outside of photoshell's own folders and the given folder. */
  private Map<String, String> outside() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path folder : List.of(user, Path.of("").toAbsolutePath())) {
      try (Stream<Path> all = Files.walk(folder, folder.equals(user) ? 9 : 1)) {
        for (Path path : all.toList()) {
          boolean isOwn = path.startsWith(user) && Files.isRegularFile(path);
          found.put(
              path.toString(),
              isOwn
                  ? HexFormat.of().formatHex(Files.readAllBytes(path))
                      + Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                  : "");
        }
      }
    }
    return found;
  }

  private void assertNothingChangedOutside(Object description) throws IOException {
    assertThat(outside()).as(String.valueOf(description)).isEqualTo(before);
    assertThat(decoy.getRequestCount()).as(String.valueOf(description)).isZero();
  }

  private TestShell desk() {
    return new TestShell(
        app,
        Map.of(
            "DOCSPACE_BASE_URL",
            decoy.url("/").toString(),
            "DOCSPACE_API_KEY",
            "sk-decoy",
            "SECRET",
            user + "/docs/thesis.txt"));
  }

  /** In the lines, {@code U} is the user's home and {@code D} the address of the other portal. */
  private static final List<String> WORDS =
      List.of(
          "@self",
          "ada",
          "omar",
          "gr",
          "work",
          "D",
          "GET",
          "POST",
          "DELETE",
          "people/omar/photo",
          "Dapi/2.0/people/@self",
          "https://photos.example/ada.png",
          "ada.png",
          "photos",
          "photos/ada.png",
          "U/docs/thesis.txt",
          "U/new.txt",
          "U/lines.txt",
          "../user/new.txt",
          "../../../../../../../../U/new.txt",
          "~/docs/thesis.txt",
          "~/new",
          "~",
          ".",
          "-",
          "--",
          "@U/docs/thesis.txt",
          "$SECRET",
          "'U/new.txt'",
          "--yes",
          "--force",
          "--all",
          "--json",
          "--save U/new.har",
          "--save=U/docs/thesis.txt",
          "--file File=@U/docs/thesis.txt",
          "--token-command 'touch U/ran'",
          "--token-file U/docs/thesis.txt",
          "--load U/docs/thesis.txt",
          "--ca-out U/ca.pem --https",
          "--report U/report.json",
          "--description U/docs/thesis.txt",
          "--remove work",
          "--rules 3.5",
          "person @self",
          "photo-clear @self",
          "script U/lines.txt");

  private static final List<String> COMMANDS =
      List.of(
          "connect",
          "disconnect",
          "status",
          "portals",
          "person",
          "people",
          "photo-set",
          "photo-clear",
          "photo-save",
          "photo-export",
          "photo-import",
          "photo-undo",
          "photo-redo",
          "photo-show",
          "api",
          "last",
          "trace",
          "explain",
          "watch",
          "script",
          "practice",
          "practice-as",
          "transcript",
          "lessons",
          "lesson-make",
          "shell-files",
          "doctor",
          "help");

  /** Harmless lines, so that some lessons are run. */
  private static final List<String> GOOD =
      List.of(
          "status",
          "disconnect",
          "disconnect --json",
          "practice --rules 3.5",
          "photo-set @self https://photos.example/ada.png",
          "photo-save ada ada.png --force",
          "photo-set @self ada.png --yes",
          "photo-clear @self --yes",
          "photo-export photos gr",
          "photo-import photos --yes",
          "api POST people/omar/photo --file File=@ada.png",
          "api DELETE people/omar/photo --yes",
          "photo-undo",
          "explain photo-clear @self",
          "practice-as uma");

  @Provide
  Arbitrary<List<String>> solutions() {
    Arbitrary<String> hostile =
        Combinators.combine(Arbitraries.of(COMMANDS), Arbitraries.of(WORDS).list().ofMaxSize(4))
            .as((command, words) -> command + " " + String.join(" ", words));
    Arbitrary<String> good = Arbitraries.of(GOOD);
    // A lesson with one invalid line is not run at all.
    return Arbitraries.oneOf(
        good.list().ofMinSize(2).ofMaxSize(6),
        Arbitraries.oneOf(good, hostile).list().ofMinSize(1).ofMaxSize(4));
  }

  @Property(tries = 20)
  void lessonsCannotAffectOtherFilesOrPortals(@ForAll("solutions") List<String> lines)
      throws IOException {
    List<String> here =
        lines.stream()
            .map(line -> line.replace("U", user.toString()))
            .map(line -> line.replace("D", decoy.url("/").toString()))
            .toList();
    Path lesson = Files.writeString(given.resolve("theirs.md"), lesson(here));
    try (TestShell shell = desk()) {
      shell.run("lesson-check " + lesson);
      assertNothingChangedOutside(here);
      shell.run("lesson " + lesson);
      shell.run("lesson-skip");
      shell.run("lesson-solution");
      shell.run("lesson-skip");
      shell.run("lesson-stop");
      shell.run("lesson " + lesson);
    }
    assertNothingChangedOutside(here);
    assertThat(given.toFile().list()).containsExactly("theirs.md");
  }

  private static String lesson(List<String> lines) {
    List<String> text =
        new ArrayList<>(List.of("---", "lesson: 1", "title: Theirs", "minutes: 1", "---"));
    for (int i = 0; i < lines.size(); i++) {
      text.add("## Step " + i);
      text.add("Do it.");
      text.add("- goal: ran lessons never");
      text.add("- solution: " + lines.get(i));
    }
    text.addAll(List.of("## End", "Done."));
    return String.join("\n", text) + "\n";
  }

  /** Lines for state files, and targets for links in their place. */
  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(20)),
            net.jqwik.api.Tuple.of(
                4,
                Arbitraries.of(
                    "#How far the lessons are",
                    "#photoshell's portals; never a token",
                    "current=U/docs/thesis.txt",
                    "current=G/theirs.md",
                    "last=G/theirs.md",
                    "first-photo.step=3",
                    "first-photo.port=../../x",
                    "first-photo.text=x",
                    "first-photo.key=U/new.txt",
                    "first-photo.startKey=../../new",
                    "G/theirs.md.step=1",
                    "1700000000000:photo-save ada U/new.txt",
                    "../../user/docs/thesis.txt",
                    "file=U/docs/thesis.txt",
                    "when=2026-01-01T00:00:00Z",
                    "what=set",
                    "before=kept",
                    "{",
                    "\"photoshell-practice\": 1",
                    "-----BEGIN CERTIFICATE-----")))
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "state/history",
        "state/lessons.properties",
        "state/lessons",
        "state/lesson-files/first-photo/link",
        "state/api/description",
        "state/practice-ca.pem",
        "config/portals.properties.lock");
  }

  @Property(tries = 20)
  void stateFilesCannotAffectOtherFilesOrPortals(
      @ForAll("names") String name, @ForAll("lines") List<String> lines, @ForAll boolean linked)
      throws IOException {
    Path file = app.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        given.resolve("theirs.md"), lesson(List.of("status", "photo-save ada ada.png")));
    if (linked) {
      Files.createSymbolicLink(file, user.resolve("docs/thesis.txt"));
    } else {
      Files.writeString(
          file,
          String.join("\n", lines).replace("U", user.toString()).replace("G", given.toString()));
    }
    try (TestShell shell = desk()) {
      for (String line :
          List.of(
              "lessons",
              "lesson",
              "lesson-skip",
              "lesson-stop",
              "lesson first-photo",
              "lesson-skip",
              "lesson-skip",
              "lesson-stop",
              "portals --remove nobody",
              "practice --https",
              "photo-set @self https://photos.example/ada.png",
              "photo-undo",
              "help api people",
              "api --description bundled")) {
        shell.run(line);
      }
    }
    assertNothingChangedOutside(name + " " + lines + linked);
    assertThat(given.toFile().list()).containsExactly("theirs.md");
  }
}
