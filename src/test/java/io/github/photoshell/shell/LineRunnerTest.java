package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.shell.core.command.CommandRegistry;

class LineRunnerTest {
  private final List<String> ran = new ArrayList<>();
  private final ShellListener listener =
      new ShellListener() {
        @Override
        public void commandEnded(List<String> words, int exitCode) {
          ran.add(String.join(" ", words) + ": " + exitCode);
        }
      };

  private void run(String line) {
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    runner().run(line, new Console(nowhere, nowhere, () -> 80, null));
  }

  private LineRunner runner() {
    CommandRegistry registry = ProbeCommand.registry();
    registry.registerCommand(new ProbeCommand.WordsCommand("help"));
    Tokenizer tokenizer = new Tokenizer();
    return new LineRunner(
        new Grammar(registry, tokenizer),
        registry,
        new VariableExpander(tokenizer, Map.of(), new KeptValues()),
        failure -> {
          throw new AssertionError(failure);
        },
        () -> Text.of("probe"),
        listener);
  }

  /** Returns what a script whose lines fail prints. */
  private String script(boolean keepGoing, String... lines) {
    StringWriter printed = new StringWriter();
    Printer printer = new Printer(new PrintWriter(printed), false);
    runner()
        .run(
            new LineRunner.Script("lines.txt", List.of(lines), List.of(), keepGoing),
            new Console(printer, printer, () -> 80, null));
    return printed.toString();
  }

  @Test
  void everyFailingLineOfAScriptIsNamedInOneForm() {
    assertThat(script(false, "# comment", "probe"))
        .isEqualTo(
            """
            Missing argument: <who>
            Usage: probe <who> [<what>] [--size <size>] [--yes]
            Stopped at lines.txt, line 2: probe
            """);
    assertThat(script(true, "probe 'ada", "nonsense"))
        .contains("A quote is not closed.", "Failed at lines.txt, line 1: probe 'ada")
        .doesNotContain("line 1: A quote");
  }

  /** Returns what lines pasted at the prompt print. */
  private String paste(String... lines) {
    StringWriter printed = new StringWriter();
    Printer printer = new Printer(new PrintWriter(printed), false);
    runner()
        .runPasted(
            String.join("\n", lines),
            new Console(printer, printer, () -> 80, null),
            () -> () -> {});
    return printed.toString();
  }

  @Test
  void pastedLinesAfterAFailureAreCounted() {
    assertThat(paste("probe ada", "nonsense", "", "# comment", "probe 'ada", "lovelace'", "help"))
        .contains("There is no command 'nonsense'.")
        .endsWith("\n2 more lines were not run.\n");
    assertThat(ran).containsExactly("probe ada: 0", "nonsense: 2");
    assertThat(paste("nonsense", "probe ada")).endsWith("\n1 more line was not run.\n");
  }

  @Test
  void lastPastedLineThatFailsLeavesNothingOut() {
    assertThat(paste("probe ada", "nonsense", "", "# comment"))
        .contains("There is no command 'nonsense'.")
        .doesNotContain("not run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe ada | grep x", "probe ada > file", "probe && probe ada"})
  void operatorOfAnotherShellIsNotTakenForText(String line) {
    assertThat(script(false, line)).contains("works only in your system's shell.");
    assertThat(script(false, line)).contains("As text it needs quotes.");
    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe '|'",
        "probe 'a | b' \"c > d\"",
        "probe a|b",
        "probe '' \\>",
        "probe 'a | b' '|'"
      })
  void quotedOperatorIsText(String line) {
    run(line);
    assertThat(ran).singleElement().asString().startsWith("probe ");
  }

  @Test
  void scriptLineWithASecretIsNotShown() {
    assertThat(script(true, "probe 'sk-" + "a".repeat(64)))
        .contains("Failed at lines.txt, line 1: …")
        .doesNotContain("aaaa");
  }

  @Test
  void helpRequestIsNotReportedAsARun() {
    run("probe ada");
    run("probe ada -h");
    run("rest --help");
    run("rest -- -h");
    run("probe ada -o");
    assertThat(ran)
        .containsExactly(
            "probe ada: 0",
            "help probe ada -h: 0",
            "help rest --help: 0",
            "rest -- -h: 0",
            "probe ada -o: 2");
  }
}
