package io.github.photoshell.practice;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed once, on first use. Thread-safe. */
final class Lazy<T> {
  private @Nullable Supplier<T> maker;
  private @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (value == null && maker != null) {
      value = maker.get();
      // The supplier may hold large objects.
      maker = null;
    }
    if (value == null) {
      throw new IllegalStateException("the maker made nothing");
    }
    return value;
  }
}
