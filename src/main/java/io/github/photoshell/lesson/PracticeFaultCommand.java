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

/** {@code practice-fault <fault>}: makes the next calls of the practice portal fail. */
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
        "practice-fault", CommandGroup.PRACTICE, "Make the next calls of the practice portal fail");
    optionalArgument("fault", "what goes wrong; left out, what waits is shown", faults());
    option(
        TIMES,
        "n",
        "how many calls it hits, 1 to 1000; left out, one, or a state until --clear",
        CompletionSource.none());
    option(
        ON,
        "call",
        "only these calls: any, changes, PUT, or 'PUT people/{userid}/photo'",
        CompletionSource.choice(CallPattern.known()));
    option(
        SECONDS,
        "n",
        "how long slow takes, or what a rate limit asks to wait",
        CompletionSource.none());
    flag(LIST, "explain every fault, and where one meets it");
    flag(CLEAR, "forget the faults that wait");
    answersWithData();
    ends(ExitCode.DONE, "the next calls fail so, or the faults are listed");
    ends(ExitCode.USAGE, "typed wrong, or there is no such fault or call");
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
        Text.of("Faults hit the calls of commands, never those that Tab makes. The prompt shows"),
        Text.of("them while they wait. States of the portal (unpaid, suspended, removing,"),
        Text.of("restoring) last until --clear, and hit only the calls that they concern."));
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
          : CommandResult.of(Text.of("No fault waits any more."));
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
        Text.of(Style.FAINT, "You meet it when " + added.fault().met() + "."));
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
                    "The portal has no call '" + typed + "'.",
                    "Tab lists them; for example --on 'PUT people/{userid}/photo'."));
  }

  private static String meant(Waiting fault) {
    if (fault.lasts()) {
      return "Until 'practice-fault --clear'" + only(fault, ", for calls that change something");
    }
    String calls = fault.left() == 1 ? "The next call" : "The next " + fault.left() + " calls";
    String change = fault.left() == 1 ? " that changes something" : " that change something";
    return calls + only(fault, change);
  }

  /** Which calls are meant, to stand behind how many. */
  private static String only(Waiting fault, String change) {
    return switch (fault.on().toString()) {
      case "any" -> "";
      case "changes" -> change;
      default -> (fault.lasts() ? ", for calls of " : " of ") + fault.on();
    };
  }

  private static CommandResult waiting(PracticeFaults faults) {
    List<Waiting> waiting = faults.waiting();
    if (waiting.isEmpty()) {
      return CommandResult.of(
          Text.of("No fault waits."),
          Text.of(Style.FAINT, "'practice-fault --list' explains what there is."));
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
