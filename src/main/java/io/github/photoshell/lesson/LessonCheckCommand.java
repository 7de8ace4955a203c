package io.github.photoshell.lesson;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.session.PortalFiles;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The command {@code lesson-check <file>}: checks that a lesson works. */
@Component
final class LessonCheckCommand extends ShellCommand {
  private final LessonRunner lessonRunner;
  private final CurrentPracticePortal practicePortal;
  private final LessonEnvironment environment;
  private final LessonCatalog catalog;
  private final SolutionParser solutionParser;
  private final SolutionRunner runner;
  private final PortalFiles files;

  LessonCheckCommand(
      LessonRunner lessonRunner,
      CurrentPracticePortal practicePortal,
      LessonEnvironment environment,
      LessonCatalog catalog,
      SolutionParser solutionParser,
      SolutionRunner runner,
      PortalFiles files) {
    super(
        "lesson-check",
        CommandGroup.PRACTICE,
        "Check that every step of a lesson works with its solution");
    argument("lesson", "a Markdown file (.md), or the name of a lesson", new FileCompletion());
    jsonFlag();
    noRequests(
        "'lesson-check' runs the lesson on the practice portal on this computer, with the"
            + " requests of its commands.");
    exitCode(ExitCode.DONE, "every step is open at first, and its solution completes it");
    exitCode(ExitCode.REFUSED, "the lesson has problems; each is listed");
    exitCode(
        ExitCode.USAGE, "invalid command or arguments, you are in a lesson, or on another portal");
    exitCode(ExitCode.NO_ANSWER, "the practice portal could not start: no free port");
    example("lesson-check my-own-lesson.md");
    example("lesson-check first-photo");
    this.lessonRunner = lessonRunner;
    this.practicePortal = practicePortal;
    this.environment = environment;
    this.catalog = catalog;
    this.solutionParser = solutionParser;
    this.runner = runner;
    this.files = files;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    if (lessonRunner.run().isPresent()) {
      throw new UsageException(
          "A lesson cannot be checked while you are in a lesson.",
          "Type 'lesson-stop' first; 'lesson' continues it later.");
    }
    if (practicePortal.isConnectedElsewhere()) {
      throw new UsageException(
          "A lesson is checked on the practice portal, but you are on another portal.",
          "Type 'disconnect' first.");
    }
    String typed = input.argument("lesson");
    List<String> lines = catalog.source(typed);
    Lesson lesson;
    try {
      lesson = LessonReader.read(LessonCatalog.name(TypedPath.of(typed)), typed, lines);
    } catch (LessonFormatException e) {
      return failed(e.problems(), typed, input);
    }
    try {
      List<LessonProblem> problems = validate(lesson, lines);
      if (!problems.isEmpty()) {
        return failed(problems, typed, input);
      }
      int steps = lesson.steps().size();
      return input.json()
          ? CommandResult.object("lesson", typed, "steps", steps, "faults", List.of())
          : CommandResult.of(
              Text.of(Style.GOOD, typed)
                  .plus(
                      steps == 1
                          ? ": 1 step, open at first and done by its solution."
                          : ": %d steps, each open at first and done by its solution."
                              .formatted(steps)));
    } catch (IOException e) {
      return PracticeOptions.notStarted(e);
    }
  }

  /** Checks the lesson; a practice portal that was running is restored afterwards. */
  private List<LessonProblem> validate(Lesson lesson, List<String> lines) throws IOException {
    boolean wasConnected = practicePortal.isConnected();
    practicePortal.stash();
    try {
      return new LessonValidator(lesson, solutionParser, runner, environment, files)
          .problems(lines);
    } finally {
      boolean restored = practicePortal.unstash(wasConnected);
      if (!restored || !wasConnected) {
        practicePortal.disconnect();
      }
    }
  }

  private static CommandResult failed(
      List<LessonProblem> problems, String typed, CommandInput input) {
    if (input.json()) {
      return CommandResult.report(
          List.of(), Json.object(Json.members("lesson", typed, "faults", data(problems))).pretty());
    }
    return new CommandResult(
        ExitCode.REFUSED,
        problems.stream().map(problem -> Text.of(Style.BAD, problem.toString())).toList(),
        null);
  }

  private static List<Object> data(List<LessonProblem> problems) {
    return problems.stream()
        .<Object>map(
            problem ->
                Json.members(
                    "file", problem.source(), "line", problem.line(), "message", problem.message()))
        .toList();
  }
}
