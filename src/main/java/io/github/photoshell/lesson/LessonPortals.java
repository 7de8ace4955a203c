package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.Companion;
import io.github.photoshell.shell.LineRunner;
import java.io.IOException;
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

  /** Returns the practice portal as the lesson begins with it, the shell connected to it. */
  PracticePortal fresh(Lesson lesson) throws IOException {
    PracticePortal portal =
        ground.portal(new PracticeSettings(0, lesson.rules(), PracticeSettings.FEWEST_PEOPLE));
    portal.reset();
    portal.faults().clear();
    enter(portal, lesson.as());
    return portal;
  }

  /** Begins the step that the run is at. */
  void begin(LessonRun at, PracticePortal portal) {
    String as = at.step().as();
    if (as != null) {
      enter(portal, as);
    }
    at.begin(portal, true);
  }

  /** Begins the step that the run is at where it was left. */
  void resume(LessonRun at, PracticePortal portal, LessonStates.Left left) {
    portal.restore(left.start());
    enter(portal, left.startKey());
    at.begin(portal, false);
    portal.restore(left.now());
    if (!left.key().equals(left.startKey())) {
      enter(portal, left.key());
    }
    at.resume(left.earned());
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
  private void enter(PracticePortal portal, String name) {
    portal.keys().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .or(() -> portal.keyOf(name))
        .ifPresent(key -> ground.enter(portal, key));
  }
}
