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

/** Brings the practice portal, and whoever one is there, to where a lesson wants them. */
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

  /** A lesson under way, and how one came to stand before its step. */
  record Opened(LessonState run, Arrival arrival) {}

  /**
   * Opens a lesson at a step.
   *
   * @param left where it was left; empty for a portal on which the earlier steps are done anew
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
        new PracticeSettings(port, lesson.version(), PracticeSettings.FEWEST_PEOPLE));
  }

  /** Begins the step that the run is at. */
  void begin(LessonState at, PracticePortal portal) {
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

  /** Does the solutions of so many steps, unseen; returns the portal that then runs. */
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
   * Does the solution of the present step, unseen, from where the step began; returns the portal
   * that then runs.
   *
   * @throws CancellationException after Ctrl-C; the portal is where the step began
   */
  PracticePortal skipped(LessonState at, PracticePortal portal) throws IOException {
    PracticePortal running = portal;
    try {
      if (solutionParser.namesFiles(at.step())) {
        // The user may have made those of earlier steps in another folder.
        running = replayed(at.lesson(), at.number(), again(at.lesson(), portal));
      }
      PracticePortal here = running;
      at.start().ifPresent(here::restore);
      // Before connecting, which a fault of the step would hit.
      here.faults().clear();
      at.startKey(here).ifPresent(key -> ground.enter(here, key));
      return replayed(at.lesson(), at.step(), here);
    } catch (CancellationException cancelled) {
      at.start().ifPresent(running(running)::restore);
      throw cancelled;
    }
  }

  /** Returns the running portal as the lesson begins; another one where it has other rules. */
  private PracticePortal again(Lesson lesson, PracticePortal portal) throws IOException {
    portal.reset();
    if (portal.rules() != lesson.version()) {
      return fresh(lesson);
    }
    enter(portal, lesson.as());
    return portal;
  }

  /** Puts back what the portal held, and whoever one was, when the step began. */
  Optional<PracticeKey> toStart(LessonState at, PracticePortal portal) {
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
        .map(key -> ground.enter(portal, key).exitCode() == ExitCode.DONE)
        .orElse(false);
  }
}
