package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A command that skips, resets or leaves the current step of the running lesson. */
abstract class LessonStepCommand extends ShellCommand {
  private final LessonRunner runner;
  private final Function<LessonRunner, CommandResult> action;

  /**
   * @param done the help text for success
   */
  private LessonStepCommand(
      String name,
      String description,
      String done,
      LessonRunner runner,
      Function<LessonRunner, CommandResult> action) {
    super(name, CommandGroup.PRACTICE, description);
    jsonFlag();
    exitCode(ExitCode.DONE, done);
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no lesson is running");
    example(name);
    example(name + " --json");
    noRequests("'" + name + "' sends requests only to the practice portal on this computer.");
    this.runner = runner;
    this.action = action;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState lessonState = runner.requireRunning();
    CommandResult result = action.apply(runner);
    return input.json() && result.exitCode() == ExitCode.DONE
        ? LessonText.data(lessonState)
        : result;
  }

  /** The command {@code lesson-skip}. */
  @Component
  static final class Skip extends LessonStepCommand {
    Skip(LessonRunner runner) {
      super(
          "lesson-skip",
          "Skip the current step; its solution is run for you",
          "the next step has started, or the lesson is finished",
          runner,
          LessonRunner::skip);
      exitCode(ExitCode.NO_ANSWER, "the practice portal could not start: no free port");
    }
  }

  /** The command {@code lesson-undo}. */
  @Component
  static final class Undo extends LessonStepCommand {
    Undo(LessonRunner runner) {
      super(
          "lesson-undo",
          "Reset the practice portal to the start of the current step",
          "the step starts again",
          runner,
          LessonRunner::undo);
    }
  }

  /** The command {@code lesson-stop}. */
  @Component
  static final class Stop extends LessonStepCommand {
    Stop(LessonRunner runner) {
      super(
          "lesson-stop",
          "Leave the lesson; 'lesson' continues it later",
          "the lesson is stopped; 'lesson' continues it later",
          runner,
          LessonRunner::stop);
    }
  }
}
