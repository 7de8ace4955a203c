package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** {@code edit [<number>]}: opens a line of the history in the user's text editor. */
@Component
final class EditCommand extends ShellCommand {
  private static final String NAME = "edit";
  private static final String LIST = "To list the lines with their numbers: history";

  private final RecentLines recentLines;
  private final PromptPrefill nextLines;

  EditCommand(RecentLines recentLines, PromptPrefill nextLines) {
    super(NAME, CommandGroup.SHELL, "Edit the last line, or a line of the history, in your editor");
    optionalArgument("number", "number of the line in 'history'; else the last line", this::lines);
    example("edit");
    example("edit 12");
    exitCode(ExitCode.DONE, "the edited line is ready at the prompt");
    exitCode(ExitCode.REFUSED, "the editor failed; nothing is at the prompt");
    note("The editor is the one that VISUAL or EDITOR names.");
    note("Nothing runs before you press Enter. Ctrl-X Ctrl-E edits the line being typed.");
    this.recentLines = recentLines;
    this.nextLines = nextLines;
  }

  private List<CompletionItem> lines(String typed) {
    List<CompletionItem> items = new ArrayList<>();
    for (RecentLines.Line line : recentLines.all()) {
      items.add(new CompletionItem("" + line.number(), line.text(), line.text(), true));
    }
    Collections.reverse(items);
    return items;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    UnaryOperator<String> editor = input.console().editor();
    if (editor == null || !nextLines.isReady()) {
      return CommandResult.failed(
          ExitCode.USAGE, "'edit' works only at the prompt.", "Start the shell: photoshell");
    }
    String line = line(input.optionalArgument("number"));
    String edited;
    try {
      edited = editor.apply(line);
    } catch (UncheckedIOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The line was not edited: " + TextEditor.reason(e) + ".",
          "The editor is the one that VISUAL or EDITOR names. To list lines: history");
    }
    if (edited.isBlank()) {
      return CommandResult.of(Text.of("The edited text is empty."));
    }
    nextLines.add(edited);
    return CommandResult.of();
  }

  private String line(Optional<String> number) {
    List<RecentLines.Line> lines = recentLines.all();
    Optional<RecentLines.Line> found;
    if (number.isPresent()) {
      String digits = number.get().replaceFirst("^!", "");
      found = lines.stream().filter(line -> digits.equals("" + line.number())).findFirst();
    } else {
      // The last line is this command.
      found =
          lines.stream()
              .filter(line -> !line.text().strip().split("\\s", 2)[0].equals(NAME))
              .reduce((earlier, later) -> later);
    }
    return found
        .orElseThrow(
            () ->
                number.isPresent()
                    ? new UsageException("The history has no line " + number.get() + ".", LIST)
                    : new UsageException("The history is empty.", "Type a line first."))
        .text();
  }
}
