package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHintsTest {
  private static final Pattern QUOTED = Pattern.compile("'([a-z-]+)[^']*'");

  private static final Pattern COMMAND = Pattern.compile("`([a-z-]+)");

  /** Returns the commands listed in the documentation. */
  private static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("src/site/markdown/commands.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .flatMap(row -> COMMAND.matcher(row).results())
        .map(matchResult -> matchResult.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whoami",
        "ll",
        "LL",
        "q",
        "login",
        "logout",
        "put",
        "users",
        "man",
        "-h",
        "hint",
        "next",
        "stop",
        "wget",
        "key",
        "undo",
        "delete",
        "photo",
        "upload",
        "cat",
        "tutorial",
        "reset",
        "log",
        "cls",
        "sudo",
        "settings",
        "export",
        "run"
      })
  void hintsNameExistingCommands(String typed) throws Exception {
    String advice = CommandHints.instead(List.of(typed), commands()).orElseThrow();
    List<String> names =
        QUOTED.matcher(advice).results().map((MatchResult result) -> result.group(1)).toList();
    assertThat(names).isNotEmpty().isSubsetOf(commands());
  }

  @ParameterizedTest
  @CsvSource({
    "photo set @self, photo-set",
    "show photo, photo-show",
    "set-photo, photo-set",
    "PHOTO-SET, photo-set"
  })
  void reorderedOrSplitCommandNamesAreRecognized(String line, String meant) throws Exception {
    assertThat(CommandHints.instead(List.of(line.split(" ")), commands()))
        .contains("Type '" + meant + "'.");
  }

  @ParameterizedTest
  @CsvSource({
    "photo-delete, photo-clear",
    "photo-remove, photo-clear",
    "remove photo, photo-clear",
    "photo-upload, photo-set",
    "upload-photo, photo-set",
    "photos upload, photo-set",
    "photo-list, people",
    "list photos, people",
    "photo-get, photo-show",
    "get photo, photo-show",
    "photo-see, photo-show",
    "photo-download, photo-save",
    "photo-history, photo-undo --list",
    "photo-revert, photo-undo",
    "people-list, people",
    "list users, people",
    "user-info, person <person>",
    "portal-list, portals",
    "lesson-start, lesson <name>",
    "practice-stop, disconnect",
    "api-get, api <method> <path>",
    "avatar, photo-set",
    "jq, help json",
    "json, help json",
    "ping, doctor",
    "redo, photo-redo",
    "keys, help tokens"
  })
  void otherNamesSuggestTheCommand(String line, String meant) throws Exception {
    assertThat(CommandHints.instead(List.of(line.split(" ")), commands()).orElseThrow())
        .contains("'" + meant);
  }

  @ParameterizedTest
  @CsvSource({
    "GET people/@self, Type 'api GET people/@self'.",
    "delete people/ada, Type 'api DELETE people/ada'.",
    "photoshell people, Leave out 'photoshell': type 'people'.",
    "photoshell> people, 'Type the command alone, without the prompt.'",
    "$ people, 'Type the command alone, without the prompt.'",
    "work (ada)> people, 'Type the command alone, without the prompt.'",
    "https://portal.example.com, To connect to a portal: connect <portal>"
  })
  void linesOfOtherToolsAreTranslated(String line, String hint) throws Exception {
    assertThat(CommandHints.instead(List.of(line.split(" ")), commands())).contains(hint);
  }

  @Test
  void pastedKeyIsNotShown() throws Exception {
    String key = "sk-" + "0123456789abcdef".repeat(4);
    String hint = CommandHints.instead(List.of(key), commands()).orElseThrow();
    assertThat(hint).contains("'connect <portal>' asks for it").doesNotContain("0123");
  }

  @Test
  void foldersAreChangedWithCd() throws Exception {
    assertThat(CommandHints.instead(List.of("chdir", "pictures"), commands()).orElseThrow())
        .contains("'cd <folder>' changes the folder that files are found from");
  }

  @Test
  void manSuggestsHelp() throws Exception {
    assertThat(CommandHints.instead(List.of("man", "photo-set"), commands()))
        .contains("Type 'help photo-set'.");
  }

  @Test
  void otherWordsHaveNoHint() throws Exception {
    assertThat(CommandHints.instead(List.of("poeple"), commands())).isEmpty();
  }
}
