package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.impl.CompletionMatcherImpl;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptReaderTest {
  private final ByteArrayOutputStream terminalOutput = new ByteArrayOutputStream();
  private List<String> offers = List.of("adam", "adan", "eve");
  private Size window = new Size(80, 24);
  private boolean isPlain;

  /** Types keys and Enter, and returns the line. */
  private String line(String type, String keys) throws IOException {
    try (LineDisciplineTerminal terminal =
        new LineDisciplineTerminal("test", type, terminalOutput, StandardCharsets.UTF_8)) {
      terminal.setSize(window);
      PromptReader reader = new PromptReader(terminal);
      reader.setParser(new Tokenizer());
      reader.setCompleter(
          (lines, parsed, candidates) ->
              offers.forEach(offer -> candidates.add(new Candidate(offer))));
      reader.unsetOpt(LineReader.Option.INSERT_TAB);
      if (isPlain) {
        ReaderOptions.apply(reader, false);
        reader.setCompletionMatcher(new CompletionMatcherImpl());
      }
      reader.getHistory().add("people earlier");
      terminal.enterRawMode();
      terminal.processInputBytes((keys + "\r").getBytes(StandardCharsets.UTF_8));
      return reader.readLine("> ");
    }
  }

  private String line(String keys) throws IOException {
    return line("xterm-256color", keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          xterm, application mode   | OH  | OF
          xterm, usual mode         | [H  | [F
          PuTTY, Linux, screen      | [1~ | [4~
          rxvt                      | [7~ | [8~
          with Ctrl in xterm        | [1;5H | [1;5F
          with Shift in xterm       | [1;2H | [1;2F
          with Ctrl in rxvt         | [7^ | [8^
          with Ctrl in PuTTY        | [1;5~ | [4;5~
          """)
  void homeAndEndWorkWithAnyTerminalSequence(String terminal, String home, String end)
      throws IOException {
    for (String type : List.of("xterm-256color", "screen", "linux", "rxvt", "ansi")) {
      assertThat(line(type, "bc\u001b" + home + "a\u001b" + end + "d")).as(type).isEqualTo("abcd");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // With Ctrl, Alt, both, and Meta in xterm; with Ctrl in rxvt; with Alt in rxvt and PuTTY.
        "[1;5D",
        "[1;3D",
        "[1;7D",
        "[1;9D",
        "Od",
        "[5D",
        "O5D",
        "\u001b[D",
        "\u001bOD"
      })
  void arrowWithCtrlOrAltMovesByWord(String left) throws IOException {
    String right = left.replace('D', 'C').replace('d', 'c');
    assertThat(line("one two three\u001b" + left + "\u001b" + left + "x"))
        .isEqualTo("one xtwo three");
    assertThat(line("one two\u001b[H\u001b" + right + "x")).isEqualTo("one xtwo");
  }

  @Test
  void keyAfterTabIsNeverTheAnswerToAQuestionAboutTheList() throws IOException {
    offers = IntStream.range(0, 30).mapToObj(i -> "adam" + i + "x").toList();
    assertThat(line("adam\ty")).isEqualTo("adamy");
    assertThat(terminalOutput.toString(StandardCharsets.UTF_8)).doesNotContain("possibilities");
  }

  @Test
  void terminalThatDoesNotKnowItsSizeIsNoProblem() throws IOException {
    window = new Size(0, 0);
    assertThat(line("ev\tpeo\u001b[H\u001b[3~x")).isEqualTo("xve peo");
  }

  @Test
  void arrowAloneOrWithShiftMovesByCharacter() throws IOException {
    for (String left : List.of("[D", "OD", "[1;2D", "[d")) {
      assertThat(line("abc\u001b" + left + "\u001b" + left + "x")).isEqualTo("axbc");
    }
    assertThat(line("abc\u001b[H\u001b[3~\u001b[C\u001bOCd")).isEqualTo("bcd");
    assertThat(line("one two\u001b[H\u001b[3;5~")).isEqualTo(" two");
    assertThat(line("peo\u001b[A\u001b[B\u001b[A")).isEqualTo("people earlier");
    assertThat(line("peo\u001bOA")).isEqualTo("people earlier");
    assertThat(line("peo\u001b[1;5A")).isEqualTo("people earlier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // F13 in xterm and elsewhere, F5 and F20, with modifiers, in rxvt, on the Linux console.
        "[1;2P",
        "[25~",
        "[15~",
        "[34~",
        "[15;5~",
        "[15^",
        "[[A",
        "[[E",
        "OP",
        "O2P",
        "OS",
        // Page up and down, Menu, keypad, Ctrl-Enter and Shift-Enter of new protocols, back-tab.
        "[5~",
        "[6~",
        "[6;5~",
        "[29~",
        "Ou",
        "OM",
        "[13;5u",
        "[27;2;13~",
        "[57428;1:1u",
        "[Z",
        // Insert with Ctrl, in rxvt with Shift.
        "[2;5~",
        "[2$",
        // Mouse events enabled by another program, focus events, terminal reports.
        "[M !!",
        "[M\"\u00e9\u00e9",
        "[<0;10;20M",
        "[<0;10;20m",
        "[I",
        "[O",
        "[24;80R",
        "[?62;4;22c",
        "[>0;276;0c",
        "[?2026;1$y",
        "[0n",
        "[8;24;80t",
        "[?1u",
        "[1;2;3;4;5x",
        // Replies of the terminal about its colours, name and graphics.
        "]11;rgb:0000/0000/0000\u001b\\",
        "]11;rgb:00/00/00\u0007",
        "P1+r544e\u001b\\",
        "_Gi=1;OK\u001b\\",
        "\u001b[25~",
        "\u001bOP",
        "\u001b[5~"
      })
  void unboundKeysTypeNothing(String sequence) throws IOException {
    for (String type : List.of("xterm-256color", "screen", "linux")) {
      assertThat(line(type, "ab\u001b" + sequence + "c")).as(type).isEqualTo("abc");
      // The same in a list, a menu or a search, and if it is repeated.
      assertThat(line(type, "a\t\u001b" + sequence + "m")).as(type).isEqualTo("adam");
      assertThat(line(type, "\u0012earl\u001b" + sequence)).as(type).isEqualTo("people earlier");
      assertThat(line(type, ("\u001b" + sequence).repeat(2) + "x")).as(type).isEqualTo("x");
    }
    assertThat(line("dumb", "ab\u001b" + sequence + "c")).isEqualTo("abc");
  }

  @Test
  void keyThatClosesAMenuIsReadCompletely() throws IOException {
    assertThat(line("\t\t\u001b[1;5Dx")).isEqualTo("xadam ");
    assertThat(line("\t\t\u001b[C\u001b[1~x")).isEqualTo("xadan ");
    assertThat(line("\t\t\t\u001b[Z\r")).isEqualTo("adam ");
  }

  @Test
  void incompleteSequenceLosesNoTypedCharacter() throws IOException {
    assertThat(line("ab\u001b[1;\u001b[Dc")).isEqualTo("acb");
    assertThat(line("ab\u001b[")).isEqualTo("ab");
    assertThat(line("ab\u001b[1\u00e9")).isEqualTo("ab\u00e9");
  }

  @Test
  void pastedTextIsKeptUnchanged() throws IOException {
    assertThat(line("a\u001b[200~b\u001b[Dc\u001b[201~d")).isEqualTo("ab\u001b[Dcd");
  }

  @Test
  void emojiInCandidatesKeepTheLineIntact() throws IOException {
    offers = List.of("😀1", "😀2", "ada", "eve");
    assertThat(line("person \t\t\t\t\r")).isEqualTo("person ada ");
    assertThat(line("'😀' 😀\t\t\t2\t")).isEqualTo("'😀' 😀2 ");
  }

  @Test
  void listHasNoColourIfNoneIsWanted() throws IOException {
    line("ad\t");
    assertThat(terminalOutput.toString(StandardCharsets.UTF_8)).contains("\u001b[36mad");
    terminalOutput.reset();
    isPlain = true;
    line("ad\t");
    assertThat(terminalOutput.toString(StandardCharsets.UTF_8))
        .contains("adan")
        .doesNotContainPattern("\u001b\\[([34][0-7]|9[0-7]|[34]8)");
  }

  @Test
  void continuedLineHasAPromptWithoutCursorControl() throws IOException {
    assertThat(line("dumb", "people \"ada\nlovelace\"")).isEqualTo("people \"ada\nlovelace\"");
    assertThat(terminalOutput.toString(StandardCharsets.UTF_8)).containsOnlyOnce("… ");
  }
}
