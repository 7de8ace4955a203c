package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code history [<words>]}: lists the lines typed so far. */
@Component
public final class HistoryCommand extends ShellCommand {
  private static final int USUAL = 50;
  private static final int NUMBER_WIDTH = 7;

  private final RecentLines typed;

  public HistoryCommand(RecentLines typed) {
    super(
        "history",
        CommandGroup.SHELL,
        "List the lines you typed with their numbers, or those with certain words");
    repeatingArgument("words", "words that a line must contain", CompletionSource.none());
    flag("all", "list every line, not only the last " + USUAL);
    jsonFlag();
    example("history");
    example("history photo-set ada");
    exitCode(ExitCode.DONE, "the lines are listed, even if there are none");
    note("'edit <number>' opens a line in your editor, to run it again.");
    this.typed = typed;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<String> words = input.arguments("words").stream().map(HistoryCommand::lower).toList();
    List<RecentLines.Line> fitting =
        typed.all().stream()
            .filter(line -> words.stream().allMatch(lower(line.text())::contains))
            .toList();
    int from = input.hasFlag("all") ? 0 : Math.max(0, fitting.size() - USUAL);
    List<RecentLines.Line> shown = fitting.subList(from, fitting.size());
    List<Text> cut =
        from == 0
            ? List.of()
            : List.of(
                Text.of(
                    "These are the last %d of %,d lines. To list every line: history --all"
                        .formatted(USUAL, fitting.size())));
    if (input.json()) {
      List<Json> lines =
          shown.stream()
              .map(line -> Json.members("number", line.number(), "line", line.text()))
              .map(Json::object)
              .toList();
      return CommandResult.data(Json.list(lines).pretty()).withRemarks(cut);
    }
    return CommandResult.of(shown.stream().map(HistoryCommand::numbered).toList()).withRemarks(cut);
  }

  private static Text numbered(RecentLines.Line line) {
    return Text.of(Style.FAINT, "%5d  ".formatted(line.number()))
        .plus(line.text())
        .hangingIndent(NUMBER_WIDTH);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
