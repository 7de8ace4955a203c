package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Companion;
import io.github.photoshell.shell.LineRunner;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Leads through a lesson: after every line it looks at what the practice portal now holds and was
 * asked, and says whether the step is done or what was done instead.
 */
@Component
final class Tutor implements Companion {
  /** What one types besides the lesson. */
  private static final Set<String> ASIDE =
      Set.of("lesson", "lessons", "help", "transcript", "clear", "history", "version");

  private final PracticeGround ground;
  private final Entrance entrance;
  private final Course course;
  private final Progress progress;

  /** Fetched when asked for: it needs the registry, and that needs every command. */
  private final ObjectProvider<LineRunner> runner;

  private final List<Evidence.Ran> ran = new ArrayList<>();
  private @Nullable LessonRun run;
  private @Nullable String next;
  private boolean reminded;

  Tutor(
      PracticeGround ground,
      Entrance entrance,
      Course course,
      Progress progress,
      ObjectProvider<LineRunner> runner) {
    this.ground = ground;
    this.entrance = entrance;
    this.course = course;
    this.progress = progress;
    this.runner = runner;
  }

  Optional<LessonRun> run() {
    return Optional.ofNullable(run);
  }

  /**
   * The lesson that is under way.
   *
   * @throws UsageException when there is none
   */
  LessonRun underWay() {
    return run()
        .orElseThrow(
            () ->
                new UsageException(
                    "No lesson is under way.",
                    "Type 'lessons' for the list, then 'lesson <name>'."));
  }

  /**
   * Starts a lesson, or goes on with it where it was left.
   *
   * @param typed what to type to start it
   */
  Answer start(Lesson lesson, String typed, boolean again) {
    int at = again ? 0 : progress.of(lesson).step();
    int step = at < lesson.steps().size() ? at : 0;
    PracticePortal portal;
    try {
      portal = fresh(lesson);
      for (Step earlier : lesson.steps().subList(0, step)) {
        portal = replayed(earlier, portal);
      }
    } catch (IOException unable) {
      return Answer.failed(
          Ending.NO_ANSWER,
          "The practice portal could not start: " + unable.getMessage() + ".",
          "It needs a free port on this computer; the same again may do.");
    }
    LessonRun started = new LessonRun(lesson, step, portal);
    run = started;
    reminded = true;
    progress.put(lesson, progress.of(lesson).at(step));
    progress.current(typed);
    begin(started, portal);
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of(Tone.PRACTICE, lesson.title())
            .plus(Tone.FAINT, " · about " + minutes(lesson) + " on the practice portal"));
    if (step == 0) {
      lines.add(Text.empty());
      lines.addAll(Prose.of(lesson.intro()));
    } else {
      lines.add(Text.of("The portal is as it was at the beginning of step " + (step + 1) + "."));
    }
    lines.addAll(stepText(started));
    return Answer.of(lines);
  }

  private static String minutes(Lesson lesson) {
    return lesson.minutes() == 1 ? "1 minute" : lesson.minutes() + " minutes";
  }

  /** Returns the practice portal as the lesson begins with it, the shell connected to it. */
  PracticePortal fresh(Lesson lesson) throws IOException {
    PracticePortal portal =
        ground.portal(new PracticeSettings(0, lesson.rules(), PracticeSettings.FEWEST_PEOPLE));
    portal.reset();
    portal.faults().clear();
    enter(portal, key(portal, lesson.as()));
    return portal;
  }

  private PracticePortal replayed(Step step, PracticePortal portal) {
    if (step.as() != null) {
      enter(portal, key(portal, step.as()));
    }
    for (Line line : step.solution()) {
      runner.getObject().tryOut(line.text(), new Companion() {});
    }
    return ground.portal().orElse(portal);
  }

  /** Begins the step that the run is at. */
  void begin(LessonRun at, PracticePortal portal) {
    String as = at.step().as();
    if (as != null) {
      enter(portal, key(portal, as));
    }
    at.begin(portal, true);
  }

  /** Returns the key of that name, or one of the person of that name. */
  private static Optional<PracticeKey> key(PracticePortal portal, String name) {
    return portal.keys().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .or(() -> portal.keyOf(name));
  }

  private void enter(PracticePortal portal, Optional<PracticeKey> key) {
    key.ifPresent(one -> ground.enter(portal, one));
  }

  /** Returns the present step in full. */
  List<Text> stepText(LessonRun at) {
    Step step = at.step();
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(
        Text.of(
            Tone.PRACTICE,
            "Step %d of %d: %s"
                .formatted(at.number() + 1, at.lesson().steps().size(), step.title())));
    lines.addAll(Prose.of(step.text()));
    lines.add(
        Text.of(
            Tone.FAINT,
            "lesson-hint helps · lesson-solution writes the line · lesson-undo · lesson-stop"));
    return lines;
  }

  /** Returns one hint more. */
  Answer hint() {
    LessonRun at = underWay();
    Optional<String> hint = at.hint();
    if (hint.isEmpty()) {
      return Answer.of(
          Text.of("That was the last hint. 'lesson-solution' writes the line for you."));
    }
    progress.put(at.lesson(), progress.of(at.lesson()).hinted());
    return Answer.of(Prose.of(hint.get()));
  }

  /** Puts the next line of the solution into the prompt. */
  Answer solution() {
    LessonRun at = underWay();
    Optional<String> line = at.solution();
    if (line.isEmpty()) {
      return Answer.of(Text.of("This step has no line to write; its hints help."));
    }
    next = line.get();
    progress.put(at.lesson(), progress.of(at.lesson()).solved());
    return Answer.of(
        Text.of("  ").plus(Tone.STRONG, line.get()),
        Text.of("It is at the prompt; Enter runs it."));
  }

  /** Puts the portal back to where the step began. */
  Answer undo() {
    LessonRun at = underWay();
    PracticePortal portal = ground.portal().orElse(null);
    if (portal == null) {
      return PracticeGround.notPractising();
    }
    at.start().ifPresent(portal::restore);
    Optional<PracticeKey> key = at.startKey(portal);
    enter(portal, key);
    at.begin(portal, false);
    progress.put(at.lesson(), progress.of(at.lesson()).undid());
    String who = key.map(one -> "; you are " + one.userName()).orElse("");
    return Answer.of(Text.of("The portal is as it was when this step began" + who + "."));
  }

  /** Goes on without doing the step; its solution is done, for the next one may build on it. */
  Answer skip() {
    LessonRun at = underWay();
    PracticePortal portal = ground.portal().orElse(null);
    if (portal == null) {
      return PracticeGround.notPractising();
    }
    at.start().ifPresent(portal::restore);
    portal.faults().clear();
    enter(portal, at.startKey(portal));
    PracticePortal now = replayed(at.step(), portal);
    progress.put(at.lesson(), progress.of(at.lesson()).skippedOne());
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of("Skipped: " + at.step().title() + ". The portal is as if you had done it."));
    lines.addAll(moveOn(at, now));
    return Answer.of(lines);
  }

  /** Ends the lesson for now. */
  Answer stop() {
    LessonRun at = underWay();
    run = null;
    progress.current(null);
    ground.portal().ifPresent(portal -> portal.faults().clear());
    return Answer.of(
        Text.of("Stopped at step %d of %d.".formatted(at.number() + 1, at.lesson().steps().size()))
            .plus(Tone.FAINT, " 'lesson " + at.lesson().name() + "' goes on from there."));
  }

  private List<Text> moveOn(LessonRun at, PracticePortal portal) {
    Lesson lesson = at.lesson();
    at.move(at.number() + 1);
    if (!at.isOver()) {
      progress.put(lesson, progress.of(lesson).at(at.number()));
      begin(at, portal);
      return stepText(at);
    }
    run = null;
    portal.faults().clear();
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    progress.put(lesson, progress.of(lesson).finishedAt(now));
    progress.current(null);
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(Text.of(Tone.PRACTICE, "That was '" + lesson.title() + "'."));
    lines.addAll(Prose.of(lesson.end()));
    nextLesson(lesson)
        .ifPresent(name -> lines.add(Text.of("Next: ").plus(Tone.STRONG, "lesson " + name)));
    return lines;
  }

  private Optional<String> nextLesson(Lesson lesson) {
    List<String> names = course.names();
    int at = names.indexOf(lesson.name());
    return at >= 0 && at + 1 < names.size() ? Optional.of(names.get(at + 1)) : Optional.empty();
  }

  @Override
  public void ran(List<String> words, int exitCode) {
    String name = words.get(0);
    if (run == null || ASIDE.contains(name) || name.startsWith("lesson-")) {
      return;
    }
    if (exitCode != Ending.USAGE.exitCode()) {
      ran.add(new Evidence.Ran(words, exitCode == 0));
    }
  }

  @Override
  public List<Text> settled() {
    List<Evidence.Ran> commands = List.copyOf(ran);
    ran.clear();
    LessonRun at = run;
    PracticePortal portal = ground.portal().orElse(null);
    if (at == null || portal == null) {
      return List.of();
    }
    LessonRun.Verdict verdict = at.judge(portal, commands);
    if (!verdict.done()) {
      return verdict.remarks().stream().map(Prose::of).toList();
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(Tone.GOOD, "Done: " + at.step().title() + "."));
    lines.addAll(moveOn(at, portal));
    return lines;
  }

  @Override
  public List<Text> abovePrompt() {
    LessonRun at = run;
    if (at != null) {
      Text line =
          Text.of(
                  Tone.PRACTICE,
                  "%s %d/%d: %s"
                      .formatted(
                          at.lesson().name(),
                          at.number() + 1,
                          at.lesson().steps().size(),
                          at.step().title()))
              .plus(Tone.FAINT, " · lesson shows it");
      return List.of(
          entrance.isInside()
              ? line
              : line.plus(Tone.WARN, " · not on the practice portal: practice leads back"));
    }
    if (reminded) {
      return List.of();
    }
    reminded = true;
    return progress
        .current()
        .map(name -> Text.of(Tone.FAINT, "A lesson waits: 'lesson' goes on with " + name + "."))
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
