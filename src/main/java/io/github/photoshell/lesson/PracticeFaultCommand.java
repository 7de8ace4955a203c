package io.github.photoshell.lesson;

import io.github.photoshell.practice.CallPattern;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.PracticeFaults.Waiting;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.JsonDocuments;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Table;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The command {@code practice-fault <fault>}: makes the next requests to the practice portal fail.
 */
@Component
final class PracticeFaultCommand extends ShellCommand {
  private static final String TIMES = "times";
  private static final String ON = "on";
  private static final String SECONDS = "seconds";
  private static final String LIST = "list";
  private static final String CLEAR = "clear";

  private final CurrentPracticePortal ground;

  PracticeFaultCommand(CurrentPracticePortal ground) {
    super(
        "practice-fault",
        CommandGroup.PRACTICE,
        "Make the next requests to the practice portal fail");
    optionalArgument("fault", "what goes wrong; default: show the pending faults", faults());
    option(
        TIMES,
        "n",
        "how many requests it affects, 1 to 1000; default: 1, or until --clear for a state",
        CompletionSource.none());
    option(
        ON,
        "call",
        "only these requests: any, changes, PUT, or 'PUT people/{userid}/photo'",
        CompletionSource.choice(CallPattern.known()));
    option(
        SECONDS,
        "n",
        "the delay of slow, or the wait time of a rate limit",
        CompletionSource.none());
    flag(LIST, "explain every fault and when it happens");
    flag(CLEAR, "remove all pending faults");
    answersWithData();
    ends(ExitCode.DONE, "the next requests fail this way, or the faults are listed");
    ends(ExitCode.USAGE, "invalid command or arguments, or no such fault or request");
    ends(ExitCode.NOT_CONNECTED, "the practice portal is not running");
    example("practice-fault dropped-after");
    example("practice-fault rate-limit --times 2 --on 'PUT people/{userid}/photo'");
    example("practice-fault restoring");
    example("practice-fault --list");
    this.ground = ground;
  }

  private static CompletionSource faults() {
    List<CompletionItem> items =
        Arrays.stream(PracticeFault.values())
            .map(fault -> CompletionItem.of(fault.label(), fault.behaves()))
            .toList();
    return typed -> items;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of("Faults affect requests of commands, never those of Tab completion. The prompt"),
        Text.of("shows pending faults. States of the portal (unpaid, suspended, removing,"),
        Text.of("restoring) last until --clear and affect only the requests they apply to."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> fault = input.optional("fault");
    if (input.has(LIST)) {
      return input.json() ? explainedData() : CommandResult.of(explained(input));
    }
    PracticePortal running = ground.portal().orElse(null);
    if (running == null) {
      return CurrentPracticePortal.notPractising();
    }
    if (input.has(CLEAR)) {
      running.faults().clear();
      return input.json()
          ? waitingData(running.faults())
          : CommandResult.of(Text.of("All faults are removed."));
    }
    if (fault.isEmpty()) {
      return input.json() ? waitingData(running.faults()) : waiting(running.faults());
    }
    Waiting added = read(input, fault.get());
    running.faults().add(added);
    if (input.json()) {
      return waitingData(running.faults());
    }
    return CommandResult.of(
        Text.of(meant(added) + ": " + added.fault().behaves() + "."),
        Text.of(Style.FAINT, "On a real portal: when " + added.fault().met() + "."));
  }

  private static Waiting read(CommandInput input, String typed) {
    PracticeFault fault =
        PracticeFault.named(typed)
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no fault '" + typed + "'.",
                        "'practice-fault --list' explains them all."));
    CallPattern on =
        input.option(ON).map(PracticeFaultCommand::call).orElse(PracticeFaults.usualCalls(fault));
    int times =
        input
            .option(TIMES)
            .map(text -> PracticeOptions.number(text, TIMES, 1, PracticeFaults.MOST_TIMES))
            .orElse(PracticeFaults.usualTimes(fault));
    int most = (int) PracticeFaults.LONGEST.toSeconds();
    Duration duration =
        input
            .option(SECONDS)
            .map(text -> Duration.ofSeconds(PracticeOptions.number(text, SECONDS, 0, most)))
            .orElse(null);
    return new Waiting(fault, times, on, duration);
  }

  private static CallPattern call(String typed) {
    return CallPattern.of(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "The practice portal has no request '" + typed + "'.",
                    "Tab lists them; for example --on 'PUT people/{userid}/photo'."));
  }

  private static String meant(Waiting fault) {
    if (fault.lasts()) {
      return "Until 'practice-fault --clear'" + only(fault, ", for requests that change something");
    }
    String calls =
        fault.left() == 1 ? "The next request" : "The next " + fault.left() + " requests";
    String change = fault.left() == 1 ? " that changes something" : " that change something";
    return calls + only(fault, change);
  }

  /** Returns which requests are affected, as a suffix. */
  private static String only(Waiting fault, String change) {
    return switch (fault.on().toString()) {
      case "any" -> "";
      case "changes" -> change;
      default -> (fault.lasts() ? ", for requests of " : " of ") + fault.on();
    };
  }

  private static CommandResult waiting(PracticeFaults faults) {
    List<Waiting> waiting = faults.waiting();
    if (waiting.isEmpty()) {
      return CommandResult.of(
          Text.of("No faults are pending."),
          Text.of(Style.FAINT, "To see all faults: practice-fault --list"));
    }
    List<Text> lines = new ArrayList<>();
    waiting.forEach(one -> lines.add(Text.of(meant(one) + ": " + one.fault().behaves() + ".")));
    return CommandResult.of(lines);
  }

  private static CommandResult waitingData(PracticeFaults faults) {
    return JsonDocuments.answer(
        "waiting",
        faults.waiting().stream()
            .map(
                one -> {
                  Duration duration = one.duration();
                  return JsonDocuments.members(
                      "fault",
                      one.fault().label(),
                      "left",
                      one.lasts() ? null : one.left(),
                      "on",
                      one.on().toString(),
                      "seconds",
                      duration == null ? null : duration.toSeconds());
                })
            .toList());
  }

  private static CommandResult explainedData() {
    return JsonDocuments.answer(
        "faults",
        Arrays.stream(PracticeFault.values())
            .map(
                fault ->
                    JsonDocuments.members(
                        "fault", fault.label(),
                        "behaves", fault.behaves(),
                        "met", "when " + fault.met()))
            .toList());
  }

  private static List<Text> explained(CommandInput input) {
    Table table = new Table();
    for (PracticeFault fault : PracticeFault.values()) {
      table.row(Text.of(Style.STRONG, fault.label()), Text.of(fault.behaves()));
      table.row(Text.empty(), Text.of(Style.FAINT, "when " + fault.met()));
    }
    return table.lines(input.look());
  }
}
