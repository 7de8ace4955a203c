package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-skip}: on to the next step. */
@Component
final class LessonSkipCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonSkipCommand(LessonRunner runner) {
    super("lesson-skip", CommandGroup.PRACTICE, "Go on to the next step as if this one were done");
    answersWithData();
    ends(ExitCode.DONE, "the next step is there, or the lesson is over");
    ends(ExitCode.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-skip");
    example("lesson-skip --json");
    this.runner = runner;
  }

  @Override
  public String whyNoCall() {
    return "'lesson-skip' makes calls to the practice portal on this computer alone.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState at = runner.underWay();
    return LessonText.after(runner.skip(), at, input);
  }
}
