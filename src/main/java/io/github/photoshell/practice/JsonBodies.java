package io.github.photoshell.practice;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Converts maps, lists, strings, numbers and booleans to JSON and back. Null members are left out,
 * as on the portal.
 */
final class JsonBodies {
  private static final JsonAdapter<Object> ADAPTER =
      new Moshi.Builder().build().adapter(Object.class);

  private JsonBodies() {}

  /** Returns an object with these names and values, in this order. */
  static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }

  static Buffer written(Object value) {
    Buffer buffer = new Buffer();
    try {
      ADAPTER.toJson(buffer, value);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return buffer;
  }

  /** Returns indented JSON in plain ASCII, which is safe to print on a terminal. */
  static ByteString pretty(Object value) {
    return pretty(ADAPTER, value);
  }

  /** Returns the same for a value of any type. */
  static <T> ByteString pretty(JsonAdapter<T> adapter, T value) {
    String text = adapter.indent("  ").toJson(value);
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x7f) {
        ascii.append(c);
      } else {
        ascii.append("\\u%04x".formatted((int) c));
      }
    }
    return ByteString.encodeUtf8(ascii.append('\n').toString());
  }

  /**
   * Returns the members of an object by case-insensitive name, as .NET reads them. Numbers are
   * doubles.
   *
   * @param name the portal's name for a missing object
   * @throws ValidationError if it is not an object
   */
  static Map<String, Object> object(String text, String name) {
    if (text.isBlank()) {
      throw ValidationError.noBody(name);
    }
    Object value;
    try {
      value = ADAPTER.fromJson(text);
    } catch (IOException | JsonDataException e) {
      throw new ValidationError(
          "$", "The JSON value could not be converted. Path: $ | LineNumber: 0.");
    }
    if (!(value instanceof Map<?, ?> members)) {
      throw ValidationError.noBody(name);
    }
    Map<String, Object> object = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    members.forEach((member, one) -> object.put(String.valueOf(member), one));
    return object;
  }

  /** Returns .NET's error for a member of the wrong type. */
  static ValidationError mismatch(String member, String type) {
    return new ValidationError(
        "$." + member,
        "The JSON value could not be converted to %s. Path: $.%s | LineNumber: 0."
            .formatted(type, member));
  }
}
