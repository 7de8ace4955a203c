package io.github.photoshell.lesson;

import io.github.photoshell.render.Answer;

/** The way onto the practice portal, the same that leads onto any other. */
@FunctionalInterface
public interface Entrance {
  /**
   * Connects.
   *
   * @param address the practice portal's
   * @param token one of its keys
   */
  Answer enter(String address, String token);
}
