package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.springframework.shell.core.command.CommandRegistry;

/** Tests properties of the grammar with random lines. */
class AnyLineTest {
  private final CommandRegistry registry = ProbeCommand.registry();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Grammar grammar = new Grammar(registry, tokenizer);
  private final KeptValues keptValues = new KeptValues();
  private final VariableExpander variableExpander =
      new VariableExpander(tokenizer, Map.of("WHO", "Ada 'L"), keptValues);

  {
    // --help after a command runs it.
    registry.registerCommand(new ProbeCommand.WordsCommand("help"));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(Tokenizer::quoted).collect(Collectors.joining(" "));
  }

  @Property
  void quotedWordsAreParsedBack(@ForAll("words") @NotEmpty List<String> words) {
    String line = quoted(words);
    assertThat(tokenizer.words(line)).isEqualTo(words);
    assertThat(variableExpander.expand(line, List.of()).words()).isEqualTo(words);
    assertThat(Tokenizer.statements(line + "; version")).containsExactly(line, " version");
    assertThat(ScriptLineReader.isSkipped(line)).isFalse();
    List<String> written = (line + "\nversion").lines().toList();
    List<String> run = new ArrayList<>();
    new ScriptLineReader(new LineRunner.Script("", written, List.of(), false))
        .forEach(scriptLine -> run.add(scriptLine.line()));
    assertThat(run).containsExactly(line.replaceAll("\r\n?", "\n"), "version");
  }

  @Property
  void everyLineIsParsedOrAUsageError(@ForAll("lines") String line) {
    try {
      grammar.parse(variableExpander.expand(line, List.of("--yes", "")).words());
    } catch (UsageException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.next()).isNotBlank();
    }
  }

  @Property
  void everyLineSucceedsOrIsAUsageError(@ForAll("lines") String line) {
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Console console = new Console(nowhere, nowhere, () -> 80, null);
    LineRunner runner =
        new LineRunner(
            grammar,
            registry,
            variableExpander,
            failure -> {
              throw new AssertionError(failure);
            },
            () -> Text.of("probe"),
            new ShellListener() {});
    assertThat(runner.run(line, console).code()).isIn(0, 2);
  }

  /** Whatever a value holds, it is a part of one word, and no option and no command. */
  @Property
  void keptValueIsPartOfOneWord(@ForAll String value) {
    keptValues.keep("v", KeptValues.Value.of(value));
    ExpandedLine line = variableExpander.expand("probe x$v ${v}y \"$v\" '$v'", List.of());
    assertThat(line.words()).containsExactly("probe", "x" + value, value + "y", value, "$v");
    try {
      line.check(grammar);
    } catch (UsageException e) {
      assertThat(value).as("an option").matches("(?s)[-\u2010-\u2014\u2212].*");
    }
  }

  @Property
  void everyCursorPositionCanBeCompleted(@ForAll("lines") String line, @ForAll int somewhere)
      throws Exception {
    int cursor = Math.floorMod(somewhere, line.codePointCount(0, line.length()) + 1);
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(
                    java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream()))
            .build();
    var parsed = tokenizer.parse(line, cursor, ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    new TabCompleter(registry, grammar, keptValues, false).complete(reader, parsed, candidates);
    for (Candidate candidate : candidates) {
      String inserted =
          ((org.jline.reader.CompletingParsedLine) parsed)
              .escape(candidate.value(), true)
              .toString();
      assertThat(tokenizer.words(inserted)).containsExactly(candidate.value());
    }
  }

  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(12);
    Arbitrary<String> awkward =
        Arbitraries.strings().withChars("'\"\\ $A1=-#;\t\n%!ab\u00a0\u201c\u2019").ofMaxLength(12);
    return Arbitraries.oneOf(awkward, anything).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "probe",
                "rest",
                "--size",
                "--yes",
                "--",
                "--size=",
                "=",
                "'",
                "\"",
                " ",
                "$1",
                "$WHO",
                "$2",
                "--help",
                "#",
                ";",
                "ada",
                "--siez",
                "one thing"),
            Arbitraries.strings().all().ofMaxLength(6));
    return piece.list().ofMaxSize(10).map(pieces -> String.join("", pieces));
  }
}
