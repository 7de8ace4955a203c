package io.github.photoshell.lesson;

import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The command {@code lesson [<name or file>]}: starts or continues a lesson, or shows its current
 * step.
 */
@Component
final class LessonCommand extends ShellCommand {
  private static final String LESSON = "lesson";
  private static final String AGAIN = "again";

  private final LessonRunner runner;
  private final LessonCatalog catalog;
  private final LessonProgress progress;

  LessonCommand(LessonRunner runner, LessonCatalog catalog, LessonProgress progress) {
    super(LESSON, CommandGroup.PRACTICE, "Start a lesson, or show the current step");
    optionalArgument(
        LESSON,
        "name or Markdown file (.md); default: the current or the last lesson",
        completion(catalog));
    flag(AGAIN, "start again at the first step");
    jsonFlag();
    noRequests(
        "'lesson' starts the practice portal on this computer and connects to it, with the"
            + " requests of 'connect'.");
    exitCode(ExitCode.DONE, "the lesson is running");
    exitCode(
        ExitCode.USAGE, "invalid command or arguments, no such lesson, or a problem in its file");
    exitCode(ExitCode.NO_ANSWER, "the practice portal could not start: no free port");
    example("lesson first-photo");
    example("lesson --json");
    example("lesson my-own-lesson.md --again");
    this.runner = runner;
    this.catalog = catalog;
    this.progress = progress;
  }

  private static CompletionSource completion(LessonCatalog catalog) {
    CompletionSource names =
        typed ->
            catalog.lessons().stream()
                .map(lesson -> CompletionItem.of(lesson.name(), lesson.title()))
                .toList();
    return names.and(new FileCompletion());
  }

  @Override
  protected boolean staysInShell() {
    return true;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    Optional<String> typed = input.optionalArgument(LESSON);
    Optional<LessonState> run = runner.run();
    if (typed.isEmpty() && run.isPresent() && !input.hasFlag(AGAIN)) {
      return input.json()
          ? LessonText.data(run.get())
          : CommandResult.of(LessonText.step(run.get()));
    }
    String name =
        typed
            .or(() -> run.map(lessonState -> LessonProgress.key(lessonState.lesson())))
            .or(progress::last)
            .orElseThrow(
                () ->
                    new UsageException(
                        "No lesson is running.",
                        "Type 'lessons' for the list, then 'lesson " + firstUnfinished() + "'."));
    CommandResult started = runner.start(catalog.lesson(name), input.hasFlag(AGAIN));
    return input.json() && started.exitCode() == ExitCode.DONE
        ? LessonText.data(runner.requireRunning())
        : started;
  }

  /** Returns the name of the first lesson that was never finished, else of the first one. */
  private String firstUnfinished() {
    return catalog.lessons().stream()
        .filter(lesson -> progress.of(lesson).finished() == null)
        .map(Lesson::name)
        .findFirst()
        .or(() -> catalog.names().stream().findFirst())
        .orElse("<name>");
  }
}
