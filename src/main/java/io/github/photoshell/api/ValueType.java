package io.github.photoshell.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value looks like.
 *
 * @param type {@code text}, {@code number}, {@code yes or no}, {@code object}, {@code list} or the
 *     like
 * @param description empty where nothing is said
 * @param choice the values it may have; empty where any will do
 * @param fields an object's members; empty for anything else, and where objects nest too deep
 * @param items what a list is made of; null for anything else
 */
public record ValueType(
    String type,
    String description,
    List<Choice> choice,
    List<Field> fields,
    @Nullable ValueType items) {

  /**
   * One of several values.
   *
   * @param meaning empty where the value says it all
   */
  public record Choice(String value, String meaning) {}

  /** One member of an object. */
  public record Field(String name, boolean required, ValueType type) {}

  /** Returns the type in words: {@code list of text}. */
  public String words() {
    return items == null ? type : "list of " + items.words();
  }

  /** Returns the values of it, or of the items of a list. */
  public List<Choice> choices() {
    return items == null ? choice : items.choices();
  }
}
