package io.github.photoshell.lesson;

import io.github.photoshell.files.FullDisk;
import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.LineRunner;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ObjIntConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Runs the solutions of steps without output. The lines come from the lesson, so they have access
 * only to the practice portal and one folder.
 */
@Component
final class SolutionRunner {
  private final SolutionParser solutionParser;
  private final CurrentPracticePortal practicePortal;

  /** Fetched lazily: it needs the command registry, which needs every command. */
  private final ObjectProvider<LineRunner> runner;

  SolutionRunner(
      SolutionParser solutionParser,
      CurrentPracticePortal practicePortal,
      ObjectProvider<LineRunner> runner) {
    this.solutionParser = solutionParser;
    this.practicePortal = practicePortal;
    this.runner = runner;
  }

  /**
   * Runs the solution of a step. All lines are checked before the first one runs.
   *
   * @param results receives each line with its exit code
   * @throws UsageException if a line is not allowed in a solution, or the shell is connected to
   *     another portal
   * @throws CancellationException after Ctrl-C
   */
  void run(Step step, ScratchFolder folder, ObjIntConsumer<Line> results) {
    List<List<String>> lines = new ArrayList<>();
    step.solution().forEach(line -> lines.add(solutionParser.words(line.text(), folder)));
    for (int i = 0; i < lines.size(); i++) {
      requireConfined(folder);
      int code = runner.getObject().replay(lines.get(i));
      if (code == ExitCode.INTERRUPTED.exitCode()) {
        throw new CancellationException("a solution was cancelled");
      }
      results.accept(step.solution().get(i), code);
    }
  }

  /** Checks the session and the folder, which the previous line may have changed. */
  private void requireConfined(ScratchFolder folder) {
    if (practicePortal.isConnectedElsewhere()) {
      throw new UsageException(
          "Solutions run only on the practice portal, but you are on another portal.",
          "Type 'practice' first.");
    }
    try {
      folder.prepare();
    } catch (IOException e) {
      throw new CommandFailedException(unusable(folder, e));
    }
  }

  static CommandResult unusable(ScratchFolder folder, IOException failure) {
    boolean isFull = FullDisk.isCauseOf(failure);
    return CommandResult.failed(
        isFull ? ExitCode.NO_ANSWER : ExitCode.USAGE,
        "The folder of the lesson's files cannot be used: " + failure.getMessage() + ".",
        isFull
            ? "Free some space, then try again."
            : "Remove " + folder.root() + "; the lesson creates it again.");
  }
}
