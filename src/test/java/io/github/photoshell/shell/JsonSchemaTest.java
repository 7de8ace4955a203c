package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.shell.TestConsole.Output;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Tests the JSON Schemas, and documents that are special: empty, about failures, or without data.
 * {@link JsonOutputTest} compares the usual document of every command with its schema.
 */
class JsonSchemaTest extends ShellTestBase {
  /** Schemas of documents that are, or contain, what the portal sent; it may send more. */
  private static final Set<String> OPEN = Set.of("person", "photo-set");

  private Set<String> commandsWithJson() {
    Set<String> names = new TreeSet<>();
    for (ShellCommand command : shell.commands()) {
      if (command.options().stream().anyMatch(option -> option.name().equals("json"))) {
        names.add(command.getName());
      }
    }
    return names;
  }

  @Test
  void everyCommandWithJsonHasASchemaAndTheReverse() {
    Set<String> expected = new TreeSet<>(commandsWithJson());
    expected.addAll(Set.of(JsonSchemas.ERROR, JsonSchemas.MESSAGE));
    assertThat(JsonSchemas.names()).isEqualTo(expected);
  }

  @Test
  void everySchemaIsValidAndExplainsItself() {
    for (String name : JsonSchemas.names()) {
      assertThat(JsonSchemas.flaws(name)).as(name).isEmpty();
      Json schema = Objects.requireNonNull(JsonParser.parse(JsonSchemas.text(name)));
      assertThat(schema.names()).as(name).startsWith("$schema", "title", "description");
      List<String> gaps = new ArrayList<>();
      addGaps(schema, name, !OPEN.contains(name), gaps);
      assertThat(gaps).isEmpty();
    }
  }

  /** Adds properties without a description, and objects that do not say which members they have. */
  private static void addGaps(Json schema, String where, boolean closed, List<String> gaps) {
    Json properties = schema.member("properties");
    if (properties != null) {
      for (String name : properties.names()) {
        Json property = Objects.requireNonNull(properties.member(name));
        if (property.member("description") == null && property.member("$ref") == null) {
          gaps.add(where + ": " + name + " has no description");
        }
      }
      Json more = schema.member("additionalProperties");
      if (closed && (more == null || !more.isFalse())) {
        gaps.add(where + ": additionalProperties is not false");
      }
      if (schema.member("required") == null) {
        gaps.add(where + ": no property is required");
      }
      properties.names().forEach(name -> addGaps(properties, name, where, closed, gaps));
    }
    for (String name : schema.names()) {
      if (!name.equals("properties")) {
        addGaps(schema, name, where, closed, gaps);
      }
    }
  }

  private static void addGaps(
      Json parent, String name, String where, boolean closed, List<String> gaps) {
    Json part = Objects.requireNonNull(parent.member(name));
    String place = where + "/" + name;
    addGaps(part, place, closed, gaps);
    part.items().forEach(item -> addGaps(item, place, closed, gaps));
  }

  @Test
  void aDocumentOfAnotherShapeIsReported() {
    assertThat(violations("{'photoshell': '1.0.0', 'java': 17}")).isEmpty();
    assertThat(violations("{'photoshell': '1.0.0'}")).hasSize(1);
    assertThat(violations("{'photoshell': '1.0.0', 'java': '17'}")).hasSize(1);
    assertThat(violations("{'photoshell': '1.0.0', 'java': 17, 'os': 'Linux'}")).hasSize(1);
    assertThat(violations("['photoshell']")).hasSize(1);
  }

  private static List<String> violations(String version) {
    return JsonSchemas.violations("version", version.replace('\'', '"'));
  }

  @Test
  void emptyAndSpecialResultsConform() throws IOException {
    Path images = Files.createDirectories(folder.resolve("new"));
    Files.writeString(images.resolve("ada.png"), "not an image");
    Files.writeString(images.resolve("no-such-person.png"), "not an image");
    Path good = Files.createDirectories(folder.resolve("good"));
    Files.write(good.resolve("sean.png"), TestImages.png(20, 20));
    Files.writeString(folder.resolve("bad-lesson.md"), "# No lesson\n");
    Files.writeString(folder.resolve("lines.txt"), "person @self\nversion\n");
    for (String line :
        List.of(
            "set --json",
            "set list '[1, null]' --json",
            "set list --json",
            "portals --json",
            "history --json no-such-line",
            "doctor --json",
            "explain version --json",
            "lesson-check " + file("bad-lesson.md") + " --json",
            "practice --rules 3.5 --json",
            "practice-fault --json",
            "people no-such-person --json",
            "people --status disabled --all --json",
            "photo-undo --list --json",
            "photo-show sean --json --size small",
            "photo-show sean nobody ada --json",
            "photo-clear @self --json",
            "photo-clear sean grace --json",
            "photo-export " + file("none") + " no-such-person --json",
            "photo-export " + file("some") + " o --json",
            "photo-import " + file("new") + " --dry-run --json",
            "photo-import " + file("new") + " --yes --json",
            "photo-import " + file("good") + " --yes --json",
            "photo-undo --import --list --json",
            "photo-undo --import --yes --json",
            "explain --json script " + file("lines.txt"),
            "explain --json photo-set @self " + file("new/ada.png"),
            "last --as curl --json",
            "last --save " + file("last.har") + " --json",
            "api --description bundled --json",
            "api GET people/filter --all --json",
            "api GET /static/images/default_user_photo_size_48-48.png --json",
            "photo-set @self https://photos.example/ada.png --yes --json",
            "practice-fault slow --seconds 1 --json",
            "practice-fault no-scope --times 2 --json",
            "practice-log --json --count 1000",
            "last --all --json",
            "help photo --json",
            "help exit-codes --json",
            "help api PUT --json",
            "disconnect --json")) {
      Output output = runJson(line);
      assertThat(output.results()).as(line + ": " + output).isNotEmpty();
    }
  }

  @Test
  void expiryAtAFullMinuteConforms() throws IOException {
    Path state = folder.resolve("state.json");
    console.run("practice");
    console.run("practice --save '" + state + "'");
    Files.writeString(
        state,
        Files.readString(state)
            .replaceFirst("\"name\": \"admin\"", "$0, \"expiresAt\": \"2099-12-31T22:00:00Z\""));
    assertThat(runJson("practice --load '" + state + "' --json").code()).isZero();
    assertThat(runJson("status --json").results())
        .containsPattern("\"expiresAt\": \"[-0-9]+T[0-9]+:00:00[+Z]");
  }

  private String file(String name) {
    return "'" + folder.resolve(name) + "'";
  }

  /** Runs a line and compares its document, or that of its failure, with the schema. */
  private Output runJson(String line) {
    Output output = console.run(line);
    if (!output.results().isEmpty()) {
      String command = line.split(" ", 2)[0];
      assertThat(JsonSchemas.violations(command, output.results())).as(line).isEmpty();
    }
    return output;
  }

  @Test
  void everyCommandFailsWithTheSameDocument() {
    for (String command : commandsWithJson()) {
      checkFailure(command + " --json --no-such-option", 2);
    }
  }

  @Test
  void failuresOfThePortalConform() {
    checkFailure("status --json", 4);
    checkFailure("practice-log --json", 4);
    console.run("practice --json");
    checkFailure("person no-such-person --json", 1);
    checkFailure("photo-set ada https://photos.example/ada.png --yes --json", 1);
    checkFailure("photo-save sean " + file("none.png") + " --json", 1);
    checkFailure("photo-undo --json", 1);
    checkFailure("api GET people/no-such-person --json", 1);
    console.run("practice-fault no-scope");
    checkFailure("people --json", 1);
    console.run("practice-fault not-json");
    checkFailure("person @self --json", 3);
    console.run("practice-fault expired-key");
    checkFailure("person @self --json", 4);
  }

  private void checkFailure(String line, int code) {
    Output output = console.run(line);
    assertThat(output.code()).as(line + ": " + output).isEqualTo(code);
    assertThat(output.results()).as(line).isEmpty();
    String document = output.remarks().substring(Math.max(0, output.remarks().indexOf("{\n")));
    assertThat(JsonSchemas.violations(JsonSchemas.ERROR, document)).as(line).isEmpty();
  }
}
