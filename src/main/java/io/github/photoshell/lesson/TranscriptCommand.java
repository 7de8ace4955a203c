package io.github.photoshell.lesson;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.FileCompletion;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.ShellCommand;
import io.github.photoshell.shell.ShellListener;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The command {@code transcript}: records commands and their output as Markdown. */
@Component
final class TranscriptCommand extends ShellCommand implements ShellListener, DisposableBean {
  private static final String START = "start";
  private static final String STOP = "stop";

  private final CurrentPracticePortal practicePortal;
  private final GoalRecorder recorder = new GoalRecorder();
  private final List<String> output = new ArrayList<>();
  private @Nullable TranscriptWriter file;
  private @Nullable String prompt;
  private String typed = "";

  /** The message about a recording that stopped during a script. */
  private List<Text> warnings = List.of();

  TranscriptCommand(CurrentPracticePortal practicePortal) {
    super(
        "transcript", CommandGroup.PRACTICE, "Record commands and their output in a Markdown file");
    argument("what", "start or stop", CompletionSource.choice(List.of(START, STOP)));
    optionalArgument("file", "the Markdown file to write, with start", new FileCompletion());
    flag("force", "overwrite an existing file");
    jsonFlag();
    exitCode(ExitCode.DONE, "the recording has started, or the transcript is written");
    exitCode(ExitCode.USAGE, "invalid command or arguments, or the file cannot be written");
    example("transcript start first-photo.md");
    example("transcript stop");
    this.practicePortal = practicePortal;
  }

  @Override
  protected List<Text> additionalHelp() {
    return List.of(
        Text.empty(),
        Text.of("Text that looks like a key or a password is left out. 'lesson-make' turns a"),
        Text.of("transcript of the practice portal into a lesson."));
  }

  @Override
  protected CommandResult run(CommandInput input) {
    return switch (input.argument("what")) {
      case START -> start(input);
      case STOP -> stop(input);
      default ->
          throw new UsageException(
              "'transcript' takes start or stop, not '" + input.argument("what") + "'.",
              "For example: transcript start first-photo.md");
    };
  }

  private CommandResult start(CommandInput input) {
    if (file != null) {
      throw new UsageException(
          "A transcript is being recorded in " + file.path() + ".", "To end it: transcript stop");
    }
    String name = input.argument("file");
    try {
      file =
          new TranscriptWriter(
              LocalPath.of(name),
              input.hasFlag("force"),
              LocalDate.now(ZoneId.systemDefault()),
              practicePortal.portal().stream()
                  .map(portal -> new VersionGoal(portal.version()).toString())
                  .toList());
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          name + " already exists.", "Choose another name, or add --force to overwrite it.");
    } catch (IOException e) {
      throw PracticeOptions.unwritable(name, AtomicFile.reason(e));
    }
    // This line is not part of the transcript.
    prompt = null;
    if (input.json()) {
      return CommandResult.object("file", name, "writing", true);
    }
    return CommandResult.of(
        Text.of("Commands and their output are now recorded in " + name + ".")
            .plus(Style.FAINT, " To end it: transcript stop"));
  }

  private CommandResult stop(CommandInput input) {
    if (file == null) {
      throw new UsageException(
          "No transcript is being recorded.", "To start one: transcript start <file>");
    }
    prompt = null;
    Path written = file.path();
    try {
      file.close();
    } catch (IOException e) {
      throw PracticeOptions.unwritable(written.toString(), AtomicFile.reason(e));
    } finally {
      file = null;
    }
    return input.json()
        ? CommandResult.object("file", written.toString(), "writing", false)
        : CommandResult.of(Text.of("The transcript is in " + written + "."));
  }

  @Override
  public void typed(Text words, String line) {
    if (file != null) {
      prompt = words.plain();
      typed = line.strip();
      output.clear();
      recorder.begin(practicePortal.portal());
    }
  }

  /** Records a script's lines after the line that ran it, as if they had been typed. */
  @Override
  public void scripted(Text words, String line) {
    if (prompt != null) {
      warnings = lineEnded();
      typed(words, line);
    }
  }

  @Override
  public void printed(String line) {
    if (prompt != null) {
      output.add(line);
    }
  }

  @Override
  public void commandEnded(List<String> words, int exitCode) {
    if (prompt != null) {
      recorder.commandEnded(words, exitCode);
    }
  }

  @Override
  public List<Text> lineEnded() {
    List<Text> before = warnings;
    warnings = List.of();
    String linePrompt = prompt;
    if (linePrompt == null || file == null) {
      return before;
    }
    prompt = null;
    try {
      List<String> goals =
          recorder.end(practicePortal.portal()).stream().map(Goal::toString).toList();
      file.add(linePrompt, typed, output, goals);
      return List.of();
    } catch (IOException e) {
      Path lost = file.path();
      file = null;
      return List.of(
          Text.of(
              Style.BAD,
              "Recording has stopped: "
                  + lost
                  + " cannot be written ("
                  + AtomicFile.reason(e)
                  + "). Everything recorded so far is complete."));
    }
  }

  /** Records the line that ends the shell, too. */
  @Override
  public void destroy() throws IOException {
    lineEnded();
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
