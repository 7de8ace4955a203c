package io.github.photoshell.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON documents that commands print for programs. */
public final class JsonDocuments {
  private JsonDocuments() {}

  /** Returns an object with these members, in the map's order. */
  public static String object(Map<String, ? extends @Nullable Object> members) {
    return Json.object(members).pretty();
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

  /** Returns a list of objects as a document. */
  public static String list(List<? extends Map<String, ? extends @Nullable Object>> items) {
    return Json.list(items.stream().map(Json::object).toList()).pretty();
  }

  /** Returns a success that prints only a document with these members. */
  public static CommandResult answer(@Nullable Object... namesAndValues) {
    return CommandResult.data(object(members(namesAndValues)));
  }
}
