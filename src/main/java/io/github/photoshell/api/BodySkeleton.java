package io.github.photoshell.api;

import io.github.photoshell.api.ValueType.Field;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON body to fill in, made from its type. */
final class BodySkeleton {
  private static final int MAX_DEPTH = 3;

  /** The number of fields shown if none is required. */
  private static final int MAX_OPTIONAL_FIELDS = 6;

  private final String text;

  private BodySkeleton(String text) {
    this.text = text;
  }

  /**
   * Returns a body on one line with the required fields, or with the first fields if none is
   * required.
   *
   * @param text the value of fields that are text
   */
  static String of(ValueType type, String text) {
    return new BodySkeleton(text).value(type, 1);
  }

  private String value(ValueType type, int depth) {
    ValueType items = type.items();
    if (items != null) {
      return depth > MAX_DEPTH ? "[]" : "[" + value(items, depth + 1) + "]";
    }
    if (!type.choices().isEmpty()) {
      String first = type.choices().get(0).value();
      return type.type().equals("text") ? quoted(first) : first;
    }
    return switch (type.type()) {
      case "number" -> "0";
      case "object" ->
          depth > MAX_DEPTH
              ? "{}"
              : shown(type.fields()).stream()
                  .map(field -> quoted(field.name()) + ": " + value(field.type(), depth + 1))
                  .collect(Collectors.joining(", ", "{", "}"));
      default -> quoted(text);
    };
  }

  private static List<Field> shown(List<Field> fields) {
    List<Field> required = fields.stream().filter(Field::required).toList();
    return required.isEmpty() ? fields.stream().limit(MAX_OPTIONAL_FIELDS).toList() : required;
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }
}
