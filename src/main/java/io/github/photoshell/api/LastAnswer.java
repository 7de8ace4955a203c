package io.github.photoshell.api;

import io.github.photoshell.text.Json;
import org.jspecify.annotations.Nullable;

/** The last answer of the portal, as {@code expect} and {@code watch --until} test it. */
@FunctionalInterface
interface LastAnswer {
  /**
   * Returns the {@code response} of the last exchange, or its whole JSON without one, as for an
   * error. Downloads of images do not count.
   *
   * @return null if there is no exchange, or the last one had no JSON
   */
  @Nullable Json data();
}
