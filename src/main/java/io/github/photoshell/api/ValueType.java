package io.github.photoshell.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value in the API description.
 *
 * @param type a word such as {@code text}, {@code number}, {@code true or false}, {@code object} or
 *     {@code list}
 * @param description empty if there is none
 * @param choice the allowed values; empty if any value is allowed
 * @param fields an object's members; empty for other types and for objects nested too deeply
 * @param items the type of a list's items; null for other types
 */
record ValueType(
    String type,
    String description,
    List<Choice> choice,
    List<Field> fields,
    @Nullable ValueType items) {

  /**
   * One of the allowed values.
   *
   * @param meaning empty if the value needs no explanation
   */
  record Choice(String value, String meaning) {}

  /** A member of an object. */
  record Field(String name, boolean required, ValueType type) {}

  /** Returns the type's name for the screen, as in {@code list of text}. */
  String words() {
    return items == null ? type : "list of " + items.words();
  }

  /** Returns the allowed values, for a list those of its items. */
  List<Choice> choices() {
    return items == null ? choice : items.choices();
  }
}
