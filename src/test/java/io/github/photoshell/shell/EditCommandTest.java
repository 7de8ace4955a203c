package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.shell.Console.Printer;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.CommandRegistry;

/** Tests {@code edit} with an editor in this process; the terminal tests use a program. */
class EditCommandTest {
  private final PromptPrefill nextLines = new PromptPrefill();
  private final List<RecentLines.Line> history = new ArrayList<>();
  private @Nullable UnaryOperator<String> editor = line -> line.replace("ada", "grace");

  private CommandResult run(String line) {
    CommandRegistry registry = new CommandRegistry(new HashSet<>());
    EditCommand edit = new EditCommand(() -> history, nextLines);
    registry.registerCommand(edit);
    Printer nowhere = new Printer(new PrintWriter(Writer.nullWriter()), false);
    Console console = new Console(nowhere, nowhere, () -> 80, null);
    if (editor != null) {
      console.setEditor(editor);
    }
    Grammar grammar = new Grammar(registry, new Tokenizer());
    return edit.run(new CommandInput(edit, grammar.parse(line), console));
  }

  private void typed(String... lines) {
    nextLines.abovePrompt();
    for (String line : lines) {
      nextLines.typed(Text.empty(), line);
      history.add(new RecentLines.Line(history.size() + 1, line));
    }
  }

  private static String words(CommandResult result) {
    return result.lines().stream().map(Text::plain).toList().toString();
  }

  @Test
  void lastLineIsReadyAtThePromptWhenEdited() {
    typed("people ada", "edit", " edit", "edit 1");
    assertThat(run("edit").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(nextLines.nextLine()).isEqualTo("people grace");
    assertThat(nextLines.nextLine()).isNull();
  }

  @Test
  void lineIsNamedByItsNumber() {
    typed("person ada", "edited ada", "edit 2");
    run("edit 1");
    assertThat(nextLines.nextLine()).isEqualTo("person grace");
    run("edit !2");
    assertThat(nextLines.nextLine()).isEqualTo("edited grace");
  }

  @Test
  void unknownLineIsAnErrorBeforeTheEditorStarts() {
    typed("person ada");
    editor =
        line -> {
          throw new AssertionError("started");
        };
    for (String number : List.of("0", "2", "x", "01")) {
      assertThat(failure("edit " + number)).isEqualTo("The history has no line " + number + ".");
    }
    history.clear();
    assertThat(failure("edit")).isEqualTo("The history is empty.");
  }

  private String failure(String line) {
    try {
      return words(run(line));
    } catch (UsageException e) {
      return e.getMessage();
    }
  }

  @Test
  void failingEditorLeavesThePromptEmpty() {
    typed("person ada");
    editor =
        line -> {
          throw new UncheckedIOException(new IOException("'vi' exited with code 1"));
        };
    CommandResult failed = run("edit");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(words(failed)).contains("The line was not edited: 'vi' exited with code 1.");
    assertThat(nextLines.nextLine()).isNull();
    editor = line -> " \n";
    assertThat(words(run("edit"))).isEqualTo("[The edited text is empty.]");
    assertThat(nextLines.nextLine()).isNull();
  }

  @Test
  void editorOpensOnlyAtThePrompt() {
    typed("person ada");
    nextLines.scripted(Text.empty(), "edit");
    assertThat(run("edit").exitCode()).isEqualTo(ExitCode.USAGE);
    nextLines.typed(Text.empty(), "edit");
    editor = null;
    assertThat(words(run("edit"))).contains("'edit' works only at the prompt.");
  }

  @Test
  void tabOffersTheLatestLinesFirstByNumberOrWords() {
    typed("person ada", "people grace");
    CompletionSource source = new EditCommand(() -> history, nextLines).arguments().get(0).source();
    assertThat(source.complete("").stream().map(CompletionItem::value)).containsExactly("2", "1");
    assertThat(source.complete("").stream().filter(item -> item.matches("ada")))
        .singleElement()
        .extracting(CompletionItem::value)
        .isEqualTo("1");
  }
}
