package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The command {@code lesson-solution}: puts the solution at the prompt without running it. */
@Component
final class LessonSolutionCommand extends ShellCommand {
  private final LessonRunner runner;

  LessonSolutionCommand(LessonRunner runner) {
    super(
        "lesson-solution",
        CommandGroup.PRACTICE,
        "Type the step's solution at the prompt, without running it");
    jsonFlag();
    exitCode(ExitCode.DONE, "the solution is shown, but was not run");
    exitCode(
        ExitCode.USAGE,
        "invalid command or arguments, no lesson is running, or you are not on its portal");
    example("lesson-solution");
    example("lesson-solution --json");
    this.runner = runner;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> line = runner.solution();
    if (input.json()) {
      return LessonText.data(runner.requireRunning(), "line", line.orElse(null));
    }
    return line.isEmpty()
        ? CommandResult.of(Text.of("This step has no solution; use 'lesson-hint'."))
        : CommandResult.of(
            Text.of("  ").plus(Style.STRONG, line.get()),
            Text.of(
                input.canAsk()
                    ? "It is at the prompt. Press Enter to run it."
                    : "Type it to complete the step."));
  }
}
