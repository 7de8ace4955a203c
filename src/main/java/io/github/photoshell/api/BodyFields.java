package io.github.photoshell.api;

import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.CommandInput.GivenOption;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object that are given as {@code --field} and {@code --raw-field}. Names in
 * brackets build nested objects and lists, as with {@code gh api}: {@code a[b]=c}, {@code a[]=c},
 * {@code a[][b]=c}; {@code a[]} alone is an empty list.
 */
final class BodyFields {
  static final String TYPED = "field";
  static final String RAW = "raw-field";

  private static final Pattern NAME = Pattern.compile("[^\\[\\]=]+(?:\\[[^\\[\\]=]*\\])*");
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,99})(?:\\.\\d{1,99})?");
  private static final String LIST = "[]";

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /**
   * A field split into the names of its path.
   *
   * @param name as typed, with brackets
   * @param path the names from outside to inside; an empty one stands for a list
   * @param value null for an empty list
   */
  private record Field(String option, String name, List<String> path, @Nullable String value) {
    static Field of(GivenOption given) {
      String typed = given.value();
      int equals = typed.indexOf('=');
      String name = equals < 0 ? typed : typed.substring(0, equals);
      boolean isComplete = equals >= 0 || name.endsWith(LIST);
      if (!isComplete || !NAME.matcher(name).matches() || name.contains(LIST + LIST)) {
        throw new UsageException(
            "--%s takes name=value, not '%s'.".formatted(given.name(), typed),
            "For example: --field title=Team, --field 'tags[]=new', --field 'share[all]=true'");
      }
      List<String> path = new ArrayList<>();
      Arrays.stream(name.split("\\[", -1)).map(one -> one.replace("]", "")).forEach(path::add);
      return new Field(given.name(), name, path, equals < 0 ? null : typed.substring(equals + 1));
    }

    UsageException conflict() {
      return new UsageException(
          "--%s %s does not fit an earlier field.".formatted(option, name),
          "A name has one value, one list or one object.");
    }
  }

  /**
   * Adds a field.
   *
   * @param files returns the text of a file that is named with an at sign
   * @throws UsageException if it is invalid, or contradicts an earlier one
   */
  void add(GivenOption given, UnaryOperator<String> files) {
    Field field = Field.of(given);
    Map<String, @Nullable Object> object = members;
    List<String> path = field.path();
    int at = 0;
    while (at + 1 < path.size() && !isEndOfList(path, at)) {
      boolean isList = path.get(at + 1).isEmpty();
      object =
          isList
              ? itemOf(list(object, path.get(at), field), path.get(at + 2))
              : child(object, path.get(at), field);
      at += isList ? 2 : 1;
    }
    String name = path.get(at);
    if (at + 1 < path.size()) {
      List<@Nullable Object> list = list(object, name, field);
      if (field.value() != null) {
        list.add(value(field, files));
      }
    } else if (object.containsKey(name)) {
      throw field.conflict();
    } else {
      object.put(name, value(field, files));
    }
  }

  /** Returns the object of all fields. */
  Json toJson() {
    return Json.object(members);
  }

  /** Returns a field as a query parameter; empty for an empty list. */
  static Optional<Pair> queryPair(GivenOption given, UnaryOperator<String> files) {
    Field field = Field.of(given);
    if (field.value() == null) {
      return Optional.empty();
    }
    Object value = value(field, files);
    String text = value instanceof String words ? words : field.value();
    return Optional.of(new Pair(field.name(), value == null ? "" : text));
  }

  private static boolean isEndOfList(List<String> path, int at) {
    return at + 2 == path.size() && path.get(at + 1).isEmpty();
  }

  @SuppressWarnings("unchecked") // only this class fills the maps
  private static Map<String, @Nullable Object> child(
      Map<String, @Nullable Object> object, String name, Field field) {
    if (!object.containsKey(name)) {
      object.put(name, new LinkedHashMap<String, @Nullable Object>());
    }
    if (object.get(name) instanceof Map<?, ?> child) {
      return (Map<String, @Nullable Object>) child;
    }
    throw field.conflict();
  }

  @SuppressWarnings("unchecked") // only this class fills the lists
  private static List<@Nullable Object> list(
      Map<String, @Nullable Object> object, String name, Field field) {
    if (!object.containsKey(name)) {
      object.put(name, new ArrayList<@Nullable Object>());
    }
    if (object.get(name) instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    throw field.conflict();
  }

  /** Returns the last object of a list, or a new one if it has the member already. */
  @SuppressWarnings("unchecked") // only this class fills the lists
  private static Map<String, @Nullable Object> itemOf(List<@Nullable Object> list, String member) {
    Object last = list.isEmpty() ? null : list.get(list.size() - 1);
    if (last instanceof Map<?, ?> object
        && (!object.containsKey(member) || object.get(member) instanceof List<?>)) {
      return (Map<String, @Nullable Object>) object;
    }
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    list.add(next);
    return next;
  }

  /** Returns the value: typed for {@code --field}, always a text for {@code --raw-field}. */
  private static @Nullable Object value(Field field, UnaryOperator<String> files) {
    String typed = String.valueOf(field.value());
    if (field.option().equals(RAW)) {
      return typed;
    }
    if (typed.startsWith("@")) {
      return files.apply(typed);
    }
    return switch (typed) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> NUMBER.matcher(typed).matches() ? new BigDecimal(typed) : typed;
    };
  }
}
