package io.github.photoshell.api;

import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ErrorHandler;
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
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The repeated runs of a watched command. The first is printed in full, of later ones what changed;
 * a failure is reported once, and watching continues.
 */
final class WatchRun {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The shortest pause after a 429. */
  private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(60);

  private static final int TOO_MANY_REQUESTS = 429;

  private final Supplier<Printed> command;
  private final WatchSettings settings;
  private final ErrorHandler errorHandler;
  private final CommandInput input;

  private List<String> shown = List.of();

  /** The last reported failure; empty after a run that succeeded. */
  private String failure = "";

  private int changes;

  /** The number of runs that failed since the last one that did not. */
  private int failed;

  /**
   * How a command is watched.
   *
   * @param words the command as typed
   * @param pause the time between two runs
   * @param times the most runs
   * @param until the filter that ends the watch when it is true; null for none
   * @param asDocuments whether each run prints a JSON document, which must stay complete
   */
  record WatchSettings(
      String words, Duration pause, int times, @Nullable JqFilter until, boolean asDocuments) {}

  /**
   * @param command runs the command once
   */
  WatchRun(
      Supplier<Printed> command,
      WatchSettings settings,
      ErrorHandler errorHandler,
      CommandInput input) {
    this.command = command;
    this.settings = settings;
    this.errorHandler = errorHandler;
    this.input = input;
  }

  CommandResult run() {
    Printed output = read();
    CommandResult result = output.result();
    boolean isDone = result.exitCode() == ExitCode.DONE;
    if (!isDone && (settings.until() == null || !mayPass(result) || settings.times() == 1)) {
      return result;
    }
    printWhole(output);
    result.remarks().forEach(input::printRemark);
    shown = output.lines();
    String reason =
        "watching '%s', every %d s".formatted(settings.words(), settings.pause().toSeconds());
    for (int run = 1; ; run++) {
      if (result.exitCode() == ExitCode.INTERRUPTED) {
        return summary(ExitCode.INTERRUPTED, run - 1);
      }
      if (result.exitCode() == ExitCode.DONE) {
        showSuccess(output);
        if (isReached(output)) {
          return reached(run);
        }
      } else {
        showFailure(result);
      }
      if (run == settings.times()) {
        return ended();
      }
      if (!input.pause(waitAfter(result), reason)) {
        return summary(ExitCode.INTERRUPTED, run);
      }
      output = read();
      result = output.result();
    }
  }

  private Printed read() {
    try {
      return command.get();
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Printed(errorHandler.resultOf(e), List.of());
    }
  }

  private void printWhole(Printed output) {
    output.lines().forEach(line -> input.printLine(Text.of(line)));
  }

  private void showSuccess(Printed output) {
    if (!failure.isEmpty()) {
      input.printRemark(now().plus("The command works again."));
      failure = "";
      failed = 0;
    }
    List<Text> changed = LineDiff.between(shown, output.lines());
    if (changed.isEmpty()) {
      return;
    }
    changes++;
    if (settings.asDocuments()) {
      printWhole(output);
    } else {
      input.printLine(now().plus("changed:"));
      changed.forEach(input::printLine);
    }
    shown = output.lines();
  }

  /** Reports a failure unless it is the one before. */
  private void showFailure(CommandResult result) {
    String said = result.lines().isEmpty() ? "It failed." : result.lines().get(0).plain();
    if (!said.equals(failure)) {
      input.printRemark(now().plus(Style.BAD, said));
    }
    failure = said;
    failed++;
  }

  private static Text now() {
    return Text.of(Style.FAINT, LocalTime.now(ZoneId.systemDefault()).format(TIME) + " ");
  }

  private boolean isReached(Printed output) {
    JqFilter until = settings.until();
    String data = output.result().data();
    return until != null && data != null && JqFilter.isTrue(until.apply(data));
  }

  /** Returns whether a failure may pass: no usable response, or too many requests. */
  private static boolean mayPass(CommandResult result) {
    return result.exitCode() == ExitCode.NO_ANSWER || isTooMany(result);
  }

  private static boolean isTooMany(CommandResult result) {
    Integer status = result.status();
    return status != null && status == TOO_MANY_REQUESTS;
  }

  private Duration waitAfter(CommandResult result) {
    Duration pause = settings.pause();
    return isTooMany(result) && pause.compareTo(RATE_LIMIT_PAUSE) < 0 ? RATE_LIMIT_PAUSE : pause;
  }

  /** Standard output carries only the answers. */
  private CommandResult reached(int runs) {
    input.printRemark(Text.of(Style.FAINT, "The filter is true after " + runs(runs) + "."));
    return CommandResult.of();
  }

  private CommandResult ended() {
    if (settings.until() != null) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "The filter was not true within %s%s.".formatted(runs(settings.times()), failures()),
          "To see the last response: last");
    }
    if (failed > 0) {
      return summary(ExitCode.NO_ANSWER, settings.times());
    }
    // Standard output carries only the changes.
    summary(ExitCode.DONE, settings.times()).lines().forEach(input::printRemark);
    return CommandResult.of();
  }

  private CommandResult summary(ExitCode exitCode, int runs) {
    String words =
        "%s, %s%s."
            .formatted(
                runs(runs),
                changes == 0 ? "no change" : changes == 1 ? "1 change" : changes + " changes",
                failures());
    return new CommandResult(exitCode, List.of(Text.of(Style.FAINT, words)), null);
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : count + " runs";
  }

  private String failures() {
    return failed == 0
        ? ""
        : failed == 1 ? "; the last run failed" : "; the last %d runs failed".formatted(failed);
  }
}
