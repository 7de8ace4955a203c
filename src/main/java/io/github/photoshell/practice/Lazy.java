package io.github.photoshell.practice;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when somebody first asks for it, once, and kept. Safe for any number of threads. */
final class Lazy<T> {
  private @Nullable Supplier<T> maker;
  private @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (value == null && maker != null) {
      value = maker.get();
      // What the maker held on to may be large.
      maker = null;
    }
    if (value == null) {
      throw new IllegalStateException("the maker made nothing");
    }
    return value;
  }
}
