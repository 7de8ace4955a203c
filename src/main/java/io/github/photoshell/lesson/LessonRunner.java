package io.github.photoshell.lesson;

import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticeCounters;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.shell.ShellListener;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs a lesson: after each line it checks the practice portal's state and requests, and reports
 * whether the step is done or what was done instead.
 */
@Component
final class LessonRunner implements ShellListener {
  /** Commands that are not part of a lesson. */
  private static final Set<String> OTHER_COMMANDS =
      Set.of("lesson", "lessons", "help", "transcript", "clear", "history", "version");

  private final CurrentPracticePortal practicePortal;
  private final LessonEnvironment environment;
  private final LessonCheckpoints checkpoints;
  private final LessonCatalog catalog;
  private final LessonProgress progress;

  private final List<GoalContext.CommandRun> commands = new ArrayList<>();
  private @Nullable LessonState run;
  private @Nullable FinishedPortal finishedPortal;
  private @Nullable String nextLine;
  private boolean reminded;
  private boolean warned;

  LessonRunner(
      CurrentPracticePortal practicePortal,
      LessonEnvironment environment,
      LessonCheckpoints checkpoints,
      LessonCatalog catalog,
      LessonProgress progress) {
    this.practicePortal = practicePortal;
    this.environment = environment;
    this.checkpoints = checkpoints;
    this.catalog = catalog;
    this.progress = progress;
  }

  /** The portal of a finished lesson, with its counters at that time. */
  private record FinishedPortal(PracticePortal portal, PracticeCounters counters) {
    boolean isUnchanged() {
      return portal.counters().equals(counters);
    }
  }

  Optional<LessonState> run() {
    return Optional.ofNullable(run);
  }

  /**
   * Returns the running lesson.
   *
   * @throws UsageException if no lesson is running
   */
  LessonState requireRunning() {
    return run()
        .orElseThrow(
            () ->
                new UsageException(
                    "No lesson is running.", "Type 'lessons' for the list, then 'lesson <name>'."));
  }

  /** Starts a lesson, or continues it where it was left. */
  CommandResult start(Lesson lesson, boolean again) {
    List<Text> notes = new ArrayList<>(notSavedWarning());
    if (practicePortal.isConnectedElsewhere()) {
      notes.add(LessonText.disconnectNote());
    }
    if (isUsersPortal(practicePortal.portal().orElse(null))) {
      practicePortal.stash();
      notes.add(LessonText.portalStashed());
    }
    int at = again ? 0 : progress.of(lesson).step();
    int step = at < lesson.steps().size() ? at : 0;
    LessonEnvironment.OpenedLesson opened;
    try {
      opened =
          environment.open(lesson, step, again ? Optional.empty() : checkpoints.load(lesson, step));
    } catch (IOException e) {
      return PracticeOptions.notStarted(e);
    }
    if (opened.arrival() == Arrival.REPLAYED) {
      filesNote(lesson).ifPresent(notes::add);
    }
    if (opened.arrival() != Arrival.LEFT) {
      checkpoints.saveStart(opened.lessonState());
    }
    run = opened.lessonState();
    finishedPortal = null;
    reminded = true;
    progress.setCurrent(lesson);
    return CommandResult.of(LessonText.start(opened.lessonState(), opened.arrival(), notes));
  }

  /** Returns a note about the folder to which solutions write files; empty if it has no files. */
  private Optional<Text> filesNote(Lesson lesson) {
    ScratchFolder folder = checkpoints.folder(lesson);
    return folder.isEmpty() ? Optional.empty() : Optional.of(LessonText.filesNote(folder.root()));
  }

  /** Returns whether a portal is the user's own, not a lesson's portal that was not used since. */
  private boolean isUsersPortal(@Nullable PracticePortal portal) {
    FinishedPortal finished = finishedPortal;
    return portal != null
        && run == null
        && !(finished != null && finished.portal() == portal && finished.isUnchanged());
  }

  /** Returns the next hint; empty after the last one. */
  Optional<Text> hint() {
    LessonState lessonState = requireRunning();
    Optional<String> hint = lessonState.hint();
    if (hint.isPresent()) {
      progress.addHint(lessonState.lesson());
    }
    return hint.map(LessonMarkdown::of);
  }

  /**
   * Puts the next line of the solution at the prompt; empty if the step has no solution.
   *
   * @throws UsageException if no lesson is running, or the line would run on another portal
   */
  Optional<String> solution() {
    LessonState lessonState = requireRunning();
    if (!practicePortal.isConnected()) {
      throw new UsageException(
          "The solution is for the practice portal, and you are not connected to it.",
          "Type 'practice' to reconnect, then 'lesson-solution'.");
    }
    Optional<String> line = lessonState.solution();
    if (line.isPresent()) {
      nextLine = line.get();
      progress.addSolution(lessonState.lesson());
    }
    return line;
  }

  /** Resets the portal to the start of the step. */
  CommandResult undo() {
    LessonState lessonState = requireRunning();
    PracticePortal portal = practicePortal.portal().orElse(null);
    if (portal == null) {
      return CurrentPracticePortal.notRunning();
    }
    Optional<PracticeKey> key = environment.resetStep(lessonState, portal);
    lessonState.begin(portal, false);
    checkpoints.saveCurrent(lessonState, portal.snapshot());
    progress.addUndo(lessonState.lesson());
    String identity =
        key.map(
                practiceKey ->
                    ". You are %s and use the API key \"%s\""
                        .formatted(practiceKey.userName(), practiceKey.name()))
            .orElse("");
    return CommandResult.of(
        Text.of("The portal is back at the start of this step" + identity + "."));
  }

  /** Skips the step. Its solution is run, because the next step may depend on it. */
  CommandResult skip() {
    LessonState lessonState = requireRunning();
    PracticePortal portal = practicePortal.portal().orElse(null);
    if (portal == null) {
      return CurrentPracticePortal.notRunning();
    }
    PracticePortal now;
    try {
      now = environment.skip(lessonState, portal);
    } catch (IOException e) {
      return PracticeOptions.notStarted(e);
    }
    progress.addSkip(lessonState.lesson());
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.skipped(lessonState.step()));
    Optional<Text> files = filesNote(lessonState.lesson());
    List<Text> next = advance(lessonState, now);
    // The end of a lesson removes its files.
    if (!lessonState.isOver()) {
      files.ifPresent(lines::add);
    }
    lines.addAll(next);
    return CommandResult.of(lines);
  }

  /** Stops the lesson; it can be continued later. */
  CommandResult stop() {
    LessonState lessonState = requireRunning();
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.stopped(lessonState));
    progress.setStopped();
    lines.addAll(leaveLesson());
    return CommandResult.of(lines);
  }

  private List<Text> advance(LessonState lessonState, PracticePortal portal) {
    Lesson lesson = lessonState.lesson();
    lessonState.moveTo(lessonState.stepIndex() + 1);
    if (!lessonState.isOver()) {
      environment.begin(lessonState, portal);
      checkpoints.saveStart(lessonState);
      return LessonText.step(lessonState);
    }
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    progress.setFinished(lesson, now);
    checkpoints.delete(lesson);
    List<Text> lines =
        new ArrayList<>(
            LessonText.end(lesson, nextLesson(lesson), catalog.names().contains(lesson.name())));
    lines.addAll(leaveLesson());
    return lines;
  }

  /** Ends the run and returns to the user's own portal, if there is one. */
  private List<Text> leaveLesson() {
    run = null;
    practicePortal.portal().ifPresent(portal -> portal.faults().clear());
    boolean elsewhere = practicePortal.isConnectedElsewhere();
    if (practicePortal.unstash(!elsewhere)) {
      return List.of(LessonText.portalRestored(elsewhere));
    }
    finishedPortal =
        practicePortal
            .portal()
            .map(practicePortal -> new FinishedPortal(practicePortal, practicePortal.counters()))
            .orElse(null);
    return List.of();
  }

  /** Returns the next lesson that is not finished, starting over after the last one. */
  private Optional<String> nextLesson(Lesson lesson) {
    List<Lesson> all = catalog.lessons();
    int at = all.stream().map(Lesson::name).toList().indexOf(lesson.name());
    if (at < 0) {
      return Optional.empty();
    }
    return Stream.concat(all.subList(at + 1, all.size()).stream(), all.subList(0, at).stream())
        .filter(one -> progress.of(one).finished() == null)
        .map(Lesson::name)
        .findFirst();
  }

  @Override
  public void commandEnded(List<String> words, int exitCode) {
    String name = words.get(0);
    if (run == null || OTHER_COMMANDS.contains(name) || name.startsWith("lesson-")) {
      return;
    }
    if (exitCode != ExitCode.USAGE.exitCode()) {
      commands.add(new GoalContext.CommandRun(words, exitCode == 0));
    }
  }

  @Override
  public List<Text> lineEnded() {
    List<GoalContext.CommandRun> lineCommands = List.copyOf(commands);
    commands.clear();
    LessonState lessonState = run;
    PracticePortal portal = practicePortal.portal().orElse(null);
    if (lessonState == null || portal == null) {
      return List.of();
    }
    LessonState.Outcome outcome = lessonState.evaluate(portal, lineCommands);
    if (!outcome.done()) {
      if (!lineCommands.isEmpty()) {
        checkpoints.saveCurrent(lessonState, portal.snapshot());
      }
      return outcome.remarks().stream().map(LessonMarkdown::of).toList();
    }
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.done(lessonState.step()));
    lines.addAll(advance(lessonState, portal));
    return lines;
  }

  @Override
  public List<Text> abovePrompt() {
    LessonState lessonState = run;
    if (lessonState != null) {
      return List.of(LessonText.promptLine(lessonState, practicePortal.isConnected()));
    }
    if (reminded) {
      return List.of();
    }
    reminded = true;
    List<Text> lines = new ArrayList<>(notSavedWarning());
    progress
        .current()
        .map(name -> Text.of(Style.FAINT, "Unfinished lesson: 'lesson' continues " + name + "."))
        .ifPresent(lines::add);
    return lines;
  }

  /** Returns once why progress is not saved; empty if it is. */
  private List<Text> notSavedWarning() {
    if (warned) {
      return List.of();
    }
    warned = true;
    return progress
        .savingError()
        .map(reason -> Text.of(Style.WARN, "Lesson progress is not saved: " + reason + "."))
        .stream()
        .toList();
  }

  @Override
  public @Nullable String nextLine() {
    String line = nextLine;
    nextLine = null;
    return line;
  }
}
