package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters as ASP.NET binds them. A blank value counts as missing; an invalid value
 * throws {@link ValidationError}.
 */
final class QueryValues {
  private QueryValues() {}

  /** Returns a whole number of any sign. */
  static int integer(PortalRequest request, String name, int defaultValue) {
    String value = value(request.query(name));
    try {
      return value == null ? defaultValue : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw invalidValue(name, value);
    }
  }

  /**
   * Returns a value of an enumeration, by case-insensitive name or by number.
   *
   * @param otherValues accepted numbers without a name
   */
  static int number(
      PortalRequest request,
      String name,
      Map<String, Integer> names,
      int defaultValue,
      int... otherValues) {
    String value = value(request.query(name));
    return value == null ? defaultValue : number(name, value, names, otherValues);
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

  private static int number(
      String name, String value, Map<String, Integer> names, int... otherValues) {
    Integer named = names.get(value.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw invalidValue(name, value);
    }
    if (!names.containsValue(number) && IntStream.of(otherValues).noneMatch(n -> n == number)) {
      throw invalidValue(name, value);
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
    throw invalidValue(name, value);
  }

  /** Returns an ID; null if it is missing. */
  static @Nullable UUID id(PortalRequest request, String name) {
    String value = value(request.query(name));
    return value == null
        ? null
        : MemberDirectory.parseGuid(value).orElseThrow(() -> invalidValue(name, value));
  }

  private static @Nullable String value(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static ValidationError invalidValue(String name, String value) {
    return new ValidationError(name, "The value '%s' is not valid.".formatted(value));
  }
}
