package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonText.Arrival;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** Prepares the practice portal and the session for a lesson. */
@Component
final class LessonEnvironment {
  private final CurrentPracticePortal practicePortal;
  private final LessonCheckpoints checkpoints;
  private final SolutionParser solutionParser;
  private final SolutionRunner runner;

  LessonEnvironment(
      CurrentPracticePortal practicePortal,
      LessonCheckpoints checkpoints,
      SolutionParser solutionParser,
      SolutionRunner runner) {
    this.practicePortal = practicePortal;
    this.checkpoints = checkpoints;
    this.solutionParser = solutionParser;
    this.runner = runner;
  }

  /** A running lesson, and how its current step was reached. */
  record OpenedLesson(LessonState lessonState, Arrival arrival) {}

  /**
   * Opens a lesson at a step.
   *
   * @param checkpoint where it was left; empty to replay the earlier steps on a new portal
   */
  OpenedLesson open(Lesson lesson, int step, Optional<LessonCheckpoints.Checkpoint> checkpoint)
      throws IOException {
    PracticePortal portal =
        newPortal(lesson, checkpoint.map(left -> left.position().port()).orElse(0));
    LessonState lessonState = new LessonState(lesson, step, portal);
    if (checkpoint.isPresent() && resume(lessonState, portal, checkpoint.get())) {
      return new OpenedLesson(lessonState, Arrival.LEFT);
    }
    checkpoints.folder(lesson).delete();
    begin(lessonState, replay(lesson, step, newPortal(lesson)));
    return new OpenedLesson(lessonState, step == 0 ? Arrival.NEW : Arrival.REPLAYED);
  }

  /** Returns the practice portal in the lesson's initial state and connects the shell to it. */
  PracticePortal newPortal(Lesson lesson) throws IOException {
    return newPortal(lesson, 0);
  }

  /**
   * Does the same at the port that the lesson's portal used before, if it is free: saved photos are
   * stored under their portal's address.
   *
   * @param port 0 for any free port
   */
  private PracticePortal newPortal(Lesson lesson, int port) throws IOException {
    PracticePortal portal;
    try {
      portal = start(lesson, port);
    } catch (BindException e) {
      portal = start(lesson, 0);
    }
    portal.reset();
    portal.faults().clear();
    connect(portal, lesson.userName());
    return portal;
  }

  private PracticePortal start(Lesson lesson, int port) throws IOException {
    return practicePortal.portal(
        new PracticeSettings(port, lesson.version(), PracticeSettings.MIN_PEOPLE));
  }

  /** Starts the current step. */
  void begin(LessonState lessonState, PracticePortal portal) {
    String userName = lessonState.step().userName();
    if (userName != null) {
      connect(portal, userName);
    }
    lessonState.begin(portal, true);
  }

  /**
   * Resumes the current step where it was left.
   *
   * @return false if a key that was in use no longer works
   */
  private boolean resume(
      LessonState lessonState, PracticePortal portal, LessonCheckpoints.Checkpoint checkpoint) {
    LessonProgress.Position position = checkpoint.position();
    portal.restore(checkpoint.start());
    boolean connected = connect(portal, position.startKey());
    lessonState.begin(portal, false);
    portal.restore(checkpoint.current());
    if (!position.key().equals(position.startKey())) {
      connected &= connect(portal, position.key());
    }
    lessonState.resume(position.metGoals());
    return connected;
  }

  /**
   * Runs the solutions of the first steps without output; returns the portal that is running
   * afterwards.
   */
  private PracticePortal replay(Lesson lesson, int steps, PracticePortal newPortal) {
    PracticePortal portal = newPortal;
    for (Step earlier : lesson.steps().subList(0, steps)) {
      portal = replay(lesson, earlier, portal);
    }
    return portal;
  }

  private PracticePortal replay(Lesson lesson, Step step, PracticePortal portal) {
    if (step.userName() != null) {
      connect(portal, step.userName());
    }
    runner.run(step, checkpoints.folder(lesson), (line, exitCode) -> {});
    return running(portal);
  }

  /**
   * Resets the current step and runs its solution without output; returns the portal that is
   * running afterwards.
   *
   * @throws CancellationException after Ctrl-C; the portal is then at the start of the step
   */
  PracticePortal skip(LessonState lessonState, PracticePortal portal) throws IOException {
    PracticePortal running = portal;
    try {
      if (solutionParser.namesFiles(lessonState.step())) {
        // The user may have created the files of earlier steps in another folder.
        running =
            replay(
                lessonState.lesson(),
                lessonState.stepIndex(),
                restartLesson(lessonState.lesson(), portal));
      }
      PracticePortal current = running;
      lessonState.start().ifPresent(current::restore);
      // Before connecting, since a fault of the step could affect that.
      current.faults().clear();
      lessonState.startKey(current).ifPresent(key -> practicePortal.connect(current, key));
      return replay(lessonState.lesson(), lessonState.step(), current);
    } catch (CancellationException e) {
      lessonState.start().ifPresent(running(running)::restore);
      throw e;
    }
  }

  /**
   * Resets the running portal to the lesson's initial state; starts another one if the version
   * differs.
   */
  private PracticePortal restartLesson(Lesson lesson, PracticePortal portal) throws IOException {
    portal.reset();
    if (portal.version() != lesson.version()) {
      return newPortal(lesson);
    }
    connect(portal, lesson.userName());
    return portal;
  }

  /** Restores the portal's state and the key in use at the start of the step. */
  Optional<PracticeKey> resetStep(LessonState lessonState, PracticePortal portal) {
    lessonState.start().ifPresent(portal::restore);
    Optional<PracticeKey> key = lessonState.startKey(portal);
    key.ifPresent(practiceKey -> practicePortal.connect(portal, practiceKey));
    return key;
  }

  /**
   * Returns the running portal, which a line of the lesson may have started; else {@code fallback}.
   */
  PracticePortal running(PracticePortal fallback) {
    return practicePortal.portal().orElse(fallback);
  }

  /** Connects with the key of that name, or else as the person of that name. */
  private boolean connect(PracticePortal portal, String name) {
    return portal.keys().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .or(() -> portal.findKey(name))
        .map(key -> practicePortal.connect(portal, key).exitCode() == ExitCode.DONE)
        .orElse(false);
  }
}
