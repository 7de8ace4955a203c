package io.github.photoshell.practice;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed once, on first use. Thread-safe. */
final class Lazy<T> {
  private @Nullable Supplier<T> supplier;
  private @Nullable T value;

  Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  synchronized T get() {
    if (value == null) {
      value = Objects.requireNonNull(supplier).get();
      // The supplier may hold large objects.
      supplier = null;
    }
    return value;
  }
}
