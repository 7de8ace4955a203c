package io.github.photoshell.http;

import org.jspecify.annotations.Nullable;

/** Reads the result of each attempt, before it is recorded and perhaps repeated. */
public interface ResponseReader<T> {
  T read(HttpResult result);

  /** Returns the kind of failure that a value stands for; null if it is none. */
  @Nullable FailureKind failureOf(T value);
}
