package io.github.photoshell.lesson;

import io.github.photoshell.render.Answer;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-undo}: back to the step's start. */
@Component
final class LessonUndoCommand extends ShellCommand {
  private final Tutor tutor;

  LessonUndoCommand(Tutor tutor) {
    super(
        "lesson-undo",
        Group.PRACTICE,
        "Put the practice portal back to where the present step began");
    example("lesson-undo");
    this.tutor = tutor;
  }

  @Override
  protected Answer run(Input input) {
    return tutor.undo();
  }
}
