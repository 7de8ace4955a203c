package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeLog;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The command {@code practice-log}: shows the requests to the practice portal and their results.
 */
@Component
final class PracticeLogCommand extends ShellCommand {
  private static final String COUNT = "count";
  private static final int DEFAULT_COUNT = 20;
  private static final int MAX_COUNT = 5_000;

  private final CurrentPracticePortal practicePortal;

  PracticeLogCommand(CurrentPracticePortal practicePortal) {
    super(
        "practice-log",
        CommandGroup.PRACTICE,
        "Show the requests to the practice portal, and its counters");
    option(COUNT, "n", "how many of the latest requests; default: 20", CompletionSource.none());
    jsonFlag();
    readsOnly();
    exitCode(ExitCode.DONE, "the requests are listed");
    exitCode(ExitCode.NOT_CONNECTED, "the practice portal is not running");
    example("practice-log");
    example("practice-log --count 100 --json");
    this.practicePortal = practicePortal;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    PracticePortal running = practicePortal.portal().orElse(null);
    if (running == null) {
      return CurrentPracticePortal.notRunning();
    }
    int count =
        input
            .option(COUNT)
            .map(typed -> PracticeOptions.number(typed, COUNT, 1, MAX_COUNT))
            .orElse(DEFAULT_COUNT);
    List<PracticeRequest> requests = running.log().requests();
    List<Text> cut = truncationNote(running.log(), requests.size(), count);
    if (input.json()) {
      return CommandResult.data(running.report(count)).withRemarks(cut);
    }
    Table table = new Table();
    requests.stream()
        .skip(Math.max(0, requests.size() - count))
        .forEach(request -> table.addRow(PracticeRequestText.cells(request, input.layout())));
    List<Text> lines = new ArrayList<>(table.lines(input.layout()));
    if (lines.isEmpty()) {
      lines.add(Text.of("No requests yet."));
    }
    lines.add(
        Text.of(
            Style.FAINT,
            "counters: audit entries %d, webhook calls %d, downloads %d"
                .formatted(
                    running.counters().audits(),
                    running.counters().webhooks(),
                    running.counters().downloads())));
    return CommandResult.of(lines).withRemarks(cut);
  }

  private static List<Text> truncationNote(PracticeLog log, int kept, int count) {
    if (kept > count) {
      return List.of(
          Text.of("The latest %d of %,d requests; --count <n> shows more.".formatted(count, kept)));
    }
    return log.isTruncated()
        ? List.of(Text.of("Only the latest %,d requests are kept.".formatted(kept)))
        : List.of();
  }
}
