package io.github.photoshell.lesson;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-hint}: one hint more. */
@Component
final class LessonHintCommand extends ShellCommand {
  private final Tutor tutor;

  LessonHintCommand(Tutor tutor) {
    super("lesson-hint", Group.PRACTICE, "Help with the present step, a little more each time");
    ends(Ending.DONE, "the help was given");
    ends(Ending.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-hint");
    this.tutor = tutor;
  }

  @Override
  protected Answer run(Input input) {
    return tutor.hint();
  }
}
