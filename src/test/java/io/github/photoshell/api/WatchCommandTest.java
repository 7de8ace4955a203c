package io.github.photoshell.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.portal.FailureText;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.Grammar;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

class WatchCommandTest {
  private final Queue<CommandResult> readings = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();

  /**
   * Returns the queued results, or throws one that is not connected; interrupts its thread when
   * none is left.
   */
  private final class ScriptedCommand extends ShellCommand {
    private final boolean reads;

    ScriptedCommand(String name, boolean reads) {
      super(name, CommandGroup.SHELL, "Look");
      jsonFlag();
      this.reads = reads;
    }

    @Override
    protected boolean onlyReads(CommandInput input) {
      return reads;
    }

    @Override
    protected CommandResult run(CommandInput input) {
      CommandResult next = readings.remove();
      if (readings.isEmpty()) {
        Thread.currentThread().interrupt();
      }
      if (next.exitCode() == ExitCode.NOT_CONNECTED) {
        throw new CommandFailedException(next);
      }
      return next;
    }
  }

  private int run(String line) throws Exception {
    CommandRegistry registry = new CommandRegistry(new HashSet<>());
    Grammar grammar = new Grammar(registry, new Tokenizer());
    ObjectProvider<Grammar> provided =
        new ObjectProvider<>() {
          @Override
          public Grammar getObject() {
            return grammar;
          }
        };
    WatchCommand watch = new WatchCommand(provided, FailureText::of);
    List.of(watch, new ScriptedCommand("look", true), new ScriptedCommand("touch", false))
        .forEach(registry::registerCommand);
    ParsedInput parsed = grammar.parse(line);
    try {
      return watch
          .execute(new CommandContext(parsed, registry, new PrintWriter(out), new InputReader() {}))
          .code();
    } finally {
      Thread.interrupted();
    }
  }

  private void reads(String... lines) {
    for (String line : lines) {
      readings.add(CommandResult.of(List.of(line.split("/")).stream().map(Text::of).toList()));
    }
  }

  @Test
  void firstRunIsCompleteAndLaterRunsShowOnlyChanges() throws Exception {
    reads("ada/grace", "ada/grace", "ada/grace hopper");
    int code = run("watch --times 3 1 look");
    assertThat(code).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll("^\\d\\d:\\d\\d:\\d\\d ", "")))
        .containsExactly(
            "ada", "grace", "changed:", "- grace", "+ grace hopper", "3 runs, 1 change.");
  }

  @Test
  void ctrlCEndsWatchingAndReportsTheRuns() throws Exception {
    reads("ada");
    assertThat(run("watch 60 look")).isEqualTo(ExitCode.INTERRUPTED.exitCode());
    assertThat(out.toString()).isEqualToIgnoringNewLines("ada1 run, no change.");
  }

  @Test
  void runThatEndsEarlyIsReportedInItsOwnWords() throws Exception {
    readings.add(CommandResult.failed(ExitCode.NOT_CONNECTED, "'my-key' has failed.", "Again."));
    assertThat(run("watch 1 look")).isEqualTo(ExitCode.NOT_CONNECTED.exitCode());
    assertThat(out.toString()).contains("'my-key' has failed.").doesNotContain("Internal error");
  }

  @Test
  void filterThatFailsIsReportedInItsOwnWords() throws Exception {
    readings.add(CommandResult.data("\"ada\""));
    reads("not read");
    assertThat(run("watch 1 look --jq .name")).isEqualTo(ExitCode.REFUSED.exitCode());
    assertThat(out.toString()).contains("name").doesNotContain("Internal error");
  }

  @Test
  void ctrlCDuringARunIsNoError() throws Exception {
    // The scripted command interrupts the thread before the filter runs.
    readings.add(CommandResult.data("{}"));
    assertThat(run("watch 1 look --jq .name")).isEqualTo(ExitCode.INTERRUPTED.exitCode());
    assertThat(out.toString()).isEqualToIgnoringNewLines("Cancelled.");
  }

  @Test
  void laterFailureIsReportedOnceAndIsNoChange() throws Exception {
    reads("ada");
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    reads("ada");
    assertThat(run("watch --times 4 1 look")).isZero();
    assertThat(out.toString()).containsOnlyOnce("Cannot connect to x.").contains("works again");
    assertThat(out.toString()).contains("4 runs, no change.");
  }

  @Test
  void watchingThatEndsAfterAFailureSaysSo() throws Exception {
    CommandResult failure =
        CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again.");
    reads("ada");
    readings.add(failure);
    assertThat(run("watch --times 2 1 look")).isEqualTo(3);
    assertThat(out.toString()).contains("2 runs, no change; the last run failed.");

    reads("ada");
    reads("omar");
    readings.addAll(List.of(failure, failure, failure));
    assertThat(run("watch --times 5 1 look")).isEqualTo(3);
    assertThat(out.toString()).contains("5 runs, 1 change; the last 3 runs failed.");

    // The queue is empty after the second run, which counts as Ctrl-C.
    reads("ada");
    readings.add(failure);
    assertThat(run("watch 1 look")).isEqualTo(130);
    assertThat(out.toString()).endsWith("2 runs, no change; the last run failed.\n");
  }

  @Test
  void filterThatWasNeverTrueIsReportedWithTheRunsThatFailed() throws Exception {
    readings.add(CommandResult.data("{\"ready\": false}"));
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    reads("not read");
    assertThat(run("watch --until .ready --times 2 1 look")).isEqualTo(1);
    assertThat(out.toString())
        .contains("The filter was not true within 2 runs; the last run failed.");
  }

  @Test
  void failureInTheFirstRunEndsWatching() throws Exception {
    readings.add(CommandResult.failed(ExitCode.NOT_CONNECTED, "Not connected.", "Connect."));
    assertThat(run("watch 1 look")).isEqualTo(ExitCode.NOT_CONNECTED.exitCode());
  }

  @Test
  void firstRunMayFailForAWhileIfAFilterIsAwaited() throws Exception {
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    readings.add(CommandResult.data("{\"ready\": true}"));
    reads("not read");
    assertThat(run("watch --until .ready 1 look")).isZero();
    assertThat(out.toString()).containsOnlyOnce("Cannot connect to x.").contains("\"ready\"");
    assertThat(readings).hasSize(1);
    readings.add(CommandResult.failed(ExitCode.NO_ANSWER, "Cannot connect to x.", "Again."));
    readings.remove();
    assertThat(run("watch --until .ready --times 1 1 look")).isEqualTo(3);
    readings.add(CommandResult.failed(ExitCode.NOT_CONNECTED, "Not connected.", "Connect."));
    assertThat(run("watch --until .ready 1 look")).isEqualTo(4);
  }

  @Test
  void commandThatChangesSomethingIsRefused() {
    assertThatThrownBy(() -> run("watch 1 touch"))
        .isInstanceOfAny(UsageException.class, CommandExecutionException.class)
        .hasStackTraceContaining("'touch' is not a read-only command.");
    assertThatThrownBy(() -> run("watch 0 look"))
        .hasStackTraceContaining("'0' is not a number of seconds from 1");
    assertThat(readings).isEmpty();
  }
}
