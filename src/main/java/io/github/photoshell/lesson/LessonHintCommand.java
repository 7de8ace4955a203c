package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The command {@code lesson-hint}: shows the next hint. */
@Component
final class LessonHintCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonHintCommand(LessonRunner runner) {
    super("lesson-hint", CommandGroup.PRACTICE, "Show the next hint for the current step");
    jsonFlag();
    exitCode(ExitCode.DONE, "the hint is shown, or there are no more");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or no lesson is running");
    example("lesson-hint");
    example("lesson-hint --json");
    this.runner = runner;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<Text> hint = runner.hint();
    if (input.json()) {
      return LessonText.data(runner.requireRunning(), "hint", hint.map(Text::plain).orElse(null));
    }
    return CommandResult.of(
        hint.orElseGet(
            () ->
                Text.of("There are no more hints. 'lesson-solution' types the solution for you.")));
  }
}
