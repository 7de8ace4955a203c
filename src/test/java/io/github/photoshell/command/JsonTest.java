package io.github.photoshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.github.photoshell.Desk;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.Typist;
import io.github.photoshell.shell.Typist.Said;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --json} every command that answers with data prints one document and no more. */
class JsonTest {
  /** The commands that have no data of their own, and why. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "clear", "does something to the screen, where there is one",
          "exit", "leaves; nothing is answered",
          "script", "its lines answer, each with its own --json",
          "watch", "the command watched answers, with its own --json");

  /** A list, of which any item has the members. */
  private static final String EACH = "each";

  /** What every command tells that changes one photo, also where there was nothing to change. */
  private static final String[] PHOTO_CHANGE = {
    "changed", "original", "retina", "max", "big", "medium", "small"
  };

  /**
   * Lines for every command, in an order in which each can be run.
   *
   * @param members the names that a program can rely on; all of them, or the first few
   */
  private record Asked(String line, List<String> members) {
    Asked(String line, String... members) {
      this(line, List.of(members));
    }
  }

  private List<Asked> lines() {
    return List.of(
        new Asked("practice --json", "portal", "rules", "people", "you", "key", "caFile"),
        new Asked("practice --json --rules 3.5", "portal", "rules", "people", "you", "key"),
        new Asked("practice --json --save " + file("saved.json"), "saved"),
        new Asked("practice-as uma --json", "portal", "rules", "people", "you", "key"),
        new Asked("practice-as omar --json", "portal", "rules", "people", "you", "key"),
        new Asked("practice-fault slow --times 2 --seconds 3 --json", "waiting"),
        new Asked("practice-fault --json", "waiting"),
        new Asked("practice-fault --clear --json", "waiting"),
        new Asked("practice-fault --list --json", "faults"),
        new Asked("practice-log --json", "audits", "webhooks", "downloads", "requests"),
        new Asked("status --json", "portal", "version", "you", "permissions"),
        new Asked("doctor --json"),
        new Asked("trace --json", "trace"),
        new Asked("trace off --json", "trace"),
        new Asked("people --json", EACH, "id", "userName", "email"),
        new Asked("people neil --all --json", EACH, "id", "userName"),
        new Asked("person sean --json", "id", "userName"),
        new Asked("photo-set @self https://photos.example/ada.png --json", PHOTO_CHANGE),
        new Asked("photo-set @self https://photos.example/ada.png --json", PHOTO_CHANGE),
        new Asked("photo-show @self --json", "photo", "picture"),
        new Asked("photo-save @self " + file("mine.png") + " --json", "file"),
        new Asked("photo-clear @self --json", PHOTO_CHANGE),
        new Asked("photo-clear @self --json", PHOTO_CHANGE),
        new Asked("photo-undo --list --json", EACH, "number"),
        new Asked("photo-undo --json", PHOTO_CHANGE),
        new Asked("photo-export " + file("exported") + " --json"),
        new Asked("photo-import " + file("new") + " --yes --json"),
        new Asked("api GET people/@self --json", "id", "userName"),
        new Asked("last --json"),
        new Asked("last --all --json", EACH),
        new Asked("explain photo-clear @self --json"),
        new Asked("explain --json photo-clear @self", EACH, "method", "curl"),
        new Asked("practice-reset --json", "portal", "rules", "people", "you", "key"),
        new Asked("transcript start " + file("t.md") + " --json", "file", "writing"),
        new Asked("photo-set @self https://photos.example/ada.png --json"),
        new Asked("transcript stop --json", "file", "writing"),
        new Asked("lesson-make " + file("t.md") + " --json", "file", "lines"),
        new Asked("lesson-make " + file("t.md") + " " + file("l.md") + " --json", "file", "lines"),
        new Asked("lessons --json", "lessons"),
        new Asked("lessons --report " + file("report.json") + " --json", "file"),
        new Asked("lesson first-photo --json", "lesson", "title", "steps", "step", "text"),
        new Asked("lesson --json", "lesson", "title", "steps", "step", "stepTitle", "text"),
        new Asked("lesson-hint --json", "lesson", "step", "hint"),
        new Asked("lesson-solution --json", "lesson", "step", "line"),
        new Asked("lesson-undo --json", "lesson", "step"),
        new Asked("lesson-skip --json", "lesson", "step"),
        new Asked("lesson-stop --json", "lesson", "step"),
        new Asked("lesson-check first-photo --json", "lesson", "steps", "faults"),
        new Asked("portals --json"),
        new Asked("history --json"),
        new Asked("help --json", "commands", "topics"),
        new Asked("help photo-set --json", "name", "usage"),
        new Asked("help api GET people/@self --json", "name", "text"),
        new Asked("version --json", "photoshell", "java"),
        new Asked("shell-files " + file("share") + " --json", "files"),
        new Asked("disconnect --json", "disconnected"),
        new Asked("disconnect --json", "disconnected"));
  }

  @TempDir Path folder;
  private Desk desk;
  private Typist typist;

  @BeforeEach
  void open() throws IOException {
    Path images = Files.createDirectories(folder.resolve("new"));
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
        "png",
        images.resolve("sean.png").toFile());
    desk = new Desk(folder.resolve("home"), Map.of());
    typist = desk.typist();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String file(String name) {
    return "'" + folder.resolve(name) + "'";
  }

  @Test
  void everyCommandHasItOrAReasonWhyNot() {
    Set<String> without = new HashSet<>();
    Set<String> with = new HashSet<>();
    for (ShellCommand command : desk.commands()) {
      boolean has = command.options().stream().anyMatch(option -> option.name().equals("json"));
      (has ? with : without).add(command.getName());
    }
    assertThat(without).isEqualTo(WITHOUT.keySet());
    // These two have a test of their own below.
    Set<String> run = new HashSet<>(Set.of("connect", "practice-portal"));
    lines().forEach(asked -> run.add(asked.line().substring(0, asked.line().indexOf(' '))));
    assertThat(run).isEqualTo(with);
  }

  @Test
  void eachPrintsOneDocumentAndNothingElse() throws Exception {
    for (Asked asked : lines()) {
      Said said = typist.type(asked.line());
      // Spoken of after the fact, as doctor does of a practice portal that is no https.
      assertThat(said.code()).as(asked.line() + ": " + said).isIn(0, 1);
      check(asked, said.results());
    }
  }

  private static void check(Asked asked, String results) throws IOException {
    Object document = document(results);
    List<String> members = new ArrayList<>(asked.members());
    if (members.remove(EACH)) {
      assertThat(document).as(asked.line()).isInstanceOf(List.class);
      assertThat((List<?>) document).as(asked.line()).isNotEmpty();
      document = ((List<?>) document).get(0);
    }
    if (document instanceof Map<?, ?> map) {
      List<String> names = map.keySet().stream().map(String::valueOf).toList();
      assertThat(names).as(asked.line()).containsAll(members).isNotEqualTo(List.of("message"));
    } else {
      assertThat(members).as(asked.line()).isEmpty();
    }
  }

  /** Reads it as strictly as any program may: one document, and its line's end. */
  private static Object document(String results) throws IOException {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(results))) {
      Object document = reader.readJsonValue();
      assertThat(reader.peek()).as(results).isEqualTo(JsonReader.Token.END_DOCUMENT);
      return Objects.requireNonNull(document);
    } catch (IOException broken) {
      throw new AssertionError("no JSON document: " + results, broken);
    }
  }

  @Test
  @Timeout(60)
  void practicePortalTellsAddressAndKeysAndConnectLeadsThere() throws Exception {
    StringWriter results = new StringWriter();
    Thread portal =
        new Thread(() -> typist.type("practice-portal --json", results, new StringWriter()));
    portal.start();
    try {
      while (!results.toString().endsWith("}" + System.lineSeparator())) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      Map<?, ?> document = (Map<?, ?>) document(results.toString());
      assertThat(document.get("rules")).isEqualTo("3.7");
      assertThat(document.get("people")).isEqualTo(24.0);
      List<?> keys = (List<?>) Objects.requireNonNull(document.get("keys"));
      Map<?, ?> key = (Map<?, ?>) keys.get(0);
      assertThat(key.get("name")).isEqualTo("admin");

      Path token = Files.writeString(folder.resolve("key"), String.valueOf(key.get("token")));
      try (Desk client = new Desk(folder.resolve("client"), Map.of())) {
        String line = "connect " + document.get("portal") + " --token-file '" + token + "' --json";
        Said said = client.typist().type(line);
        assertThat(said.code()).as(said.remarks()).isZero();
        check(new Asked(line, "portal", "version", "you"), said.results());
      }
    } finally {
      portal.interrupt();
      portal.join();
    }
    assertThat(results.toString().trim()).endsWith("}");
  }

  @Test
  void changeOfAPhotoHasOneShapeWhetherAnythingWasSentOrNot() throws Exception {
    typist.type("practice");
    String set = "photo-set @self https://photos.example/ada.png --json";
    Map<Object, Object> photo = changed(set, true);
    assertThat(changed(set, false)).isEqualTo(photo);
    Map<Object, Object> none = changed("photo-clear @self --json", true);
    assertThat(changed("photo-clear @self --json", false)).isEqualTo(none);
    assertThat(changed("photo-undo --json", true).keySet()).isEqualTo(photo.keySet());
    // The change before the one taken back is the first: what it replaced is there again.
    assertThat(changed("photo-undo 2 --json", false).keySet()).isEqualTo(photo.keySet());
  }

  /** Returns the document without {@code changed}, which is to be as expected. */
  private Map<Object, Object> changed(String line, boolean expected) throws IOException {
    Said said = typist.type(line);
    assertThat(said.code()).as(line + ": " + said).isZero();
    Map<Object, Object> document = new HashMap<>((Map<?, ?>) document(said.results()));
    assertThat(document.keySet()).as(line).containsExactlyInAnyOrder((Object[]) PHOTO_CHANGE);
    assertThat(document.remove("changed")).as(line).isEqualTo(expected);
    return document;
  }

  @Test
  void failureIsADocumentAmongTheRemarksAndNothingAmongTheResults() throws Exception {
    for (String line :
        List.of(
            "practice-reset --json",
            "practice-fault slow --json",
            "lesson-hint --json",
            "transcript stop --json",
            "trace sideways --json",
            "portals --remove nowhere --json",
            "lesson-make nothing.md --json")) {
      Said said = typist.type(line);
      assertThat(said.code()).as(line).isIn(2, 4);
      assertThat(said.results()).as(line).isEmpty();
      assertThat(((Map<?, ?>) document(said.remarks())).get("error")).as(line).isNotNull();
    }
  }
}
