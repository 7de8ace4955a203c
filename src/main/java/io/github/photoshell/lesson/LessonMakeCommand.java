package io.github.photoshell.lesson;

import io.github.photoshell.files.FileMode;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.OutputFile;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The command {@code lesson-make <transcript> [<file>]}: generates a lesson with gaps for its
 * texts.
 */
@Component
final class LessonMakeCommand extends ShellCommand {
  private final SolutionParser solutionParser;

  LessonMakeCommand(SolutionParser solutionParser) {
    super(
        "lesson-make",
        CommandGroup.PRACTICE,
        "Turn a transcript of the practice portal into a lesson");
    argument("transcript", "a file written by 'transcript start <file>'", new FileCompletion());
    optionalArgument("file", "the lesson to write; default: print it", new FileCompletion());
    flag("force", "overwrite an existing file");
    jsonFlag();
    exitCode(ExitCode.DONE, "the lesson is written");
    exitCode(
        ExitCode.REFUSED,
        "the transcript has no commands run on the practice portal, or the lesson cannot be"
            + " written");
    exitCode(
        ExitCode.USAGE,
        "invalid command or arguments, an unreadable transcript, or the lesson already exists");
    example("lesson-make transcript.md my-own-lesson.md");
    example("lesson-make transcript.md");
    this.solutionParser = solutionParser;
  }

  @Override
  protected CommandResult run(CommandInput input) {
    String transcript = input.argument("transcript");
    List<String> lesson;
    try {
      lesson = LessonDraft.of(TranscriptReader.read(LessonCatalog.lines(transcript)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s has a comment '<!-- did: ... -->' that is not a goal: %s."
              .formatted(transcript, e.getMessage()),
          "The shell writes these comments; record the transcript again.");
    }
    if (lesson.isEmpty()) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          transcript + " has no commands that were run on the practice portal.",
          "Type 'practice', then 'transcript start <file>', and run the commands of your lesson"
              + " once.");
    }
    List<Text> remarks = remarks(input.optionalArgument("file").orElse("lesson"), lesson);
    if (input.optionalArgument("file").isEmpty()) {
      CommandResult printed =
          input.json()
              ? CommandResult.object("file", null, "lines", lesson)
              : CommandResult.of(lesson.stream().map(Text::of).toList());
      return printed.withRemarks(remarks);
    }
    String file = input.optionalArgument("file").get();
    if (OutputFile.isSame(transcript, file)) {
      throw new UsageException(
          file + " is the transcript itself and was not changed.",
          "Choose another file for the lesson.");
    }
    return OutputFile.write(
        file,
        input.hasFlag("force"),
        FileMode.DEFAULT,
        String.join("\n", lesson),
        "Choose another file for the lesson.",
        () -> {
          CommandResult written =
              input.json() ? CommandResult.object("file", file, "lines", lesson) : write(file);
          return written.withRemarks(remarks);
        });
  }

  /** Returns the solutions that {@code lesson-check} does not accept, which the author changes. */
  private List<Text> remarks(String source, List<String> lines) {
    List<LessonProblem> problems;
    try {
      problems = solutionParser.problemsOfDraft(LessonReader.read("draft", source, lines));
    } catch (LessonFormatException e) {
      problems = e.problems();
    }
    if (problems.isEmpty()) {
      return List.of();
    }
    List<Text> remarks = new ArrayList<>();
    remarks.add(Text.of(Style.WARN, "'lesson-check' does not accept these lines yet:"));
    problems.forEach(problem -> remarks.add(Text.of("  " + problem).hangingIndent(4)));
    return remarks;
  }

  private static CommandResult write(String file) {
    return CommandResult.of(
        Text.of("The lesson is in " + file + ".")
            .plus(
                Style.FAINT,
                " Fill in the gaps %s, then type 'lesson-check %s'."
                    .formatted(LessonValidator.GAP, file)));
  }
}
