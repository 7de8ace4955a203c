package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.files.WorkingFolder;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of the page about other tools, in its order. */
class ComingFromPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (?:`(?<theirs>.+)`|[^`]+) \\| `(?<ours>.+)` \\|");

  @TempDir Path home;

  private record Row(String theirs, String ours) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/site/markdown/coming-from.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Row(String.valueOf(row.group("theirs")), row.group("ours")))
        .toList();
  }

  @Test
  void everyLineOfTheTablesSucceeds() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(52);
    String folder = WorkingFolder.current().toString();
    Files.writeString(home.resolve("lines.txt"), "version\n");
    Files.writeString(home.resolve("body.json"), "{\"files\": \"https://photos.example/ada.png\"}");
    try (TestShell shell = new TestShell(home, Map.of())) {
      TestConsole console = shell.console();
      console.run("cd '" + home + "'");
      console.run("practice");
      for (Row row : rows()) {
        Output output = console.run(row.ours());
        if (row.ours().equals("edit")) {
          // The terminal test of the editor runs it.
          assertThat(output.remarks()).contains("'edit' works only at the prompt.");
        } else {
          assertThat(output.code()).as(row + "\n" + output.remarks()).isZero();
        }
      }
      console.run("cd '" + folder + "'");
    }
    assertThat(home.resolve("people.json")).content().contains("\"userName\":\"ada\"");
    assertThat(home.resolve("me.json")).content().contains("omar");
  }

  @Test
  void everyToolHasItsTable() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/coming-from.md"));
    assertThat(page)
        .contains("## curl", "## HTTPie", "## http-prompt", "## gh", "## psql", "## Postman")
        .contains("\\gset", "| `\\o ", "| `\\e`", "| `\\x`", "| `\\watch 2`");
  }

  @Test
  void curlCommandsBecomeTheLinesBesideThem() throws IOException {
    List<Row> commands = rows().stream().filter(row -> row.theirs().startsWith("curl ")).toList();
    assertThat(commands).hasSize(6);
    try (TestShell shell = new TestShell(home, Map.of())) {
      TestConsole console = shell.console();
      console.run("practice");
      for (Row row : commands) {
        assertThat(console.run(row.theirs()).results()).isEqualToIgnoringNewLines(row.ours());
      }
    }
  }
}
