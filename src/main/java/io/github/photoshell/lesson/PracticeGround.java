package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The one practice portal of this shell, which all commands that practise share. */
@Component
final class PracticeGround implements DisposableBean {
  private final Entrance entrance;
  private @Nullable PracticePortal portal;
  private @Nullable PracticeSettings settings;

  PracticeGround(Entrance entrance) {
    this.entrance = entrance;
  }

  /** Returns the portal that runs; empty before the first {@code practice}. */
  synchronized Optional<PracticePortal> portal() {
    return Optional.ofNullable(portal);
  }

  /** Returns a portal with these settings: the one that runs if it has them, else a new one. */
  synchronized PracticePortal portal(PracticeSettings wanted) throws IOException {
    // What was restored may follow other rules than those it was started with.
    if (portal != null && wanted.equals(settings) && portal.rules() == wanted.rules()) {
      return portal;
    }
    PracticePortal started = PracticePortal.start(wanted);
    destroy();
    portal = started;
    settings = wanted;
    return started;
  }

  /** Connects the shell to the portal with one of its keys. */
  Answer enter(PracticePortal running, PracticeKey key) {
    return entrance.enter(running.address(), key.token());
  }

  /** Returns the answer to whoever needs a practice portal where none runs. */
  static Answer notPractising() {
    return Answer.failed(
        Ending.NOT_CONNECTED,
        "The practice portal is not running.",
        "Type 'practice' to start it; nothing can break there.");
  }

  @Override
  public synchronized void destroy() {
    if (portal != null) {
      portal.close();
      portal = null;
    }
  }
}
