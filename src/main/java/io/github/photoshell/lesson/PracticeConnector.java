package io.github.photoshell.lesson;

import io.github.photoshell.render.CommandResult;
import org.jspecify.annotations.Nullable;

/** The way onto the practice portal, the same that leads onto any other. */
public interface PracticeConnector {
  /**
   * Connects.
   *
   * @param address the practice portal's
   * @param token one of its keys
   * @param authority the certificate to trust, in PEM; null where no https is spoken
   */
  CommandResult enter(String address, String token, @Nullable String authority);

  /** Whether the shell is connected to the practice portal. */
  boolean isInside();

  /** Whether the shell is connected to another portal. */
  boolean isElsewhere();

  /** Ends the session, where there is one. */
  void leave();
}
