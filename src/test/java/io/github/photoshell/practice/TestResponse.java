package io.github.photoshell.practice;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A response of a practice portal, read with a generic JSON reader. */
record TestResponse(int status, HttpHeaders headers, ByteString body) {
  private static final com.squareup.moshi.JsonAdapter<Object> JSON =
      new Moshi.Builder().build().adapter(Object.class);

  String text() {
    return body.utf8();
  }

  String type() {
    return headers.firstValue("Content-Type").orElse("");
  }

  /**
   * Returns the value at a path of member names and list indexes; null if the path does not exist.
   */
  @Nullable Object at(Object... path) {
    Object value;
    try {
      value = JSON.fromJson(text());
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text(), e);
    }
    for (Object step : path) {
      if (value instanceof Map<?, ?> members) {
        value = members.get(step);
      } else if (value instanceof List<?> items && step instanceof Integer index) {
        value = items.get(index);
      } else {
        return null;
      }
    }
    return value;
  }

  /** Returns the string at a path. */
  String string(Object... path) {
    if (at(path) instanceof String string) {
      return string;
    }
    throw new AssertionError("no string at %s in %s".formatted(List.of(path), text()));
  }

  /** Returns the integer at a path. */
  int number(Object... path) {
    if (at(path) instanceof Double number) {
      return number.intValue();
    }
    throw new AssertionError("no number at %s in %s".formatted(List.of(path), text()));
  }

  /** Returns the list at a path. */
  List<?> list(Object... path) {
    if (at(path) instanceof List<?> list) {
      return list;
    }
    throw new AssertionError("no list at %s in %s".formatted(List.of(path), text()));
  }

  /** Returns the names of an object's members, in order. */
  List<String> members(Object... path) {
    if (at(path) instanceof Map<?, ?> members) {
      return members.keySet().stream().map(String::valueOf).toList();
    }
    throw new AssertionError("no object at %s in %s".formatted(List.of(path), text()));
  }

  /** Returns the value of the member {@code name} of each item in {@code response}. */
  List<String> valuesOf(String name) {
    return list("response").stream()
        .map(item -> item instanceof Map<?, ?> members ? String.valueOf(members.get(name)) : "")
        .toList();
  }
}
