package io.github.photoshell.practice;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finding people (sections 4.1 to 4.4 of the contract). */
final class PeopleCalls {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Premises premises;

  PeopleCalls(Premises premises) {
    this.premises = premises;
  }

  Reply self(Visit visit) {
    return Reply.of(
        Profiles.self(visit.request(), visit.caller(), premises.cachedLook(visit.caller())));
  }

  /** Here a user name comes before an ID; the photo calls have it the other way round. */
  Reply byId(Visit visit) {
    People people = premises.people();
    Optional<Person> named = people.named(visit.userId());
    Person person =
        named
            .or(() -> People.guid(visit.userId()).flatMap(people::with))
            .orElseThrow(Refusal::noSuchPerson);
    if (!visit.caller().sees(person)) {
      throw Refusal.accessDenied();
    }
    Albums.Look look =
        named.isPresent() ? premises.albums().of(person) : premises.cachedLook(person);
    return Reply.of(Profiles.full(visit.request(), person, look));
  }

  Reply filter(Visit visit) {
    People people = premises.people();
    PeopleFilter filter = PeopleFilter.of(visit.request(), visit.caller(), people.owner());
    Role role = visit.caller().role();
    if (role == Role.USER || role == Role.GUEST) {
      throw Refusal.accessDenied();
    }
    PeopleFilter.Page page = filter.page(people);
    return Reply.page(profilesOf(visit, page.people()), page.total());
  }

  /** Whatever it finds in one go, without a count. */
  Reply search(Visit visit) {
    if (!visit.caller().role().mayAdminister()) {
      throw Refusal.accessDenied();
    }
    String query = Optional.ofNullable(visit.request().query("query")).orElse("");
    List<String> words =
        Arrays.stream(BLANKS.split(query.strip().toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty() || words.stream().anyMatch(word -> word.length() == 1)) {
      return Reply.streamed(List.of());
    }
    List<Person> found = new ArrayList<>();
    premises
        .people()
        .in(People.Order.FIRST_NAME, true)
        .filter(entry -> words.stream().allMatch(entry.searched()::contains))
        .map(People.Entry::person)
        .filter(Person::active)
        .forEach(found::add);
    return Reply.streamed(profilesOf(visit, found));
  }

  /** Made one by one as they are written: a search may find a hundred thousand. */
  private List<Map<String, Object>> profilesOf(Visit visit, List<Person> people) {
    return new Mapped<>(
        people, person -> Profiles.full(visit.request(), person, premises.albums().of(person)));
  }

  private static final class Mapped<A, B> extends AbstractList<B> {
    private final List<A> from;
    private final Function<A, B> made;

    Mapped(List<A> from, Function<A, B> made) {
      this.from = from;
      this.made = made;
    }

    @Override
    public B get(int index) {
      return made.apply(from.get(index));
    }

    @Override
    public int size() {
      return from.size();
    }
  }
}
