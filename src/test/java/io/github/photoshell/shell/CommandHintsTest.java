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

  /** The commands, as the README lists them. */
  private static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .flatMap(row -> COMMAND.matcher(row).results())
        .map(one -> one.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whoami",
        "ls",
        "LS",
        "q",
        "login",
        "logout",
        "set",
        "users",
        "?",
        "man",
        "-h",
        "hint",
        "next",
        "stop",
        "curl",
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
  void whatPeopleTypeFromHabitLeadsToCommandsThatThereAre(String typed) throws Exception {
    String advice = CommandHints.instead(List.of(typed), commands()).orElseThrow();
    List<String> named =
        QUOTED.matcher(advice).results().map((MatchResult one) -> one.group(1)).toList();
    assertThat(named).isNotEmpty().isSubsetOf(commands());
  }

  @ParameterizedTest
  @CsvSource({
    "photo set @self, photo-set",
    "set photo, photo-set",
    "set-photo, photo-set",
    "PHOTO-SET, photo-set"
  })
  void wordsInAnotherOrderOrApartAreTheCommandTheyMake(String line, String meant) throws Exception {
    assertThat(CommandHints.instead(List.of(line.split(" ")), commands()))
        .contains("Type '" + meant + "'.");
  }

  @Test
  void aManualIsAskedForWithHelp() throws Exception {
    assertThat(CommandHints.instead(List.of("man", "photo-set"), commands()))
        .contains("Type 'help photo-set'.");
  }

  @Test
  void ofAnyOtherWordNothingIsSaid() throws Exception {
    assertThat(CommandHints.instead(List.of("poeple"), commands())).isEmpty();
  }
}
