package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.render.Ending;
import io.github.photoshell.shell.Companion;
import io.github.photoshell.shell.LineRunner;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings the practice portal, and whoever one is there, to where a lesson wants them. */
@Component
final class LessonPortals {
  private final PracticeGround ground;

  /** Fetched when asked for: it needs the registry, and that needs every command. */
  private final ObjectProvider<LineRunner> runner;

  LessonPortals(PracticeGround ground, ObjectProvider<LineRunner> runner) {
    this.ground = ground;
    this.runner = runner;
  }

  /** A lesson under way, and how one came to stand before its step. */
  record Opened(LessonRun run, Arrival arrival) {}

  /**
   * Opens a lesson at a step.
   *
   * @param left where it was left; empty for a portal on which the earlier steps are done anew
   */
  Opened open(Lesson lesson, int step, Optional<LessonStates.Left> left) throws IOException {
    PracticePortal portal = fresh(lesson, left.map(LessonStates.Left::port).orElse(0));
    LessonRun run = new LessonRun(lesson, step, portal);
    if (left.isPresent() && resume(run, portal, left.get())) {
      return new Opened(run, Arrival.LEFT);
    }
    begin(run, replayed(lesson, step));
    return new Opened(run, step == 0 ? Arrival.NEW : Arrival.REPLAYED);
  }

  /** Returns the practice portal as the lesson begins with it, the shell connected to it. */
  PracticePortal fresh(Lesson lesson) throws IOException {
    return fresh(lesson, 0);
  }

  /**
   * The same at the port that the lesson's portal had before, where it is free: photos that were
   * put aside are known by their portal's address.
   *
   * @param port 0 for any
   */
  private PracticePortal fresh(Lesson lesson, int port) throws IOException {
    PracticePortal portal;
    try {
      portal = started(lesson, port);
    } catch (BindException taken) {
      portal = started(lesson, 0);
    }
    portal.reset();
    portal.faults().clear();
    enter(portal, lesson.as());
    return portal;
  }

  private PracticePortal started(Lesson lesson, int port) throws IOException {
    return ground.portal(
        new PracticeSettings(port, lesson.rules(), PracticeSettings.FEWEST_PEOPLE));
  }

  /** Begins the step that the run is at. */
  void begin(LessonRun at, PracticePortal portal) {
    String as = at.step().as();
    if (as != null) {
      enter(portal, as);
    }
    at.begin(portal, true);
  }

  /**
   * Begins the step that the run is at where it was left.
   *
   * @return false where a key that one had has ended meanwhile
   */
  private boolean resume(LessonRun at, PracticePortal portal, LessonStates.Left left) {
    portal.restore(left.start());
    boolean inside = enter(portal, left.startKey());
    at.begin(portal, false);
    portal.restore(left.now());
    if (!left.key().equals(left.startKey())) {
      inside &= enter(portal, left.key());
    }
    at.resume(left.earned());
    return inside;
  }

  /** Returns a portal on which the solutions of so many steps were done, unseen. */
  private PracticePortal replayed(Lesson lesson, int steps) throws IOException {
    PracticePortal portal = fresh(lesson);
    for (Step earlier : lesson.steps().subList(0, steps)) {
      portal = replayed(earlier, portal);
    }
    return portal;
  }

  /** Does a step's solution, unseen; returns the portal that then runs. */
  PracticePortal replayed(Step step, PracticePortal portal) {
    if (step.as() != null) {
      enter(portal, step.as());
    }
    for (Line line : step.solution()) {
      runner.getObject().tryOut(line.text(), new Companion() {});
    }
    return running(portal);
  }

  /** Puts back what the portal held, and whoever one was, when the step began. */
  Optional<PracticeKey> toStart(LessonRun at, PracticePortal portal) {
    at.start().ifPresent(portal::restore);
    Optional<PracticeKey> key = at.startKey(portal);
    key.ifPresent(one -> ground.enter(portal, one));
    return key;
  }

  /** Returns the portal that runs, which a lesson's line may have started; else {@code usual}. */
  PracticePortal running(PracticePortal usual) {
    return ground.portal().orElse(usual);
  }

  /** Becomes whoever has the key of that name, or else the person of that name. */
  private boolean enter(PracticePortal portal, String name) {
    return portal.keys().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .or(() -> portal.keyOf(name))
        .map(key -> ground.enter(portal, key).ending() == Ending.DONE)
        .orElse(false);
  }
}
