package io.github.photoshell.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What commands remember as long as a session lasts, such as the people seen. */
public final class SessionMemory {
  private final Map<Class<?>, Object> values = new ConcurrentHashMap<>();

  /** Returns the value of a type, made on first use. */
  public <T> T get(Class<T> type, Supplier<T> make) {
    return type.cast(values.computeIfAbsent(type, unused -> make.get()));
  }
}
