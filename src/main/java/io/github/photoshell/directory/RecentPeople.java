package io.github.photoshell.directory;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people that the portal has shown in this session, the last ones of them. */
final class RecentPeople {
  private static final int MOST = 500;

  /** Somebody with a longer name, or the like, is not remembered: it would fill the memory. */
  private static final int LONGEST = 10_000;

  private final Map<String, Person> people = new LinkedHashMap<>();
  private @Nullable Session session;

  synchronized void add(Session current, Person person) {
    if (DryRun.isOn()) {
      return;
    }
    of(current);
    people.remove(person.id());
    if (person.characters() > LONGEST) {
      return;
    }
    if (people.size() == MOST) {
      people.remove(people.keySet().iterator().next());
    }
    people.put(person.id(), person);
  }

  /** Returns those in whose user name, name or e-mail every word of {@code typed} occurs. */
  synchronized List<Person> with(Session current, String typed, int most) {
    if (DryRun.isOn()) {
      return List.of();
    }
    of(current);
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

  /** Another session is another portal, or somebody else's eyes. */
  private void of(Session current) {
    if (!current.equals(session)) {
      people.clear();
      session = current;
    }
  }
}
