package io.github.photoshell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the punctuation of help, and the words of every text in the program, the lessons and
 * pages.
 */
class WordingTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path LESSONS = Path.of("src/main/resources");
  private static final Path PAGES = Path.of("src/site/markdown");

  /** Words and phrases that a reader with school English does not know in this sense. */
  private static final Pattern RETIRED =
      Pattern.compile(
          "\\b(?:anew|by hand of|everybody|goes on where|is none|is told|leads on|lets nobody"
              + "|of late|on the way home|puts? (?:it )?aside|reads? it back|somebody(?!\\.png|\")"
              + "|takes? (?:it )?(?:away|home) again|the same again|typed wrong|well and what"
              + "|whoever(?! you are))\\b");

  /** Other spellings of a term that has one: API key, e-mail, user name, time-out. */
  private static final Pattern MISSPELT =
      Pattern.compile(
          "\\b(?:API-[Kk]ey|api key|Api key|E-Mail|Email|email address|e-Mail|user-name|Username"
              + "|time out after|Docspace|OnlyOffice)\\b");

  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
  private static final Pattern LITERAL =
      Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** A property in the files of kept photos, which no reader sees. */
  private static final String PROPERTY = "\"user-name\"";

  /** The columns of a usual terminal. */
  private static final int SCREEN = 80;

  @TempDir Path home;

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** Returns every string literal of the program, and the lessons and pages. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path source : files(SOURCES, ".java")) {
      String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
      LITERAL
          .matcher(code)
          .results()
          .map(MatchResult::group)
          .filter(literal -> !literal.equals(PROPERTY))
          .forEach(texts::add);
    }
    for (Path folder : List.of(LESSONS, PAGES)) {
      for (Path page : files(folder, ".md")) {
        texts.add(Files.readString(page));
      }
    }
    texts.add(Files.readString(Path.of("README.md")));
    texts.add(Files.readString(Path.of("CHANGELOG.md")));
    return texts;
  }

  @Test
  void textsHaveNoRetiredWords() throws IOException {
    List<String> texts = texts();
    assertThat(texts).hasSizeGreaterThan(6000);
    assertThat(texts.stream().flatMap(text -> RETIRED.matcher(text).results()))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  @Test
  void everyTermHasOneSpelling() throws IOException {
    assertThat(texts().stream().flatMap(text -> MISSPELT.matcher(text).results()))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  @Test
  void phrasesHaveNoFullStopAndSentencesHaveOne() {
    try (TestShell shell = new TestShell(home, Map.of())) {
      for (ShellCommand command : shell.commands()) {
        String name = command.getName();
        assertThat(command.getDescription()).as(name).matches("[A-Z].*[^.]");
        assertThat(command.arguments())
            .allSatisfy(
                argument -> assertThat(argument.description()).as(name).doesNotEndWith("."));
        assertThat(command.options())
            .allSatisfy(option -> assertThat(option.description()).as(name).doesNotEndWith("."));
        assertThat(command.exitCodes().values())
            .allSatisfy(ending -> assertThat(ending).as(name).doesNotEndWith("."));
        assertThat(command.notes())
            .allSatisfy(trouble -> assertThat(trouble).as(name).matches("(?s)[A-Z'\\d-].*[.:]"));
      }
    }
  }

  /** Returns what is wrong with how a page breaks its lines on a screen of 80 columns. */
  private static List<String> badBreaks(String page) {
    List<String> bad = new ArrayList<>();
    List<String> lines = page.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String text = line.strip();
      boolean isAddress = text.startsWith("https://") && !text.contains(" ");
      if (line.length() > SCREEN && !isAddress) {
        bad.add("too wide: " + line);
      }
      // A word that a longer line before it had no room for.
      boolean continues =
          i > 0 && lines.get(i - 1).length() > SCREEN / 2 && !lines.get(i - 1).endsWith(":");
      boolean isLast =
          i + 1 == lines.size()
              || lines.get(i + 1).length() < line.length()
              || lines.get(i + 1).isBlank();
      if (continues
          && isLast
          && text.matches("[a-z]\\S{0,11}[.,]?")
          && !line.startsWith("  " + text)) {
        bad.add("a word alone: " + lines.get(i - 1) + " / " + line);
      }
      if (text.matches(".*\\[--?[^\\]]*") || text.matches("[^\\[]*[a-z>]\\].*")) {
        bad.add("an option is split: " + line);
      }
    }
    return bad;
  }

  @Test
  void helpBreaksItsLinesWellOn80Columns() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      List<String> pages = new ArrayList<>(List.of("help", "help photo", "lessons", "doctor"));
      desk.commands().forEach(command -> pages.add("help " + command.getName()));
      String index = desk.console().runOnScreen(SCREEN, "help");
      String topics = index.replaceFirst("(?s).*\\nTopics +", "").lines().findFirst().orElseThrow();
      Pattern.compile(" +").splitAsStream(topics).forEach(topic -> pages.add("help " + topic));
      assertThat(pages).contains("help keyboard", "help api");
      for (String page : pages) {
        assertThat(badBreaks(desk.console().runOnScreen(SCREEN, page))).as(page).isEmpty();
      }
    }
  }
}
