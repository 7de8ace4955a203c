package io.github.photoshell.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people seen most recently in one session. */
final class RecentPeople {
  private static final int MAX_PEOPLE = 500;

  /** The maximum length of all texts of a person, to limit the memory used. */
  private static final int MAX_LENGTH = 10_000;

  private final Map<String, Person> people = new LinkedHashMap<>();

  synchronized void add(Person person) {
    people.remove(person.id());
    if (person.characters() > MAX_LENGTH) {
      return;
    }
    if (people.size() == MAX_PEOPLE) {
      people.remove(people.keySet().iterator().next());
    }
    people.put(person.id(), person);
  }

  /** Returns the people whose user name, name or e-mail contains every word of {@code typed}. */
  synchronized List<Person> with(String typed, int most) {
    List<String> words = List.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    return people.values().stream()
        .filter(person -> words.stream().allMatch(searched(person)::contains))
        .limit(most)
        .toList();
  }

  private static String searched(Person person) {
    return Stream.of(person.userName(), person.displayName(), person.email())
        .filter(Objects::nonNull)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
