package io.github.photoshell.practice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameter {@code ?fields=a,b}, which selects members of a response (section 2.2 of the
 * contract).
 */
final class FieldFilter {
  private FieldFilter() {}

  /**
   * Returns a response with only these members; in a list, each item. Null or blank selects all.
   */
  static Object filter(@Nullable String fields, Object response) {
    if (fields == null || fields.isBlank()) {
      return response;
    }
    Set<String> fieldNames =
        Arrays.stream(fields.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .collect(Collectors.toSet());
    return response instanceof List<?> items
        ? items.stream().map(item -> filter(fieldNames, item)).toList()
        : filter(fieldNames, response);
  }

  private static Object filter(Set<String> fieldNames, Object one) {
    if (!(one instanceof Map<?, ?> members)) {
      return one;
    }
    Map<Object, Object> kept = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (fieldNames.contains(String.valueOf(name).toLowerCase(Locale.ROOT))) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
