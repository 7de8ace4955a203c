package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandRegistry;

class TabCompleterTest {
  private final CommandRegistry registry = ProbeCommand.registry();
  private final Tokenizer tokenizer = new Tokenizer();
  private final KeptValues keptValues = new KeptValues();
  private final TabCompleter completer =
      new TabCompleter(registry, new Grammar(registry, tokenizer), keptValues, false);

  private static LineReader reader() throws Exception {
    return LineReaderBuilder.builder()
        .terminal(
            new DumbTerminal(
                java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream()))
        .build();
  }

  private List<Candidate> candidates(String line) throws Exception {
    ParsedLine parsed = tokenizer.parse(line, line.length(), ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(reader(), parsed, candidates);
    return candidates;
  }

  private List<String> values(String line) throws Exception {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  @Test
  void emptyLineOffersAllCommands() throws Exception {
    assertThat(values("")).containsExactly("probe", "rest", "twice");
  }

  @Test
  void commandPrefixRanksBeforeInnerMatch() throws Exception {
    assertThat(values("t")).containsExactly("twice");
    assertThat(values("ob")).containsExactly("probe");
  }

  @Test
  void personMatchesByAnyPartOfTheNameInAnyCase() throws Exception {
    assertThat(values("probe LOVE")).containsExactly("ada");
    assertThat(candidates("probe LOVE").get(0).displ()).isEqualTo("ada  Ada Lovelace");
  }

  @Test
  void prefixMatchesComeFirst() throws Exception {
    // "o" is also in Lovelace.
    assertThat(values("probe o")).containsExactly("omar", "ada");
  }

  @Test
  void givenOptionsAreNotOfferedAgain() throws Exception {
    assertThat(values("probe ada --")).containsExactly("--size", "--yes");
    assertThat(values("probe ada --yes --")).containsExactly("--size");
  }

  @Test
  void optionValueIsCompletedAfterBlankOrEqualsSign() throws Exception {
    assertThat(values("probe --size l")).contains("large");
    assertThat(values("probe --size=sm")).containsExactly("--size=small");
  }

  @Test
  void insertedValueIsParsedAsOneWord() {
    assertThat(escaped("probe a", "it's me.png")).isEqualTo("\"it's me.png\"");
    assertThat(escaped("probe 'a", "a b")).isEqualTo("'a b'");
    assertThat(escaped("probe --size=o", "--size=one thing")).isEqualTo("--size='one thing'");
    assertThat(escaped("probe a", "O'Neil")).isEqualTo("O'Neil");
  }

  @Test
  void keptValuesCompleteAVariable() throws Exception {
    keptValues.keep("name", KeptValues.Value.of("Ada"));
    keptValues.keep("nation", KeptValues.Value.of("x".repeat(100)));
    keptValues.keep("key", KeptValues.Value.of("sk-0123456789abcdef"));
    assertThat(values("probe $")).containsExactly("$key", "$name", "$nation");
    assertThat(values("probe $na")).containsExactly("$name", "$nation");
    assertThat(candidates("probe $na").get(0).displ()).isEqualTo("$name    Ada");
    assertThat(candidates("probe $k").get(0).displ()).isEqualTo("$key  sk-***");
    assertThat(values("probe ${nam")).containsExactly("${name}");
    assertThat(values("probe --size=x/$nam")).containsExactly("--size=x/$name");
    assertThat(values("probe \"a $nam")).containsExactly("a $name");
    assertThat(values("probe '$nam")).isEmpty();
    assertThat(values("$na")).isEmpty();
    assertThat(values("probe $x")).isEmpty();
  }

  @Test
  void insertedVariableIsStillReplaced() {
    assertThat(escaped("probe $na", "$name")).isEqualTo("$name");
    assertThat(escaped("probe people/$id/pho", "people/$id/photo")).isEqualTo("people/$id/photo");
    assertThat(escaped("probe \"a $na", "a $name")).isEqualTo("\"a $name\"");
    assertThat(escaped("probe --size=x/$na", "--size=x/$name")).isEqualTo("--size=x/$name");
    assertThat(escaped("probe $id/a", "$id/a b")).isEqualTo("\"$id/a b\"");
    assertThat(escaped("probe pri", "price$list")).isEqualTo("'price$list'");
    assertThat(escaped("probe '$na", "$name")).isEqualTo("'$name'");
  }

  private CharSequence escaped(String line, String value) {
    return parsed(line, line.length()).escape(value, true);
  }

  private CompletingParsedLine parsed(String line, int cursor) {
    return (CompletingParsedLine) tokenizer.parse(line, cursor, ParseContext.COMPLETE);
  }

  /** JLine removes the word before it inserts a candidate. */
  @Test
  void unchangedWordHasTheTypedLength() {
    for (String word :
        List.of("", "a", "'", "'a b", "'a b'", "a;b", "$a", "#", "--size='o", "''")) {
      String line = "probe " + word;
      CompletingParsedLine parsed = parsed(line, line.length());
      assertThat(parsed.escape(parsed.word(), false)).as(line).hasToString(word);
      assertThat(parsed.escape(CandidateList.Remark.AS_TYPED, true)).as(line).hasToString(word);
      assertThat(parsed.rawWordLength()).as(line).isEqualTo(word.length());
    }
  }

  @Test
  void cursorPositionIsInCodePoints() {
    String line = "probe \"😀 om\" '😀😀 b";
    int end = line.codePointCount(0, line.length());
    assertThat(parsed(line, end).word()).isEqualTo("😀😀 b");
    assertThat(parsed(line, end).rawWordLength()).isEqualTo("'😀😀 b".length() - 2);
    assertThat(parsed(line, end - 2).rawWordCursor()).isEqualTo(3);
    assertThat(parsed(line, end).cursor()).isEqualTo(end);
    assertThat(parsed(line, "probe 'x".length()).word()).isEqualTo("😀 om");
  }

  @Test
  void argumentAfterAnOptionIsTheFirstArgument() throws Exception {
    assertThat(values("probe --size large om")).containsExactly("omar");
  }

  @Test
  void nestedCommandIsCompleted() throws Exception {
    assertThat(values("twice t")).containsExactly("two", "three");
    assertThat(values("twice two pr")).containsExactly("probe");
    assertThat(values("twice --loud two probe LOVE")).containsExactly("ada");
    assertThat(values("twice two probe ada --")).containsExactly("--size", "--yes");
    assertThat(values("twice two probe --size=sm")).containsExactly("--size=small");
    assertThat(values("twice two twice three probe om")).containsExactly("omar");
    assertThat(values("twice two nonsense ")).isEmpty();
    assertThat(values("twice two --")).containsExactly("--loud");
  }

  @Test
  void invalidLineOffersNothing() throws Exception {
    assertThat(values("probe --nonsense x ")).isEmpty();
    assertThat(values("nonsense ")).isEmpty();
  }

  @Test
  void wholeWordIsReplacedAtAnyCursorPosition() throws Exception {
    ParsedLine parsed = tokenizer.parse("probe omar x", "probe om".length(), ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(reader(), parsed, candidates);
    assertThat(candidates).extracting(Candidate::value).containsExactly("omar");
  }

  @Test
  void quotedValuesAreCompleted() throws Exception {
    assertThat(values("probe \"lovelace ad")).containsExactly("ada");
    assertThat(values("probe --size=\"la")).containsExactly("--size=large");
  }

  @Test
  void wordAfterTwoHyphensIsAnArgument() throws Exception {
    assertThat(values("probe -- om")).containsExactly("omar");
    assertThat(values("probe -- ada --")).isEmpty();
  }
}
