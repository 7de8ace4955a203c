package io.github.photoshell.lesson;

import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticeCounters;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.ShellListener;
import io.github.photoshell.shell.UsageException;
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
  private static final Set<String> ASIDE =
      Set.of("lesson", "lessons", "help", "transcript", "clear", "history", "version");

  private final CurrentPracticePortal ground;
  private final LessonEnvironment portals;
  private final LessonCheckpoints states;
  private final PracticeConnector practiceConnector;
  private final LessonCatalog catalog;
  private final LessonProgress progress;

  private final List<GoalContext.Ran> ran = new ArrayList<>();
  private @Nullable LessonState run;
  private @Nullable Remains remains;
  private @Nullable String next;
  private boolean reminded;
  private boolean warned;

  LessonRunner(
      CurrentPracticePortal ground,
      LessonEnvironment portals,
      LessonCheckpoints states,
      PracticeConnector practiceConnector,
      LessonCatalog catalog,
      LessonProgress progress) {
    this.ground = ground;
    this.portals = portals;
    this.states = states;
    this.practiceConnector = practiceConnector;
    this.catalog = catalog;
    this.progress = progress;
  }

  /** The portal of a finished lesson, with its counters at that time. */
  private record Remains(PracticePortal portal, PracticeCounters counters) {
    boolean isUntouched() {
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
  LessonState underWay() {
    return run()
        .orElseThrow(
            () ->
                new UsageException(
                    "No lesson is running.", "Type 'lessons' for the list, then 'lesson <name>'."));
  }

  /** Starts a lesson, or continues it where it was left. */
  CommandResult start(Lesson lesson, boolean again) {
    List<Text> notes = new ArrayList<>(whyNotKept());
    if (practiceConnector.isElsewhere()) {
      notes.add(LessonText.elsewhere());
    }
    if (isOwn(ground.portal().orElse(null))) {
      ground.putAside();
      notes.add(LessonText.putAside());
    }
    int at = again ? 0 : progress.of(lesson).step();
    int step = at < lesson.steps().size() ? at : 0;
    LessonEnvironment.Opened opened;
    try {
      opened = portals.open(lesson, step, again ? Optional.empty() : states.left(lesson, step));
    } catch (IOException unable) {
      return PracticeOptions.notStarted(unable);
    }
    if (opened.arrival() == Arrival.REPLAYED) {
      whereFilesAre(lesson).ifPresent(notes::add);
    }
    if (opened.arrival() != Arrival.LEFT) {
      states.begin(opened.run());
    }
    run = opened.run();
    remains = null;
    reminded = true;
    progress.started(lesson);
    return CommandResult.of(LessonText.begin(opened.run(), opened.arrival(), notes));
  }

  /** Returns a note about the folder to which solutions write files; empty if it has no files. */
  private Optional<Text> whereFilesAre(Lesson lesson) {
    ScratchFolder folder = states.folder(lesson);
    return folder.isEmpty() ? Optional.empty() : Optional.of(LessonText.files(folder.root()));
  }

  /** Returns whether a portal is the user's own, not a lesson's portal that was not used since. */
  private boolean isOwn(@Nullable PracticePortal portal) {
    Remains left = remains;
    return portal != null
        && run == null
        && !(left != null && left.portal() == portal && left.isUntouched());
  }

  private void begin(LessonState at, PracticePortal portal) {
    portals.begin(at, portal);
    states.begin(at);
  }

  /** Returns the next hint; empty after the last one. */
  Optional<Text> hint() {
    LessonState at = underWay();
    Optional<String> hint = at.hint();
    if (hint.isPresent()) {
      progress.put(at.lesson(), progress.of(at.lesson()).hinted());
    }
    return hint.map(LessonMarkdown::of);
  }

  /** Puts the next line of the solution at the prompt; empty if the step has no solution. */
  Optional<String> solution() {
    LessonState at = underWay();
    Optional<String> line = at.solution();
    if (line.isPresent()) {
      next = line.get();
      progress.put(at.lesson(), progress.of(at.lesson()).solved());
    }
    return line;
  }

  /** Resets the portal to the start of the step. */
  CommandResult undo() {
    LessonState at = underWay();
    PracticePortal portal = ground.portal().orElse(null);
    if (portal == null) {
      return CurrentPracticePortal.notPractising();
    }
    Optional<PracticeKey> key = portals.toStart(at, portal);
    at.begin(portal, false);
    states.now(at, portal.snapshot());
    progress.put(at.lesson(), progress.of(at.lesson()).undid());
    String who =
        key.map(one -> "; you are %s, with the key %s".formatted(one.userName(), one.name()))
            .orElse("");
    return CommandResult.of(Text.of("The portal is back at the start of this step" + who + "."));
  }

  /** Skips the step. Its solution is run, because the next step may depend on it. */
  CommandResult skip() {
    LessonState at = underWay();
    PracticePortal portal = ground.portal().orElse(null);
    if (portal == null) {
      return CurrentPracticePortal.notPractising();
    }
    PracticePortal now;
    try {
      now = portals.skipped(at, portal);
    } catch (IOException unable) {
      return PracticeOptions.notStarted(unable);
    }
    progress.put(at.lesson(), progress.of(at.lesson()).skippedOne());
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.skipped(at.step()));
    whereFilesAre(at.lesson()).ifPresent(lines::add);
    lines.addAll(moveOn(at, now));
    return CommandResult.of(lines);
  }

  /** Stops the lesson; it can be continued later. */
  CommandResult stop() {
    LessonState at = underWay();
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.stopped(at));
    progress.stopped();
    lines.addAll(leave());
    return CommandResult.of(lines);
  }

  private List<Text> moveOn(LessonState at, PracticePortal portal) {
    Lesson lesson = at.lesson();
    at.move(at.number() + 1);
    if (!at.isOver()) {
      begin(at, portal);
      return LessonText.step(at);
    }
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    progress.put(lesson, progress.of(lesson).finishedAt(now));
    progress.ended();
    states.forget(lesson);
    List<Text> lines =
        new ArrayList<>(
            LessonText.end(lesson, nextLesson(lesson), catalog.names().contains(lesson.name())));
    lines.addAll(leave());
    return lines;
  }

  /** Ends the run and returns to the user's own portal, if there is one. */
  private List<Text> leave() {
    run = null;
    ground.portal().ifPresent(portal -> portal.faults().clear());
    boolean elsewhere = practiceConnector.isElsewhere();
    if (ground.giveBack(!elsewhere)) {
      return List.of(LessonText.givenBack(elsewhere));
    }
    remains = ground.portal().map(one -> new Remains(one, one.counters())).orElse(null);
    return List.of();
  }

  /** Returns the next lesson that is not finished, starting over after the last one. */
  private Optional<String> nextLesson(Lesson lesson) {
    List<Lesson> all = catalog.lessons();
    int at = catalog.names().indexOf(lesson.name());
    if (at < 0) {
      return Optional.empty();
    }
    return Stream.concat(all.subList(at + 1, all.size()).stream(), all.subList(0, at).stream())
        .filter(one -> progress.of(one).finished() == null)
        .map(Lesson::name)
        .findFirst();
  }

  @Override
  public void ran(List<String> words, int exitCode) {
    String name = words.get(0);
    if (run == null || ASIDE.contains(name) || name.startsWith("lesson-")) {
      return;
    }
    if (exitCode != ExitCode.USAGE.exitCode()) {
      ran.add(new GoalContext.Ran(words, exitCode == 0));
    }
  }

  @Override
  public List<Text> settled() {
    List<GoalContext.Ran> commands = List.copyOf(ran);
    ran.clear();
    LessonState at = run;
    PracticePortal portal = ground.portal().orElse(null);
    if (at == null || portal == null) {
      return List.of();
    }
    LessonState.Verdict verdict = at.judge(portal, commands);
    if (!verdict.done()) {
      if (!commands.isEmpty()) {
        states.now(at, portal.snapshot());
      }
      return verdict.remarks().stream().map(LessonMarkdown::of).toList();
    }
    List<Text> lines = new ArrayList<>();
    lines.add(LessonText.done(at.step()));
    lines.addAll(moveOn(at, portal));
    return lines;
  }

  @Override
  public List<Text> abovePrompt() {
    LessonState at = run;
    if (at != null) {
      return List.of(LessonText.above(at, practiceConnector.isInside()));
    }
    if (reminded) {
      return List.of();
    }
    reminded = true;
    List<Text> lines = new ArrayList<>(whyNotKept());
    progress
        .current()
        .map(name -> Text.of(Style.FAINT, "Unfinished lesson: 'lesson' continues " + name + "."))
        .ifPresent(lines::add);
    return lines;
  }

  /** Returns once why progress is not saved; empty if it is. */
  private List<Text> whyNotKept() {
    if (warned) {
      return List.of();
    }
    warned = true;
    return progress
        .notKept()
        .map(why -> Text.of(Style.WARN, "Lesson progress is not saved: " + why + "."))
        .stream()
        .toList();
  }

  @Override
  public @Nullable String nextLine() {
    String line = next;
    next = null;
    return line;
  }
}
