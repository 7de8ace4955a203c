package io.github.photoshell.api;

import io.github.photoshell.api.WatchRun.WatchSettings;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ErrorHandler;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.JqFilter;
import io.github.photoshell.text.Text;
import java.time.Duration;
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
    ParsedCommand watched = watched(input, until(input));
    ShellCommand command = watched.command();
    return command instanceof Explainable explainable
        ? explainable.dryRun(command.withoutOutput(watched.input(), input), context)
        : CommandResult.of(Text.of(command.noRequestReason()));
  }

  private static Duration pause(CommandInput input) {
    return Duration.ofSeconds(number(input.argument("seconds"), "seconds"));
  }

  private static int times(CommandInput input) {
    return input.option("times").map(typed -> number(typed, "times")).orElse(Integer.MAX_VALUE);
  }

  private static @Nullable JqFilter until(CommandInput input) {
    return input.option("until").map(input::filter).orElse(null);
  }

  private record ParsedCommand(ShellCommand command, ParsedInput input) {}

  private ParsedCommand watched(CommandInput input, @Nullable JqFilter until) {
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
    return new ParsedCommand(
        command,
        until == null ? parsed : grammar.getObject().parse(withJson(command, parsed, words)));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Duration pause = pause(input);
    int times = times(input);
    JqFilter until = until(input);
    ParsedCommand watched = watched(input, until);
    return new WatchRun(
            () -> watched.command().print(watched.input(), input),
            new WatchSettings(
                input.joinedArguments("command"),
                pause,
                times,
                until,
                hasOption(watched.input(), "json")),
            errorHandler,
            input)
        .run();
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

  private static boolean hasOption(ParsedInput parsed, String name) {
    return parsed.options().stream().anyMatch(option -> name.equals(option.longName()));
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
