package io.github.photoshell.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action of the portal returns, before it is put into its envelope.
 *
 * @param total all there are where this is a page of them; null when that isn't said
 */
record ActionResult(Object response, int count, @Nullable Integer total) {
  static ActionResult of(Object response) {
    return new ActionResult(response, 1, null);
  }

  static ActionResult plain(List<?> list) {
    return new ActionResult(list, list.size(), null);
  }

  static ActionResult page(List<?> list, int total) {
    return new ActionResult(list, list.size(), total);
  }

  /** A list that the server sends as it finds it; it doesn't count, and says 1. */
  static ActionResult streamed(List<?> list) {
    return new ActionResult(list, 1, null);
  }
}
