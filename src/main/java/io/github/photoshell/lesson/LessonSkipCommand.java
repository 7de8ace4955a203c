package io.github.photoshell.lesson;

import io.github.photoshell.render.Answer;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-skip}: on to the next step. */
@Component
final class LessonSkipCommand extends ShellCommand {
  private final Tutor tutor;

  LessonSkipCommand(Tutor tutor) {
    super("lesson-skip", Group.PRACTICE, "Go on to the next step as if this one were done");
    example("lesson-skip");
    this.tutor = tutor;
  }

  @Override
  protected Answer run(Input input) {
    return tutor.skip();
  }
}
