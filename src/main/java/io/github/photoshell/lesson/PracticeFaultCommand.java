package io.github.photoshell.lesson;

import io.github.photoshell.practice.CallPattern;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.PracticeFaults.PendingFault;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
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

  private final CurrentPracticePortal practicePortal;

  PracticeFaultCommand(CurrentPracticePortal practicePortal) {
    super(
        "practice-fault",
        CommandGroup.PRACTICE,
        "Make the next requests to the practice portal fail");
    optionalArgument("fault", "what goes wrong; default: show the pending faults", faults());
    option(
        TIMES,
        "n",
        "how many requests it affects, 1 to 1000; default: 1; a state lasts until --clear",
        CompletionSource.none());
    option(
        ON,
        "call",
        "only these requests: any, changes, PUT, or 'PUT people/{userid}/photo'",
        CompletionSource.choice(CallPattern.known()));
    option(
        SECONDS,
        "n",
        "how long the fault takes: a wait, a delay, or how far the clock is ahead",
        CompletionSource.none());
    flag(LIST, "explain every fault and when it happens");
    flag(CLEAR, "remove all pending faults");
    jsonFlag();
    exitCode(ExitCode.DONE, "the next requests fail this way, or the faults are listed");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no such fault or request");
    exitCode(ExitCode.NOT_CONNECTED, "the practice portal is not running");
    example("practice-fault dropped-after");
    example("practice-fault rate-limit --times 2 --on 'PUT people/{userid}/photo'");
    example("practice-fault restoring");
    example("practice-fault --list");
    this.practicePortal = practicePortal;
  }

  private static CompletionSource faults() {
    List<CompletionItem> items =
        Arrays.stream(PracticeFault.values())
            .map(fault -> CompletionItem.of(fault.label(), fault.effect()))
            .toList();
    return typed -> items;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("Faults affect requests of commands, never those of Tab completion. The prompt"),
        Text.of("shows pending faults. States of the portal (unpaid, suspended, removing,"),
        Text.of("restoring, clock-off) last until --clear and affect only the requests they"),
        Text.of("apply to."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> fault = input.optionalArgument("fault");
    checkCombination(input, fault.isPresent());
    if (input.hasFlag(LIST)) {
      return input.json() ? explanationData() : CommandResult.of(explanations(input));
    }
    PracticePortal running = practicePortal.portal().orElse(null);
    if (running == null) {
      return CurrentPracticePortal.notRunning();
    }
    if (input.hasFlag(CLEAR)) {
      running.faults().clear();
      return input.json()
          ? pendingData(running.faults())
          : CommandResult.of(Text.of("All faults are removed."));
    }
    if (fault.isEmpty()) {
      return input.json() ? pendingData(running.faults()) : pendingText(running.faults());
    }
    PendingFault added = parse(input, fault.get());
    running.faults().add(added);
    if (input.json()) {
      return pendingData(running.faults());
    }
    List<Text> lines = new ArrayList<>();
    lines.add(line(added));
    lines.add(Text.of(Style.FAINT, "On a real portal: when " + added.fault().occursWhen() + "."));
    practicePortal.notConnectedNote().ifPresent(lines::add);
    return CommandResult.of(lines);
  }

  /** Refuses options that contradict each other, one of which would be ignored. */
  private static void checkCombination(CommandInput input, boolean hasFault) {
    if (input.hasFlag(CLEAR) && input.hasFlag(LIST)) {
      throw new UsageException("'--clear' and '--list' cannot be combined.", "Remove one of them.");
    }
    if (hasFault && input.hasFlag(CLEAR)) {
      throw new UsageException(
          "'--clear' removes all faults and takes no fault.", "Remove one of the two.");
    }
    if (hasFault && input.hasFlag(LIST)) {
      throw new UsageException(
          "'--list' explains all faults and takes no fault.", "Remove one of the two.");
    }
    for (String option : List.of(TIMES, ON, SECONDS)) {
      if (!hasFault && input.option(option).isPresent()) {
        throw new UsageException(
            "'--%s' needs a fault.".formatted(option), "For example: practice-fault slow");
      }
    }
  }

  private static PendingFault parse(CommandInput input, String typed) {
    PracticeFault fault =
        PracticeFault.find(typed)
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no fault '" + typed + "'.",
                        "'practice-fault --list' explains them all."));
    CallPattern calls =
        input.option(ON).map(PracticeFaultCommand::parseCalls).orElse(fault.defaultCalls());
    int times =
        input
            .option(TIMES)
            .map(text -> PracticeOptions.number(text, TIMES, 1, PracticeFaults.MAX_TIMES))
            .orElse(fault.defaultTimes());
    int maximum = (int) PracticeFaults.MAX_DURATION.toSeconds();
    Duration duration =
        input
            .option(SECONDS)
            .map(text -> Duration.ofSeconds(PracticeOptions.number(text, SECONDS, 0, maximum)))
            .orElse(null);
    return new PendingFault(fault, times, calls, duration);
  }

  private static CallPattern parseCalls(String typed) {
    return CallPattern.of(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "The practice portal has no request '" + typed + "'.",
                    "Tab lists them; for example --on 'PUT people/{userid}/photo'."));
  }

  private static String describe(PendingFault fault) {
    if (fault.isLasting()) {
      return "Until 'practice-fault --clear'"
          + changesOnly(fault, ", for requests that change something");
    }
    String calls =
        fault.remaining() == 1 ? "The next request" : "The next " + fault.remaining() + " requests";
    String change = fault.remaining() == 1 ? " that changes something" : " that change something";
    return calls + changesOnly(fault, change);
  }

  /** Returns which requests are affected, as a suffix. */
  private static String changesOnly(PendingFault fault, String change) {
    return switch (fault.calls().toString()) {
      case "any" -> "";
      case "changes" -> change;
      default -> (fault.isLasting() ? ", for requests of " : " of ") + fault.calls();
    };
  }

  private static CommandResult pendingText(PracticeFaults faults) {
    List<PendingFault> pending = faults.pending();
    if (pending.isEmpty()) {
      return CommandResult.of(
          Text.of("No faults are pending."),
          Text.of(Style.FAINT, "To see all faults: practice-fault --list"));
    }
    return CommandResult.of(pending.stream().map(PracticeFaultCommand::line).toList());
  }

  private static Text line(PendingFault fault) {
    return Text.of(describe(fault) + ": " + fault.fault().effect(fault.duration()) + ".");
  }

  private static CommandResult pendingData(PracticeFaults faults) {
    return CommandResult.object(
        "waiting",
        faults.pending().stream()
            .map(
                pendingFault -> {
                  Duration duration = pendingFault.duration();
                  return Json.members(
                      "fault",
                      pendingFault.fault().label(),
                      "left",
                      pendingFault.isLasting() ? null : pendingFault.remaining(),
                      "on",
                      pendingFault.calls().toString(),
                      "seconds",
                      duration == null ? null : duration.toSeconds());
                })
            .toList());
  }

  private static CommandResult explanationData() {
    return CommandResult.object(
        "faults",
        Arrays.stream(PracticeFault.values())
            .map(
                fault ->
                    Json.members(
                        "fault", fault.label(),
                        "behaves", fault.effect(),
                        "met", "when " + fault.occursWhen()))
            .toList());
  }

  private static List<Text> explanations(CommandInput input) {
    Table table = new Table();
    for (PracticeFault fault : PracticeFault.values()) {
      table.addRow(Text.of(Style.STRONG, fault.label()), Text.of(fault.effect()));
      table.addRow(Text.empty(), Text.of(Style.FAINT, "when " + fault.occursWhen()));
    }
    return table.lines(input.layout());
  }
}
