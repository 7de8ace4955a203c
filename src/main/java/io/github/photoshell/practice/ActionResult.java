package io.github.photoshell.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an action of the portal, without its envelope.
 *
 * @param total the number of items on all pages; null if the response has none
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

  /** Returns a list that the server streams: its count is always 1. */
  static ActionResult streamed(List<?> list) {
    return new ActionResult(list, 1, null);
  }
}
