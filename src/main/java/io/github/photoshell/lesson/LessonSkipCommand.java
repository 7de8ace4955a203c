package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** The command {@code lesson-skip}: skips the current step. */
@Component
final class LessonSkipCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonSkipCommand(LessonRunner runner) {
    super(
        "lesson-skip", CommandGroup.PRACTICE, "Skip the current step; its solution is run for you");
    jsonFlag();
    exitCode(ExitCode.DONE, "the next step has started, or the lesson is finished");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no lesson is running");
    example("lesson-skip");
    example("lesson-skip --json");
    this.runner = runner;
  }

  @Override
  public String noRequestReason() {
    return "'lesson-skip' sends requests only to the practice portal on this computer.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState lessonState = runner.requireRunning();
    return LessonText.withStep(runner.skip(), lessonState, input);
  }
}
