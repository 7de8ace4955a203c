package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said about options and operators that no command takes. */
class UsageErrorsTest extends ShellTestBase {
  private List<String> error(String line) {
    return ended(ExitCode.USAGE.exitCode(), line).remarks().lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "-X         ~ The method comes first: api PUT <path>",
        "--method   ~ The method comes first: api PUT <path>",
        "-d         ~ The body follows the path: api POST <path> '{\"name\": \"value\"}', @file or @-",
        "--data     ~ The body follows the path: api POST <path> '{\"name\": \"value\"}', @file or @-",
        "--input    ~ The body follows the path: api POST <path> '{\"name\": \"value\"}', @file or @-",
        "-H         ~ Use --header 'Name: value'.",
        "-i         ~ Use --include.",
        "-q         ~ Use --jq <filter>.",
        "-o         ~ Use --output <file>.",
        "--paginate ~ Use --all.",
      })
  void optionsOfOtherToolsAreTranslated(String option, String next) {
    assertThat(error("api people " + option))
        .containsExactly("'api' has no option " + option + ".", next);
  }

  @Test
  void textFileThatCannotBeReadIsSaidToBeWhatItIs() throws IOException {
    String path = folder.toString();
    assertThat(error("script '" + path + "'").get(0))
        .isEqualTo("The script " + path + " cannot be read: it is a folder.");
    assertThat(error("lesson-check '" + path + "'").get(0))
        .isEqualTo(path + " cannot be read: it is a folder.");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xe4});
    assertThat(error("script '" + latin + "'").get(0))
        .isEqualTo("The script " + latin + " cannot be read: it is not UTF-8 text.");
  }

  @Test
  void optionsOfOtherToolsMeanNothingToOtherCommands() {
    assertThat(error("person ada -X").get(0)).isEqualTo("'person' has no option -X.");
    assertThat(error("person ada -X").get(1)).startsWith("Usage: person ");
  }

  @Test
  void startOptionGoesBeforeTheCommand() {
    assertThat(error("status --keep-going"))
        .containsExactly(
            "'status' has no option --keep-going.",
            "It goes before the command: photoshell --keep-going ... status");
  }

  @Test
  void optionThatReplacesTheCommandDoesNotGoBeforeIt() {
    assertThat(error("history -c").get(1)).startsWith("Usage: history ");
  }

  @Test
  void optionOfTheOuterCommandGoesBeforeTheNestedOne() {
    assertThat(error("watch 1 people sean --times 2"))
        .containsExactly(
            "'people' has no option --times.",
            "It is an option of 'watch': put it before 'people'.");
    assertThat(error("explain exit --into x").get(1))
        .isEqualTo("It is an option of 'explain': put it before 'exit'.");
    assertThat(error("watch 1 people --tmes 2").get(1)).startsWith("Usage: people ");
  }

  @Test
  void optionsComeBeforeTheNestedCommandInItsUsage() {
    assertThat(error("watch"))
        .containsExactly(
            "Missing argument: <seconds>",
            "Usage: watch [--times <n>] [--until <filter>] <seconds> <command> ...");
  }

  @Test
  void keyInPlaceOfACommandIsHiddenUpToTheQuote() {
    assertThat(error("DOCSPACE_API_KEY=abcd1234abcd1234 photoshell").get(0))
        .isEqualTo("There is no command 'DOCSPACE_API_KEY=***'.");
  }

  @Test
  void misspelledOptionIsSuggested() {
    assertThat(error("people --limt 3").get(0))
        .isEqualTo("'people' has no option --limt. Did you mean --limit?");
    assertThat(error("people --limt 3").get(1)).startsWith("Usage: people ");
  }

  @Test
  void unknownOptionMayBeAWordOfTheCommand() {
    assertThat(error("person -elsewhere").get(1))
        .startsWith("Usage: person ")
        .endsWith("]. Put a word that begins with '-' after '--'.");
    assertThat(error("watch -n 2 people").get(1))
        .endsWith(" <command> ... Put a word that begins with '-' after '--'.");
    assertThat(error("status -elsewhere").get(1)).startsWith("Usage: status").doesNotContain("--'");
  }

  @Test
  void valueOfAnOptionIsNeeded() {
    assertThat(error("people --limit").get(0)).isEqualTo("--limit needs a value.");
    assertThat(error("people --limit").get(1)).startsWith("Usage: people ");
    assertThat(error("people --limit --all").get(1)).startsWith("Usage: people ");
    assertThat(error("people --limit -x"))
        .containsExactly(
            "--limit needs a value.", "Write a value that begins with '-' after '=': --limit=-x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "| : --jq <filter>, or api --output <file>.",
        "> : --jq <filter>, or api --output <file>.",
        ">> : --jq <filter>, or api --output <file>.",
        "2> : --jq <filter>, or api --output <file>.",
        "2>> : --jq <filter>, or api --output <file>.",
        ">ada.json : --jq <filter>, or api --output <file>.",
        "2>&1 : --jq <filter>, or api --output <file>.",
        "< : @file, as in api PUT <path> @body.json"
      })
  void operatorsOfOtherShellsAreNoWords(String operator, String instead) {
    assertThat(error("person ada " + operator + " grep"))
        .containsExactly(
            "'" + operator + "' works only in your system's shell.",
            "As text it needs quotes. Instead of it: " + instead);
    assertThat(UsageErrors.isOperator(operator)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "people ada && version, '&&' works only in your system's shell.",
        "people ada || version, '||' works only in your system's shell.",
        "people ada; version, ';' separates commands only after -c.",
        "version;, ';' separates commands only after -c.",
      })
  void commandsAreNotJoinedInALine(String line, String problem) {
    assertThat(error(line))
        .containsExactly(problem, "Type one command per line. As text it needs quotes.");
  }

  @Test
  void semicolonInQuotesIsText() {
    assertThat(error("unset 'a;'").get(0)).contains("'a;'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'|'", "a|b", "|||", "&", "<<", "3>", "->", ">=", "a>b", "<ada>"})
  void otherWordsAreNoOperators(String word) {
    assertThat(UsageErrors.isOperator(word)).isFalse();
  }
}
