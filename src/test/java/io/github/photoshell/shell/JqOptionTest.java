package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code --jq}, which every command with {@code --json} has. */
class JqOptionTest extends ShellTestBase {
  @BeforeEach
  void practise() {
    console.run("practice");
  }

  private List<String> results(String line) {
    return done(line).results().lines().toList();
  }

  @Test
  void everyCommandWithJsonHasIt() {
    for (ShellCommand command : shell.commands()) {
      assertThat(command.option("jq").isPresent())
          .as(command.getName())
          .isEqualTo(command.option("json").isPresent());
    }
  }

  @Test
  void textsArePrintedRawOneResultALine() {
    assertThat(results("people neil --jq '.[].userName'")).containsExactly("maeve", "sean");
    assertThat(results("people neil --json --jq='.[1] | {userName, status}'"))
        .containsExactly("{\"userName\":\"sean\",\"status\":1}");
    assertThat(results("api GET people/@self --jq '.id == .id, .isAdmin'"))
        .containsExactly("true", "true");
    assertThat(results("version --jq keys[0]")).hasSize(1);
    assertThat(results("help photo-set --jq .name")).containsExactly("photo-set");
    assertThat(results("photo-set --help --jq .name")).containsExactly("photo-set");
    assertThat(results("photo-set @self https://photos.example/ada.png --jq .changed"))
        .containsExactly("true");
    assertThat(results("explain photo-clear @self --jq '.[].method'")).contains("DELETE");
    assertThat(results("watch --times 1 1 people neil --jq '.[].userName'"))
        .containsExactly("maeve", "sean");
  }

  @Test
  void eachLineHasOnlyItsOwnFilter() {
    assertThat(results("script '" + script("people neil --jq length", "people neil --json") + "'"))
        .startsWith("2", "[");
  }

  private Path script(String... lines) {
    try {
      return Files.write(folder.resolve("lines.txt"), List.of(lines));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void controlCharactersReachNoTerminal() {
    String shown = console.runOnScreen(80, "people neil --jq '\"a\\u001b[31mb\\u202ec\"'");
    assertThat(shown).doesNotContain("\u001b").doesNotContain("\u202e").contains("b");
    assertThat(console.run("people neil --jq '\"a\\u0009b\\nc\"'").results().lines())
        .containsExactly("a\tb", "c");
  }

  @Test
  void invalidFilterEndsWith2BeforeAnythingIsSent() {
    Output output = console.run("photo-set @self https://photos.example/ada.png --jq '.['");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.results()).isEmpty();
    assertThat(output.remarks().lines())
        .containsExactly(
            "The filter is not valid at column 3: it ends too early.",
            "  .[",
            "    ^",
            "The filter language is that of jq 1.6: 'help json'.");
    assertThat(results("photo-undo --list --jq length")).containsExactly("0");
  }

  @Test
  void failingFilterSaysThatTheChangeWasMade() {
    Output output =
        console.run("photo-set @self https://photos.example/ada.png --jq '.changed.first'");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.remarks())
        .contains("The command itself was run; only its output is missing.");
    assertThat(results("photo-undo --list --jq length")).containsExactly("1");
  }

  @Test
  void failingFilterEndsWith1AndNamesTheLineOfAScript() {
    Output output =
        console.run("script '" + script("# people", "people neil --jq '.[].userName.first'") + "'");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.results()).isEmpty();
    assertThat(output.remarks())
        .contains("The filter failed: Cannot index string")
        .contains("lines.txt, line 2: people neil --jq");
  }

  @Test
  void failureOfTheCommandStaysADocumentOnStandardError() {
    for (String line :
        List.of("person nobody --jq .id", "people --jq", "people --jq . --bogus x")) {
      Output output = console.run(line);
      assertThat(output.code()).as(line).isNotZero();
      assertThat(output.results()).as(line).isEmpty();
      assertThat(output.remarks()).as(line).startsWith("{").contains("\"error\"");
    }
  }
}
