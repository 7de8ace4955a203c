package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code lesson-solution}: the line, not run. */
@Component
final class LessonSolutionCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonSolutionCommand(LessonRunner runner) {
    super(
        "lesson-solution",
        CommandGroup.PRACTICE,
        "Write the line that does the present step, without running it");
    answersWithData();
    ends(ExitCode.DONE, "the line is shown; it was not run");
    ends(ExitCode.USAGE, "typed wrong, or no lesson is under way");
    example("lesson-solution");
    example("lesson-solution --json");
    this.runner = runner;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> line = runner.solution();
    if (input.json()) {
      return LessonText.data(runner.underWay(), "line", line.orElse(null));
    }
    return line.isEmpty()
        ? CommandResult.of(Text.of("This step has no line to write; its hints help."))
        : CommandResult.of(
            Text.of("  ").plus(Style.STRONG, line.get()),
            Text.of("It is at the prompt; Enter runs it."));
  }
}
