package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters as ASP.NET binds them. A blank value counts as missing; an invalid value
 * throws {@link ValidationError}.
 */
final class QueryValues {
  private QueryValues() {}

  /** Returns a whole number of any sign. */
  static int whole(PortalRequest request, String name, int without) {
    String value = value(request.query(name));
    try {
      return value == null ? without : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw invalid(name, value);
    }
  }

  /**
   * Returns a value of an enumeration, by case-insensitive name or by number.
   *
   * @param more accepted numbers without a name
   */
  static int number(
      PortalRequest request, String name, Map<String, Integer> names, int without, int... more) {
    String value = value(request.query(name));
    return value == null ? without : number(name, value, names, more);
  }

  /** Returns all values of a parameter that can be repeated. */
  static List<Integer> numbers(PortalRequest request, String name, Map<String, Integer> names) {
    List<Integer> numbers = new ArrayList<>();
    for (String one : request.queries(name)) {
      String value = value(one);
      if (value != null) {
        numbers.add(number(name, value, names));
      }
    }
    return numbers;
  }

  private static int number(String name, String value, Map<String, Integer> names, int... more) {
    Integer named = names.get(value.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw invalid(name, value);
    }
    boolean known = names.containsValue(number);
    for (int one : more) {
      known |= one == number;
    }
    if (!known) {
      throw invalid(name, value);
    }
    return number;
  }

  /** Returns a boolean; false if it is missing. */
  static boolean flag(PortalRequest request, String name) {
    String value = value(request.query(name));
    if (value == null || value.equalsIgnoreCase("false")) {
      return false;
    }
    if (value.equalsIgnoreCase("true")) {
      return true;
    }
    throw invalid(name, value);
  }

  /** Returns an ID; null if it is missing. */
  static @Nullable UUID id(PortalRequest request, String name) {
    String value = value(request.query(name));
    return value == null
        ? null
        : MemberDirectory.guid(value).orElseThrow(() -> invalid(name, value));
  }

  private static @Nullable String value(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static ValidationError invalid(String name, String value) {
    return new ValidationError(name, "The value '%s' is not valid.".formatted(value));
  }
}
