package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** The command {@code lesson-stop}: leaves the lesson. */
@Component
final class LessonStopCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonStopCommand(LessonRunner runner) {
    super("lesson-stop", CommandGroup.PRACTICE, "Leave the lesson; 'lesson' continues it later");
    jsonFlag();
    exitCode(ExitCode.DONE, "the lesson is stopped; 'lesson' continues it later");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no lesson is running");
    example("lesson-stop");
    example("lesson-stop --json");
    this.runner = runner;
  }

  @Override
  public String noRequestReason() {
    return "'lesson-stop' sends requests only to the practice portal on this computer.";
  }

  @Override
  protected CommandResult run(CommandInput input) {
    LessonState lessonState = runner.requireRunning();
    return LessonText.withStep(runner.stop(), lessonState, input);
  }
}
