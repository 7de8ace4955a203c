package io.github.photoshell.people;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field that people are sorted by. */
enum PeopleSort {
  NAME("displayName"),
  FIRST_NAME("firstName"),
  LAST_NAME("lastName"),
  EMAIL("email"),
  ROLE("type"),
  REGISTERED("registrationDate");

  private final String field;

  PeopleSort(String field) {
    this.field = field;
  }

  /** Returns the names used on the command line. */
  static List<String> names() {
    return Arrays.stream(values()).map(PeopleSort::word).toList();
  }

  static Optional<PeopleSort> named(String name) {
    return Arrays.stream(values()).filter(sort -> sort.word().equals(name)).findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the value of {@code sortBy} (contract 4.3). */
  String field() {
    return field;
  }

  /**
   * Returns the portal's order: by a name, pending people follow the active ones, and disabled ones
   * come last, in both directions (contract 4.3).
   */
  Comparator<Person> comparator(boolean reverse) {
    Comparator<Person> byValue =
        Comparator.comparing(
            person -> Objects.requireNonNullElse(value(person), "").toLowerCase(Locale.ROOT));
    Comparator<Person> directed = reverse ? byValue.reversed() : byValue;
    boolean isName = this == NAME || this == FIRST_NAME || this == LAST_NAME;
    return isName
        ? Comparator.<Person>comparingInt(person -> group(person.status())).thenComparing(directed)
        : directed;
  }

  private @Nullable String value(Person person) {
    return switch (this) {
      case NAME -> person.displayName();
      case FIRST_NAME -> person.firstName();
      case LAST_NAME -> person.lastName();
      case EMAIL -> person.email();
      case ROLE -> person.role().name();
      case REGISTERED ->
          person.registrationDate() == null
              ? null
              : person.registrationDate().toInstant().toString();
    };
  }

  private static int group(Person.Status status) {
    return switch (status) {
      case ACTIVE, UNKNOWN -> 0;
      case PENDING -> 1;
      case DISABLED -> 2;
    };
  }
}
