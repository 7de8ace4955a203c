package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-stop}: the end for now. */
@Component
final class LessonStopCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonStopCommand(LessonRunner runner) {
    super(
        "lesson-stop",
        CommandGroup.PRACTICE,
        "Leave the lesson; it goes on later where it was left");
    answersWithData();
    ends(ExitCode.DONE, "the lesson is left; it goes on later where it was");
    ends(ExitCode.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-stop");
    example("lesson-stop --json");
    this.runner = runner;
  }

  @Override
  public String whyNoCall() {
    return "'lesson-stop' makes calls to the practice portal on this computer alone.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState at = runner.underWay();
    return LessonText.after(runner.stop(), at, input);
  }
}
