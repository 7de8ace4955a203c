package io.github.photoshell.lesson;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code lesson-solution}: the line, not run. */
@Component
final class LessonSolutionCommand extends ShellCommand {
  private final Tutor tutor;

  LessonSolutionCommand(Tutor tutor) {
    super(
        "lesson-solution",
        Group.PRACTICE,
        "Write the line that does the present step, without running it");
    ends(Ending.DONE, "the line is shown; it was not run");
    ends(Ending.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-solution");
    this.tutor = tutor;
  }

  @Override
  protected Answer run(Input input) {
    return tutor.solution();
  }
}
