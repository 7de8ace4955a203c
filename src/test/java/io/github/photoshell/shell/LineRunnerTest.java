package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.render.Text;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    CommandRegistry registry = ProbeCommand.registry();
    registry.registerCommand(new ProbeCommand.WordsCommand("help"));
    Tokenizer tokenizer = new Tokenizer();
    LineRunner runner =
        new LineRunner(
            new Grammar(registry, tokenizer),
            registry,
            new VariableExpander(tokenizer, Map.of()),
            accident -> {
              throw new AssertionError(accident);
            },
            () -> Text.of("probe"),
            listener);
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    runner.run(line, new Console(nowhere, nowhere, () -> 80, null));
  }

  @Test
  void whatOnlyAskedForHelpHasNotRun() {
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
