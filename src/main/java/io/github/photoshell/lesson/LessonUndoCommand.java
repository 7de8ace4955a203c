package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-undo}: back to the step's start. */
@Component
final class LessonUndoCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonUndoCommand(LessonRunner runner) {
    super(
        "lesson-undo",
        CommandGroup.PRACTICE,
        "Put the practice portal back to where the present step began");
    answersWithData();
    ends(ExitCode.DONE, "the step begins again");
    ends(ExitCode.USAGE, "typed wrong, or no lesson is under way");
    ends(ExitCode.NO_ANSWER, "the practice portal could not start: there is no free port");
    example("lesson-undo");
    example("lesson-undo --json");
    this.runner = runner;
  }

  @Override
  public String whyNoCall() {
    return "'lesson-undo' makes calls to the practice portal on this computer alone.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState at = runner.underWay();
    return LessonText.after(runner.undo(), at, input);
  }
}
