package io.github.photoshell.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action of the portal returns, before it is put into its envelope.
 *
 * @param total all there are where this is a page of them; null when that isn't said
 */
record Reply(Object response, int count, @Nullable Integer total) {
  static Reply of(Object response) {
    return new Reply(response, 1, null);
  }

  static Reply plain(List<?> list) {
    return new Reply(list, list.size(), null);
  }

  static Reply page(List<?> list, int total) {
    return new Reply(list, list.size(), total);
  }

  /** A list that the server sends as it finds it; it doesn't count, and says 1. */
  static Reply streamed(List<?> list) {
    return new Reply(list, 1, null);
  }
}
