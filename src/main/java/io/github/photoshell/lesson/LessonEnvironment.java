package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.render.ExitCode;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** Prepares the practice portal and the session for a lesson. */
@Component
final class LessonEnvironment {
  private final CurrentPracticePortal ground;
  private final LessonCheckpoints states;
  private final SolutionParser solutionParser;
  private final SolutionRunner runner;

  LessonEnvironment(
      CurrentPracticePortal ground,
      LessonCheckpoints states,
      SolutionParser solutionParser,
      SolutionRunner runner) {
    this.ground = ground;
    this.states = states;
    this.solutionParser = solutionParser;
    this.runner = runner;
  }

  /** A running lesson, and how its current step was reached. */
  record Opened(LessonState run, Arrival arrival) {}

  /**
   * Opens a lesson at a step.
   *
   * @param left where it was left; empty to replay the earlier steps on a new portal
   */
  Opened open(Lesson lesson, int step, Optional<LessonCheckpoints.Left> left) throws IOException {
    PracticePortal portal = fresh(lesson, left.map(LessonCheckpoints.Left::port).orElse(0));
    LessonState run = new LessonState(lesson, step, portal);
    if (left.isPresent() && resume(run, portal, left.get())) {
      return new Opened(run, Arrival.LEFT);
    }
    states.folder(lesson).delete();
    begin(run, replayed(lesson, step, fresh(lesson)));
    return new Opened(run, step == 0 ? Arrival.NEW : Arrival.REPLAYED);
  }

  /** Returns the practice portal in the lesson's initial state and connects the shell to it. */
  PracticePortal fresh(Lesson lesson) throws IOException {
    return fresh(lesson, 0);
  }

  /**
   * Does the same at the port that the lesson's portal used before, if it is free: saved photos are
   * stored under their portal's address.
   *
   * @param port 0 for any free port
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
        new PracticeSettings(port, lesson.version(), PracticeSettings.FEWEST_PEOPLE));
  }

  /** Starts the current step. */
  void begin(LessonState at, PracticePortal portal) {
    String as = at.step().as();
    if (as != null) {
      enter(portal, as);
    }
    at.begin(portal, true);
  }

  /**
   * Resumes the current step where it was left.
   *
   * @return false if a key that was in use no longer works
   */
  private boolean resume(LessonState at, PracticePortal portal, LessonCheckpoints.Left left) {
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

  /**
   * Runs the solutions of the first steps without output; returns the portal that is running
   * afterwards.
   */
  private PracticePortal replayed(Lesson lesson, int steps, PracticePortal fresh) {
    PracticePortal portal = fresh;
    for (Step earlier : lesson.steps().subList(0, steps)) {
      portal = replayed(lesson, earlier, portal);
    }
    return portal;
  }

  private PracticePortal replayed(Lesson lesson, Step step, PracticePortal portal) {
    if (step.as() != null) {
      enter(portal, step.as());
    }
    runner.run(step, states.folder(lesson), (line, exitCode) -> {});
    return running(portal);
  }

  /**
   * Resets the current step and runs its solution without output; returns the portal that is
   * running afterwards.
   *
   * @throws CancellationException after Ctrl-C; the portal is then at the start of the step
   */
  PracticePortal skipped(LessonState at, PracticePortal portal) throws IOException {
    PracticePortal running = portal;
    try {
      if (solutionParser.namesFiles(at.step())) {
        // The user may have created the files of earlier steps in another folder.
        running = replayed(at.lesson(), at.number(), again(at.lesson(), portal));
      }
      PracticePortal here = running;
      at.start().ifPresent(here::restore);
      // Before connecting, since a fault of the step could affect that.
      here.faults().clear();
      at.startKey(here).ifPresent(key -> ground.enter(here, key));
      return replayed(at.lesson(), at.step(), here);
    } catch (CancellationException cancelled) {
      at.start().ifPresent(running(running)::restore);
      throw cancelled;
    }
  }

  /**
   * Resets the running portal to the lesson's initial state; starts another one if the version
   * differs.
   */
  private PracticePortal again(Lesson lesson, PracticePortal portal) throws IOException {
    portal.reset();
    if (portal.rules() != lesson.version()) {
      return fresh(lesson);
    }
    enter(portal, lesson.as());
    return portal;
  }

  /** Restores the portal's state and the key in use at the start of the step. */
  Optional<PracticeKey> toStart(LessonState at, PracticePortal portal) {
    at.start().ifPresent(portal::restore);
    Optional<PracticeKey> key = at.startKey(portal);
    key.ifPresent(one -> ground.enter(portal, one));
    return key;
  }

  /**
   * Returns the running portal, which a line of the lesson may have started; else {@code usual}.
   */
  PracticePortal running(PracticePortal usual) {
    return ground.portal().orElse(usual);
  }

  /** Connects with the key of that name, or else as the person of that name. */
  private boolean enter(PracticePortal portal, String name) {
    return portal.keys().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .or(() -> portal.keyOf(name))
        .map(key -> ground.enter(portal, key).exitCode() == ExitCode.DONE)
        .orElse(false);
  }
}
