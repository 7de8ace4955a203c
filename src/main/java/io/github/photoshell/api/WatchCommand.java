package io.github.photoshell.api;

import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ErrorHandler;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.ShellCommand.Printed;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.LineDiff;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** {@code watch <seconds> <command ...>}: repeats a read-only command and marks changes. */
@Component
final class WatchCommand extends ShellCommand implements Explainable {
  private static final int MAX_SECONDS = 86_400;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The shortest pause after a 429. */
  private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(60);

  private static final int TOO_MANY_REQUESTS = 429;

  /** Fetched on use: the grammar needs the registry, which needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final ErrorHandler errorHandler;

  WatchCommand(ObjectProvider<Grammar> grammar, ErrorHandler errorHandler) {
    super("watch", CommandGroup.SHELL, "Repeat a read-only command and mark what changes");
    argument("seconds", "seconds between two runs, 1 to " + MAX_SECONDS, CompletionSource.none());
    option("times", "n", "stop after n runs; otherwise Ctrl-C stops it", CompletionSource.none());
    option(
        "until",
        "filter",
        "stop as soon as this jq filter is true for the data of a run",
        CompletionSource.none());
    nestedCommand("command", "a read-only command with its arguments");
    example("watch 10 people --status invited");
    example("watch --times 2 1 person @self");
    example("watch --until '.isAdmin' 5 person sean");
    exitCode(
        ExitCode.DONE,
        "the --until filter is true, or all --times runs were made and the last one succeeded");
    exitCode(
        ExitCode.REFUSED,
        "the portal refused the first run, or --until was not true within --times runs");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or the command is not read-only");
    exitCode(
        ExitCode.NO_ANSWER, "the first run had no usable response, or the last --times run failed");
    exitCode(ExitCode.NOT_CONNECTED, "not connected, or the API key was refused in the first run");
    exitCode(ExitCode.INTERRUPTED, "stopped with Ctrl-C");
    note("On every version: if a later run fails, that is reported once and watching continues.");
    note("With --until, the first run may fail with no usable response or with 429.");
    note("After too many requests (429), the next run waits at least a minute.");
    this.grammar = grammar;
    this.errorHandler = errorHandler;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("The first run is printed in full, later ones only where something changed:"),
        Text.of("removed lines start with a minus, added ones with a plus. Ctrl-C exits with 130,"),
        Text.of("so a script stops too; --times exits with 0. With --json, each run that differs"),
        Text.of("from the one before is printed as a whole document. --until tests and shows the"),
        Text.of("data that the command prints with --json. 'help json' describes filters."));
  }

  @Override
  public String requestsNote() {
    return "This is one run; every later run sends the same requests.";
  }

  @Override
  public CommandResult dryRun(CommandInput input, DryRunContext context) {
    pause(input);
    times(input);
    WatchedCommand watched = watched(input);
    ShellCommand command = watched.command();
    return command instanceof Explainable explainable
        ? explainable.dryRun(command.withoutOutput(watched.parsed()), context)
        : CommandResult.of(Text.of(command.noRequestReason()));
  }

  private static Duration pause(CommandInput input) {
    return Duration.ofSeconds(number(input.argument("seconds"), "seconds"));
  }

  private static int times(CommandInput input) {
    return input.option("times").map(typed -> number(typed, "times")).orElse(Integer.MAX_VALUE);
  }

  private WatchedCommand watched(CommandInput input) {
    JqFilter until = input.option("until").map(input::filter).orElse(null);
    List<String> words = input.arguments("command");
    ParsedInput parsed = grammar.getObject().parseNested(words, this);
    ShellCommand command = grammar.getObject().findCommand(parsed.commandName()).orElseThrow();
    if (!command.onlyReads(parsed)) {
      throw new UsageException(
          "'%s' is not a read-only command.".formatted(String.join(" ", words)),
          "Use people, person, photo-show or 'api GET', for example: watch 10 people --status"
              + " invited");
    }
    if (hasOption(parsed, INTO)) {
      throw new UsageException(
          "'watch' shows what changes, so nothing can be kept with --into.",
          "Leave out --into, or run the command once without 'watch'.");
    }

    return new WatchedCommand(
        command,
        until == null ? parsed : grammar.getObject().parse(withJson(command, parsed, words)),
        String.join(" ", words),
        until,
        hasOption(parsed, "json"));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Duration pause = pause(input);
    int times = times(input);
    WatchedCommand watched = watched(input);
    Printed output = read(watched.command(), watched.parsed(), input);
    boolean isDone = output.result().exitCode() == ExitCode.DONE;
    if (!isDone && (watched.until() == null || !mayPass(output.result()) || times == 1)) {
      return output.result();
    }
    output.lines().forEach(line -> input.printLine(Text.of(line)));
    output.result().remarks().forEach(input::printRemark);
    if (isDone && isReached(watched.until(), output)) {
      return reached(1, input);
    }
    return watch(watched, input, pause, times, output);
  }

  /** Adds {@code --json} if only the filter needs it. */
  private static List<String> withJson(
      ShellCommand command, ParsedInput parsed, List<String> words) {
    if (command.options().stream().noneMatch(option -> option.name().equals("json"))) {
      throw new UsageException(
          "'%s' prints no JSON that --until could test.".formatted(command.getName()),
          "For example: watch --until .isAdmin 10 person sean");
    }
    if (hasOption(parsed, "json") || hasOption(parsed, "jq")) {
      return words;
    }
    List<String> all = new ArrayList<>(words);
    all.add(1, "--json");
    return all;
  }

  private static boolean isReached(@Nullable JqFilter until, Printed output) {
    String data = output.result().data();
    return until != null && data != null && JqFilter.isTrue(until.apply(data));
  }

  /** Standard output carries only the answers. */
  private static CommandResult reached(int runs, CommandInput input) {
    input.printRemark(
        Text.of(
            Style.FAINT,
            "The filter is true after %d run%s.".formatted(runs, runs == 1 ? "" : "s")));
    return CommandResult.of();
  }

  /**
   * @param asDocuments whether each run prints a JSON document, which must stay complete
   */
  private record WatchedCommand(
      ShellCommand command,
      ParsedInput parsed,
      String words,
      @Nullable JqFilter until,
      boolean asDocuments) {}

  private static boolean hasOption(ParsedInput parsed, String name) {
    return parsed.options().stream().anyMatch(option -> name.equals(option.longName()));
  }

  private CommandResult watch(
      WatchedCommand reader, CommandInput input, Duration pause, int times, Printed first) {
    List<String> shown = first.lines();
    String failure = reported("", first.result(), input);
    int changes = 0;
    int failed = failure.isEmpty() ? 0 : 1;
    Duration wait = waitAfter(first.result(), pause);
    for (int reading = 2; reading <= times; reading++) {
      String reason = "watching '%s', every %d s".formatted(reader.words(), pause.toSeconds());
      if (!input.pause(wait, reason)) {
        return summary(ExitCode.INTERRUPTED, reading - 1, changes, failed);
      }
      Printed output = read(reader.command(), reader.parsed(), input);
      CommandResult result = output.result();
      if (result.exitCode() == ExitCode.INTERRUPTED) {
        return summary(ExitCode.INTERRUPTED, reading - 1, changes, failed);
      }
      wait = waitAfter(result, pause);
      if (result.exitCode() != ExitCode.DONE) {
        failure = reported(failure, result, input);
        failed++;
        continue;
      }
      List<Text> changed = LineDiff.between(shown, output.lines());
      if (!failure.isEmpty()) {
        input.printRemark(now().plus("The command works again."));
        failure = "";
        failed = 0;
      }
      if (!changed.isEmpty()) {
        changes++;
        if (reader.asDocuments()) {
          output.lines().forEach(line -> input.printLine(Text.of(line)));
        } else {
          input.printLine(now().plus("changed:"));
          changed.forEach(input::printLine);
        }
        shown = output.lines();
      }
      if (isReached(reader.until(), output)) {
        return reached(reading, input);
      }
    }
    if (reader.until() != null) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The filter was not true within %d run%s.".formatted(times, times == 1 ? "" : "s"),
          "To see the last response: last");
    }
    CommandResult ended =
        summary(failed == 0 ? ExitCode.DONE : ExitCode.NO_ANSWER, times, changes, failed);
    if (ended.exitCode() != ExitCode.DONE) {
      return ended;
    }
    // Standard output carries only the changes.
    ended.lines().forEach(input::printRemark);
    return CommandResult.of();
  }

  /** Returns whether a failure may pass: no usable response, or too many requests. */
  private static boolean mayPass(CommandResult result) {
    return result.exitCode() == ExitCode.NO_ANSWER || isTooMany(result);
  }

  private static boolean isTooMany(CommandResult result) {
    Integer status = result.status();
    return status != null && status == TOO_MANY_REQUESTS;
  }

  private static Duration waitAfter(CommandResult result, Duration pause) {
    return isTooMany(result) && pause.compareTo(RATE_LIMIT_PAUSE) < 0 ? RATE_LIMIT_PAUSE : pause;
  }

  /** Reports a failure unless it is the one before; returns it, or nothing for a success. */
  private static String reported(String before, CommandResult result, CommandInput input) {
    if (result.exitCode() == ExitCode.DONE) {
      return "";
    }
    String said = result.lines().isEmpty() ? "It failed." : result.lines().get(0).plain();
    if (!said.equals(before)) {
      input.printRemark(now().plus(Style.BAD, said));
    }
    return said;
  }

  private static Text now() {
    return Text.of(Style.FAINT, LocalTime.now(ZoneId.systemDefault()).format(TIME) + " ");
  }

  private Printed read(ShellCommand command, ParsedInput parsed, CommandInput input) {
    try {
      return command.print(parsed, input);
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException exception) {
      return new Printed(errorHandler.toResult(exception), List.of());
    }
  }

  /**
   * @param failed how many runs failed after the last one that did not
   */
  private static CommandResult summary(ExitCode exitCode, int readings, int changes, int failed) {
    String words =
        "%d run%s, %s%s."
            .formatted(
                readings,
                readings == 1 ? "" : "s",
                changes == 0 ? "no change" : changes == 1 ? "1 change" : changes + " changes",
                failed == 0
                    ? ""
                    : failed == 1
                        ? "; the last run failed"
                        : "; the last %d runs failed".formatted(failed));
    return new CommandResult(exitCode, List.of(Text.of(Style.FAINT, words)), null);
  }

  private static int number(String typed, String unit) {
    int number = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    if (number < 1 || number > MAX_SECONDS) {
      throw new UsageException(
          "'%s' is not a number of %s from 1 to %d.".formatted(typed, unit, MAX_SECONDS),
          "For example: watch 10 people");
    }
    return number;
  }
}
