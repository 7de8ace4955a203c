package io.github.photoshell.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A JSON value as the portal sent it; numbers keep every digit. */
public final class Json {
  /** A map, list, string, number, boolean or null, nested to any depth. */
  private @Nullable Object tree;

  private @Nullable Supplier<@Nullable Object> reading;

  private Json(@Nullable Object tree, @Nullable Supplier<@Nullable Object> reading) {
    this.tree = tree;
    this.reading = reading;
  }

  /** Returns a value made of maps, lists, strings, numbers, booleans and nulls. */
  public static Json ofTree(@Nullable Object tree) {
    return new Json(tree, null);
  }

  /** Returns a value that is parsed on first use; parsing errors are thrown there. */
  public static Json later(Supplier<@Nullable Object> reading) {
    return new Json(null, reading);
  }

  /**
   * The place where a text stops being valid JSON.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Flaw(int line, int column, String message) {}

  /** Returns where a text stops being valid JSON; null if all of it is one JSON document. */
  public static @Nullable Flaw flaw(String text) {
    return JsonParser.flaw(text);
  }

  /** Returns a list of values, each of a kind that {@link #object} takes. */
  public static Json list(List<?> items) {
    return ofTree(plain(items));
  }

  /**
   * Returns an object of strings, numbers, booleans, nulls, lists, maps and {@code Json}, in the
   * map's order.
   */
  public static Json object(Map<String, ? extends @Nullable Object> members) {
    return ofTree(plain(members));
  }

  /**
   * Returns members in the given order.
   *
   * @param namesAndValues a name, its value, and so on
   */
  public static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }

  /** Returns the items of a list; an empty list for any other value. */
  public List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (tree() instanceof List<?> list) {
      list.forEach(item -> items.add(ofTree(item)));
    }
    return items;
  }

  /** Returns a member of an object; null when it is missing or this is not an object. */
  public @Nullable Json member(String name) {
    return tree() instanceof Map<?, ?> map && map.containsKey(name) ? ofTree(map.get(name)) : null;
  }

  /** Returns the names of an object's members, in order; an empty list for any other value. */
  public List<String> names() {
    return tree() instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Returns whether this is a list. */
  public boolean isList() {
    return tree() instanceof List<?>;
  }

  /** Returns a number as an integer; null for any other value. */
  public @Nullable Integer number() {
    return tree() instanceof BigDecimal number ? number.intValue() : null;
  }

  /** Returns whether this is {@code false}. */
  public boolean isFalse() {
    return Boolean.FALSE.equals(tree());
  }

  /** Returns the text of a string; null for any other value. */
  public @Nullable String text() {
    return tree() instanceof String text ? text : null;
  }

  /**
   * Returns the value as text, indented by two spaces. Control, escape, bidi and other invisible
   * characters are written as {@code \}{@code uXXXX}, so that the text is safe on a terminal.
   */
  public String pretty() {
    return new JsonText(true).of(tree());
  }

  /** Returns the value as text on one line, with the same characters as {@link #pretty()}. */
  public String compact() {
    return new JsonText(false).of(tree());
  }

  public synchronized @Nullable Object tree() {
    if (reading != null) {
      tree = reading.get();
      reading = null;
    }
    return tree;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json json && Objects.equals(tree(), json.tree());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(tree());
  }

  @Override
  public String toString() {
    return pretty();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Json json) {
      return json.tree();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, member) -> copy.put(String.valueOf(name), plain(member)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(plain(item)));
      return copy;
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }
}
