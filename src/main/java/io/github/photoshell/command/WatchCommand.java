package io.github.photoshell.command;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.LineDiff;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.ErrorHandler;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.ShellCommand.Printed;
import io.github.photoshell.shell.UsageException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** {@code watch <seconds> <command ...>}: a reading command again and again, changes marked. */
@Component
final class WatchCommand extends ShellCommand {
  private static final int LONGEST = 86_400;

  /** How long a portal is left alone that has said it takes no more calls. */
  private static final Duration RESPITE = Duration.ofSeconds(60);

  private static final int TOO_MANY = 429;

  /** Fetched when asked for: the grammar needs the registry, and that needs every command. */
  private final ObjectProvider<Grammar> grammar;

  private final ErrorHandler errorHandler;

  WatchCommand(ObjectProvider<Grammar> grammar, ErrorHandler errorHandler) {
    super(
        "watch",
        CommandGroup.SHELL,
        "Run a command that reads again and again, and mark what changed");
    argument("seconds", "between two readings, 1 to " + LONGEST, CompletionSource.none());
    option(
        "times", "n", "end after so many readings; else Ctrl-C ends it", CompletionSource.none());
    command("command", "a command that only reads, with all that belongs to it");
    example("watch 10 people --status invited");
    example("watch --times 2 1 person @self");
    ends(ExitCode.DONE, "all readings of --times were made, and the last one was answered");
    ends(ExitCode.REFUSED, "the portal said no to the first reading");
    ends(ExitCode.USAGE, "typed wrong, or the command is not one that only reads");
    ends(ExitCode.NO_ANSWER, "the first reading had no usable answer, or the last of --times none");
    ends(ExitCode.NOT_CONNECTED, "not connected, or the key was refused at the first reading");
    ends(ExitCode.INTERRUPTED, "stopped with Ctrl-C, as without --times it always is");
    mayGoWrong("On every version: a later reading that fails is told once, and the watch goes on.");
    mayGoWrong("Where a portal takes no more calls (429), the next reading comes after a minute.");
    this.grammar = grammar;
    this.errorHandler = errorHandler;
  }

  @Override
  protected List<Text> moreHelp() {
    return List.of(
        Text.empty(),
        Text.of("The first reading is printed whole, later ones where something changed: a line"),
        Text.of("that went behind a minus, one that came behind a plus. Ctrl-C ends with 130, so"),
        Text.of("that a script ends, too; --times ends with 0. Of a command with --json each"),
        Text.of("reading that brings something new is a document of its own."));
  }

  @Override
  public boolean callsPortal() {
    return true;
  }

  @Override
  public String moreCalls() {
    return "That is one reading; each of the next makes the same calls.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Duration pause = Duration.ofSeconds(number(input.argument("seconds"), "seconds"));
    int times =
        input.option("times").map(typed -> number(typed, "times")).orElse(Integer.MAX_VALUE);
    List<String> words = input.list("command");
    ParsedInput parsed = grammar.getObject().parse(words);
    ShellCommand command = grammar.getObject().named(parsed.commandName()).orElseThrow();
    if (!command.onlyReads(parsed)) {
      throw new UsageException(
          "'%s' is not a command that only reads.".formatted(String.join(" ", words)),
          "Such are people, person, photo-show and 'api GET': watch 10 people --status invited");
    }
    if (input.rehearses()) {
      return command.callsPortal()
          ? command.rehearse(parsed)
          : CommandResult.of(Text.of(command.whyNoCall()));
    }
    Printed seen = read(command, parsed, input);
    if (seen.result().exitCode() != ExitCode.DONE) {
      return seen.result();
    }
    seen.lines().forEach(line -> input.say(Text.of(line)));
    seen.result().remarks().forEach(input::note);
    return watch(new Reader(command, parsed, String.join(" ", words)), input, pause, times, seen);
  }

  private record Reader(ShellCommand command, ParsedInput parsed, String words) {
    /** Whether its answers are documents, which only a whole one is. */
    boolean asJson() {
      return parsed.options().stream().anyMatch(option -> "json".equals(option.longName()));
    }
  }

  private CommandResult watch(
      Reader reader, CommandInput input, Duration pause, int times, Printed first) {
    List<String> shown = first.lines();
    String failure = "";
    int changes = 0;
    Duration wait = pause;
    for (int reading = 2; reading <= times; reading++) {
      String why = "watching '%s', every %d s".formatted(reader.words(), pause.toSeconds());
      if (!input.pause(wait, why)) {
        return ended(ExitCode.INTERRUPTED, reading - 1, changes);
      }
      Printed seen = read(reader.command(), reader.parsed(), input);
      CommandResult result = seen.result();
      if (result.exitCode() == ExitCode.INTERRUPTED) {
        return ended(ExitCode.INTERRUPTED, reading - 1, changes);
      }
      Integer status = result.status();
      boolean tooMany = status != null && status == TOO_MANY;
      wait = tooMany && pause.compareTo(RESPITE) < 0 ? RESPITE : pause;
      if (result.exitCode() != ExitCode.DONE) {
        String said = result.lines().isEmpty() ? "It failed." : result.lines().get(0).plain();
        if (!said.equals(failure)) {
          input.note(now().plus(Style.BAD, said));
        }
        failure = said;
        continue;
      }
      List<Text> changed = LineDiff.between(shown, seen.lines());
      if (!failure.isEmpty()) {
        input.note(now().plus("It answers again."));
        failure = "";
      }
      if (!changed.isEmpty()) {
        changes++;
        if (reader.asJson()) {
          seen.lines().forEach(line -> input.say(Text.of(line)));
        } else {
          input.say(now().plus("changed:"));
          changed.forEach(input::say);
        }
        shown = seen.lines();
      }
    }
    CommandResult ended =
        ended(failure.isEmpty() ? ExitCode.DONE : ExitCode.NO_ANSWER, times, changes);
    if (ended.exitCode() != ExitCode.DONE) {
      return ended;
    }
    // Piped on, there are changes and nothing else.
    ended.lines().forEach(input::note);
    return CommandResult.of();
  }

  private static Text now() {
    return Text.of(
        Style.FAINT, LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " ");
  }

  private Printed read(ShellCommand command, ParsedInput parsed, CommandInput input) {
    try {
      return command.print(parsed, input);
    } catch (UsageException wrong) {
      throw wrong;
    } catch (RuntimeException accident) {
      return new Printed(errorHandler.answer(accident), List.of());
    }
  }

  private static CommandResult ended(ExitCode exitCode, int readings, int changes) {
    String words =
        "%d reading%s, %s."
            .formatted(
                readings,
                readings == 1 ? "" : "s",
                changes == 0 ? "no change" : changes == 1 ? "1 change" : changes + " changes");
    return new CommandResult(exitCode, List.of(Text.of(Style.FAINT, words)), null);
  }

  private static int number(String typed, String what) {
    int number = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    if (number < 1 || number > LONGEST) {
      throw new UsageException(
          "'%s' is no number of %s from 1 to %d.".formatted(typed, what, LONGEST),
          "Type it in digits: watch 10 people");
    }
    return number;
  }
}
