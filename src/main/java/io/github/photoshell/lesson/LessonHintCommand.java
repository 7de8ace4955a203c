package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code lesson-hint}: one hint more. */
@Component
final class LessonHintCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonHintCommand(LessonRunner runner) {
    super(
        "lesson-hint",
        CommandGroup.PRACTICE,
        "Help with the present step, a little more each time");
    answersWithData();
    ends(ExitCode.DONE, "the help was given");
    ends(ExitCode.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-hint");
    example("lesson-hint --json");
    this.runner = runner;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<Text> hint = runner.hint();
    if (input.json()) {
      return LessonText.data(runner.underWay(), "hint", hint.map(Text::plain).orElse(null));
    }
    return CommandResult.of(
        hint.orElseGet(
            () -> Text.of("That was the last hint. 'lesson-solution' writes the line for you.")));
  }
}
