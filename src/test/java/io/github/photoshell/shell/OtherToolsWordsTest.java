package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests words of other tools in the complete shell. */
class OtherToolsWordsTest {
  private static final List<String> READING =
      List.of(
          "list",
          "get",
          "view",
          "info",
          "cat",
          "see",
          "display",
          "print",
          "find",
          "search",
          "ls",
          "dir",
          "who",
          "check",
          "read",
          "size",
          "count",
          "query",
          "fetch",
          "download",
          "preview",
          "all",
          "stat",
          "describe",
          "log",
          "details",
          "select",
          "look");

  private static final Pattern CHANGING =
      Pattern.compile(
          "'(photo-(set|clear|import|undo(?! --list))|practice-(reset|fault(?! --list))"
              + "|lesson-(undo|skip)|api (PUT|POST|DELETE|PATCH)|disconnect|exit)");

  @TempDir Path home;

  @Test
  void readingWordsNeverSuggestAChangingCommand() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      for (String word : READING) {
        Stream.of("%s", "photo-%s", "%s-photo", "photo %s", "%s photo", "%s photos", "photos-%s")
            .map(form -> form.formatted(word))
            .filter(line -> shell.grammar().findCommand(line.replaceFirst(" .*", "")).isEmpty())
            .forEach(
                line -> {
                  TestShell.LineResult result = shell.run(line);
                  assertThat(result.code()).as(line).isEqualTo(2);
                  assertThat(result.out()).as(line).doesNotContainPattern(CHANGING);
                });
      }
    }
  }

  @Test
  void httpMethodIsKeptAsTyped() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(shell.run("GET people/@self").out()).contains("Type 'api GET people/@self'.");
    }
  }

  @Test
  void questionMarkMeansHelp() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      assertThat(shell.run("?").out()).isEqualTo(shell.run("help").out());
      assertThat(shell.run("? photo-set").out()).isEqualTo(shell.run("help photo-set").out());
      assertThat(shell.run("?").code()).isZero();
    }
  }

  @Test
  void helpRecognizesTheSameWords() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      TestShell.LineResult upload = shell.run("help upload");
      assertThat(upload.code()).isEqualTo(2);
      assertThat(upload.out()).contains("'photo-set <person> <image>' sets a photo.");
    }
  }
}
