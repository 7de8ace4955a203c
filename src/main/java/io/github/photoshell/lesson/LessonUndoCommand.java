package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** The command {@code lesson-undo}: resets the current step. */
@Component
final class LessonUndoCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonUndoCommand(LessonRunner runner) {
    super(
        "lesson-undo",
        CommandGroup.PRACTICE,
        "Reset the practice portal to the start of the current step");
    jsonFlag();
    exitCode(ExitCode.DONE, "the step starts again");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no lesson is running");
    exitCode(ExitCode.NO_ANSWER, "the practice portal could not start: no free port");
    example("lesson-undo");
    example("lesson-undo --json");
    this.runner = runner;
  }

  @Override
  public String noRequestReason() {
    return "'lesson-undo' sends requests only to the practice portal on this computer.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState lessonState = runner.requireRunning();
    return LessonText.withStep(runner.undo(), lessonState, input);
  }
}
