package io.github.photoshell.shell;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code history [<words>]}: lists the lines typed so far. */
@Component
public final class HistoryCommand extends ShellCommand {
  private static final int USUAL = 50;

  private final RecentLines typed;

  public HistoryCommand(RecentLines typed) {
    super(
        "history",
        CommandGroup.SHELL,
        "List the lines you typed, or those that contain certain words");
    repeatingArgument("words", "words that a line must contain", CompletionSource.none());
    flag("all", "list every line, not only the last " + USUAL);
    jsonFlag();
    example("history");
    example("history photo-set ada");
    exitCode(ExitCode.DONE, "the lines are listed, even if there are none");
    this.typed = typed;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<String> words = input.arguments("words").stream().map(HistoryCommand::lower).toList();
    List<String> fitting =
        typed.all().stream()
            .filter(line -> words.stream().allMatch(lower(line)::contains))
            .toList();
    int from = input.hasFlag("all") ? 0 : Math.max(0, fitting.size() - USUAL);
    List<String> shown = fitting.subList(from, fitting.size());
    List<Text> cut =
        from == 0
            ? List.of()
            : List.of(
                Text.of(
                    "These are the last %d of %,d lines. To list every line: history --all"
                        .formatted(USUAL, fitting.size())));
    if (input.json()) {
      List<Map<String, String>> lines = shown.stream().map(line -> Map.of("line", line)).toList();
      return CommandResult.data(Json.list(lines.stream().map(Json::object).toList()).pretty())
          .withRemarks(cut);
    }
    return CommandResult.of(shown.stream().map(Text::of).toList()).withRemarks(cut);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
