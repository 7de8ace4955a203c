package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.github.photoshell.ShellTestBase;
import io.github.photoshell.TestShell;
import io.github.photoshell.shell.TestConsole.Output;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that every command with {@code --json} prints one document and nothing else. */
class JsonOutputTest extends ShellTestBase {
  /** The commands without JSON, and the reason. */
  private static final Map<String, String> COMMANDS_WITHOUT_JSON =
      Map.of(
          "clear", "does something to the screen, where there is one",
          "edit", "opens an editor",
          "curl", "its options are those of curl",
          "exit", "leaves; nothing is answered",
          "expect", "its exit code is the answer",
          "script", "its lines answer, each with its own --json",
          "watch", "the command watched answers, with its own --json");

  /** A list in which at least one item has the members. */
  private static final String EXAMPLES = "each";

  /** The members printed by every command that changes one photo, even if nothing was changed. */
  private static final String[] PHOTO_CHANGE = {
    "changed", "original", "retina", "max", "big", "medium", "small"
  };

  /**
   * Lines for every command, in an order in which each can run.
   *
   * @param members the documented names; all of them, or the first few
   */
  private record JsonExample(String line, List<String> members) {
    JsonExample(String line, String... members) {
      this(line, List.of(members));
    }
  }

  private List<JsonExample> lines() {
    return List.of(
        new JsonExample("practice --json", "portal", "rules", "people", "you", "key", "caFile"),
        new JsonExample("practice --json --rules 3.5", "portal", "rules", "people", "you", "key"),
        new JsonExample("practice --json --save " + file("saved.json"), "saved"),
        new JsonExample("practice-as uma --json", "portal", "rules", "people", "you", "key"),
        new JsonExample("practice-as omar --json", "portal", "rules", "people", "you", "key"),
        new JsonExample("practice-fault slow --times 2 --seconds 3 --json", "waiting"),
        new JsonExample("practice-fault --json", "waiting"),
        new JsonExample("practice-fault --clear --json", "waiting"),
        new JsonExample("practice-fault --list --json", "faults"),
        new JsonExample("practice-log --json", "audits", "webhooks", "downloads", "requests"),
        new JsonExample("status --json", "portal", "version", "you", "permissions"),
        new JsonExample("doctor --json"),
        new JsonExample("trace --json", "trace"),
        new JsonExample("trace off --json", "trace"),
        new JsonExample("people --json", EXAMPLES, "id", "userName", "email"),
        new JsonExample("people neil --all --json", EXAMPLES, "id", "userName"),
        new JsonExample("person sean --json", "id", "userName"),
        new JsonExample("photo-set @self https://photos.example/ada.png --json", PHOTO_CHANGE),
        new JsonExample("photo-set @self https://photos.example/ada.png --json", PHOTO_CHANGE),
        new JsonExample("photo-show @self --json", "photo", "picture"),
        new JsonExample("photo-show @self ada --json", EXAMPLES, "person", "picture", "reason"),
        new JsonExample("photo-save @self " + file("mine.png") + " --json", "file"),
        new JsonExample("photo-clear @self --json", PHOTO_CHANGE),
        new JsonExample("photo-clear @self --json", PHOTO_CHANGE),
        new JsonExample("photo-clear @self sean --json", EXAMPLES, "userName", "changed"),
        new JsonExample("photo-undo --list --json", EXAMPLES, "number"),
        new JsonExample("photo-undo --json", PHOTO_CHANGE),
        new JsonExample("photo-redo --json", PHOTO_CHANGE),
        new JsonExample("photo-export " + file("exported") + " --json"),
        new JsonExample("photo-import " + file("new") + " --yes --json"),
        new JsonExample("photo-undo --import --yes --json", "import", "counts", "people"),
        new JsonExample("photo-redo --import --yes --json", "import", "counts", "people"),
        new JsonExample("api GET people/@self --json", "id", "userName"),
        new JsonExample("last --json"),
        new JsonExample("last --all --json", EXAMPLES),
        new JsonExample("explain photo-clear @self --json"),
        new JsonExample("explain --json photo-clear @self", EXAMPLES, "method", "curl"),
        new JsonExample("practice-reset --json", "portal", "rules", "people", "you", "key"),
        new JsonExample("transcript start " + file("t.md") + " --json", "file", "writing"),
        new JsonExample("photo-set @self https://photos.example/ada.png --json"),
        new JsonExample("transcript stop --json", "file", "writing"),
        new JsonExample("lesson-make " + file("t.md") + " --json", "file", "lines"),
        new JsonExample(
            "lesson-make " + file("t.md") + " " + file("l.md") + " --json", "file", "lines"),
        new JsonExample("lessons --json", "lessons"),
        new JsonExample("lessons --report " + file("report.json") + " --json", "file"),
        new JsonExample("lesson first-photo --json", "lesson", "title", "steps", "step", "text"),
        new JsonExample("lesson --json", "lesson", "title", "steps", "step", "stepTitle", "text"),
        new JsonExample("lesson-hint --json", "lesson", "step", "hint"),
        new JsonExample("lesson-solution --json", "lesson", "step", "line"),
        new JsonExample("lesson-undo --json", "lesson", "step"),
        new JsonExample("lesson-skip --json", "lesson", "step"),
        new JsonExample("lesson-stop --json", "lesson", "step"),
        new JsonExample("lesson-check first-photo --json", "lesson", "steps", "faults"),
        new JsonExample("set who ada --json", "name", "value"),
        new JsonExample("set --json", "who"),
        new JsonExample("unset who --json", "name", "forgotten"),
        new JsonExample("portals --json"),
        new JsonExample("ls --json"),
        new JsonExample("pwd --json", "folder"),
        new JsonExample("cd . --json", "folder"),
        new JsonExample("history --json"),
        new JsonExample("help --json", "commands", "topics"),
        new JsonExample("help photo-set --json", "name", "usage"),
        new JsonExample("help api GET people/@self --json", "name", "text"),
        new JsonExample("version --json", "photoshell", "java"),
        new JsonExample("shell-files " + file("share") + " --json", "files"),
        new JsonExample("disconnect --json", "disconnected"),
        new JsonExample("disconnect --json", "disconnected"));
  }

  @BeforeEach
  void write() throws IOException {
    Path images = Files.createDirectories(folder.resolve("new"));
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
        "png",
        images.resolve("sean.png").toFile());
  }

  private String file(String name) {
    return "'" + folder.resolve(name) + "'";
  }

  @Test
  void everyCommandHasJsonOrAReasonAgainstIt() {
    Set<String> without = new HashSet<>();
    Set<String> with = new HashSet<>();
    for (ShellCommand command : shell.commands()) {
      boolean has = command.options().stream().anyMatch(option -> option.name().equals("json"));
      (has ? with : without).add(command.getName());
    }
    assertThat(without).isEqualTo(COMMANDS_WITHOUT_JSON.keySet());
    // These two have their own test below.
    Set<String> run = new HashSet<>(Set.of("connect", "practice-portal"));
    lines().forEach(asked -> run.add(asked.line().substring(0, asked.line().indexOf(' '))));
    assertThat(run).isEqualTo(with);
  }

  @Test
  void eachCommandPrintsOneDocument() throws Exception {
    for (JsonExample asked : lines()) {
      Output output = console.run(asked.line());
      // Reported at the end, as doctor does for a practice portal without HTTPS.
      assertThat(output.code()).as(asked.line() + ": " + output).isIn(0, 1);
      check(asked, output.results());
    }
  }

  private static void check(JsonExample asked, String results) throws IOException {
    Object document = document(results);
    String command = asked.line().substring(0, asked.line().indexOf(' '));
    assertThat(JsonSchemas.violations(command, results)).as(asked.line()).isEmpty();
    List<String> members = new ArrayList<>(asked.members());
    if (members.remove(EXAMPLES)) {
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

  /** Checks strictly for one document followed by a line break. */
  private static Object document(String results) throws IOException {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(results))) {
      Object document = reader.readJsonValue();
      assertThat(reader.peek()).as(results).isEqualTo(JsonReader.Token.END_DOCUMENT);
      return Objects.requireNonNull(document);
    } catch (IOException e) {
      throw new AssertionError("no JSON document: " + results, e);
    }
  }

  @Test
  @Timeout(60)
  void practicePortalPrintsAddressAndKeysForConnect() throws Exception {
    StringWriter results = new StringWriter();
    Thread portal =
        new Thread(() -> console.run("practice-portal --json", results, new StringWriter()));
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
      try (TestShell client = new TestShell(folder.resolve("client"), Map.of())) {
        String line = "connect " + document.get("portal") + " --token-file '" + token + "' --json";
        Output output = client.console().run(line);
        assertThat(output.code()).as(output.remarks()).isZero();
        check(new JsonExample(line, "portal", "version", "you"), output.results());
      }
    } finally {
      portal.interrupt();
      portal.join();
    }
    assertThat(results.toString().trim()).endsWith("}");
  }

  @Test
  void photoChangesHaveTheSameFieldsIfNothingWasSent() throws Exception {
    console.run("practice");
    String set = "photo-set @self https://photos.example/ada.png --json";
    Map<Object, Object> photo = changed(set, true);
    assertThat(changed(set, false)).isEqualTo(photo);
    Map<Object, Object> none = changed("photo-clear @self --json", true);
    assertThat(changed("photo-clear @self --json", false)).isEqualTo(none);
    assertThat(changed("photo-undo --json", true).keySet()).isEqualTo(photo.keySet());
    // The change before the undone one is now first, and its backup exists again.
    assertThat(changed("photo-undo 2 --json", false).keySet()).isEqualTo(photo.keySet());
  }

  /** Checks {@code changed} and returns the other members. */
  private Map<Object, Object> changed(String line, boolean expected) throws IOException {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output).isZero();
    Map<Object, Object> document = new HashMap<>((Map<?, ?>) document(output.results()));
    assertThat(document.keySet()).as(line).containsExactlyInAnyOrder((Object[]) PHOTO_CHANGE);
    assertThat(document.remove("changed")).as(line).isEqualTo(expected);
    return document;
  }

  @Test
  void failureIsADocumentOnStandardError() throws Exception {
    for (String line :
        List.of(
            "practice-reset --json",
            "practice-fault slow --json",
            "lesson-hint --json",
            "transcript stop --json",
            "trace sideways --json",
            "portals --remove nowhere --json",
            "lesson-make nothing.md --json")) {
      Output output = console.run(line);
      assertThat(output.code()).as(line).isIn(2, 4);
      assertThat(output.results()).as(line).isEmpty();
      assertThat(((Map<?, ?>) document(output.remarks())).get("error")).as(line).isNotNull();
      assertThat(JsonSchemas.violations(JsonSchemas.ERROR, output.remarks())).as(line).isEmpty();
    }
  }
}
