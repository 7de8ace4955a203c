package io.github.photoshell.lesson;

import io.github.photoshell.files.FileMode;
import io.github.photoshell.lesson.LessonProgress.LessonRecord;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The command {@code lessons}: lists the lessons and the progress in each. */
@Component
final class LessonsCommand extends ShellCommand {
  private static final String REPORT = "report";
  private static final String FORCE = "force";

  private final LessonCatalog catalog;
  private final LessonProgress progress;

  LessonsCommand(LessonCatalog catalog, LessonProgress progress) {
    super("lessons", CommandGroup.PRACTICE, "List the lessons and your progress");
    option(
        REPORT,
        "file",
        "write your progress as JSON to a file, for a trainer",
        new FileCompletion());
    flag(FORCE, "overwrite an existing file");
    jsonFlag();
    exitCode(ExitCode.DONE, "the lessons are listed, or the report is written");
    exitCode(ExitCode.REFUSED, "the file of --report cannot be written");
    exitCode(
        ExitCode.USAGE, "invalid command or arguments, or the file of --report already exists");
    example("lessons");
    example("lessons --report my-progress.json");
    this.catalog = catalog;
    this.progress = progress;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    List<UsageException> failures = new ArrayList<>();
    List<Lesson> lessons = catalog.readAll(failures::add);
    if (lessons.isEmpty() && !failures.isEmpty()) {
      throw failures.get(0);
    }
    return list(lessons, input)
        .withRemarks(
            failures.stream()
                .map(failure -> Text.of(Style.WARN, "Left out: " + failure.getMessage()))
                .toList());
  }

  private CommandResult list(List<Lesson> lessons, CommandInput input) {
    if (input.option(REPORT).isPresent()) {
      String file = input.option(REPORT).get();
      return OutputFile.write(
          file,
          input.hasFlag(FORCE),
          FileMode.DEFAULT,
          report(lessons),
          "Choose another file for --report.",
          () ->
              input.json()
                  ? CommandResult.object("file", file)
                  : CommandResult.of(Text.of("Your progress is in " + file + ".")));
    }
    if (input.json()) {
      return CommandResult.data(report(lessons));
    }
    Table table = new Table();
    int minutes = 0;
    for (Lesson lesson : lessons) {
      minutes += lesson.minutes();
      table.addRow(
          Text.of(Style.STRONG, lesson.name()),
          words(lesson),
          Text.of(lesson.minutes() + " min"),
          Text.of(lesson.title()));
    }
    List<Text> lines = new ArrayList<>(table.lines(input.layout()));
    lines.add(
        Text.of(
            Style.FAINT,
            "Start one with 'lesson <name>'; about %d minutes in total.".formatted(minutes)));
    return CommandResult.of(lines);
  }

  private Text words(Lesson lesson) {
    LessonRecord lessonRecord = progress.of(lesson);
    if (lessonRecord.step() > 0) {
      return Text.of(
          Style.WARN, "step %d/%d".formatted(lessonRecord.step() + 1, lesson.steps().size()));
    }
    return lessonRecord.finished() == null
        ? Text.of(Style.FAINT, "new")
        : Text.of(Style.GOOD, "done");
  }

  /** Returns the report: lessons and numbers, but nothing about the computer or any portal. */
  private String report(List<Lesson> lessons) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Lesson lesson : lessons) {
      LessonRecord lessonRecord = progress.of(lesson);
      boolean isDone = lessonRecord.finished() != null && lessonRecord.step() == 0;
      all.add(
          Json.members(
              "lesson", lesson.name(),
              "title", lesson.title(),
              "steps", lesson.steps().size(),
              "stepsDone", isDone ? lesson.steps().size() : lessonRecord.step(),
              "finished", lessonRecord.finished(),
              "hints", lessonRecord.hints(),
              "solutions", lessonRecord.solutions(),
              "undone", lessonRecord.undone(),
              "skipped", lessonRecord.skipped()));
    }
    return Json.object(Map.of("lessons", all)).pretty();
  }
}
