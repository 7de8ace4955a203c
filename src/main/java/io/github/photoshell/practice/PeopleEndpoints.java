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
final class PeopleEndpoints {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final PortalState premises;

  PeopleEndpoints(PortalState premises) {
    this.premises = premises;
  }

  ActionResult self(RequestContext visit) {
    return ActionResult.of(
        ProfileWriter.self(visit.request(), visit.caller(), premises.cachedLook(visit.caller())));
  }

  /** Here a user name comes before an ID; the photo calls have it the other way round. */
  ActionResult byId(RequestContext visit) {
    MemberDirectory people = premises.people();
    Optional<Member> named = people.named(visit.userId());
    Member person =
        named
            .or(() -> MemberDirectory.guid(visit.userId()).flatMap(people::with))
            .orElseThrow(ApiError::noSuchPerson);
    if (!visit.caller().sees(person)) {
      throw ApiError.accessDenied();
    }
    PhotoStore.Look look =
        named.isPresent() ? premises.albums().of(person) : premises.cachedLook(person);
    return ActionResult.of(ProfileWriter.full(visit.request(), person, look));
  }

  ActionResult filter(RequestContext visit) {
    MemberDirectory people = premises.people();
    PeopleFilter filter = PeopleFilter.of(visit.request(), visit.caller(), people.owner());
    Role role = visit.caller().role();
    if (role == Role.USER || role == Role.GUEST) {
      throw ApiError.accessDenied();
    }
    PeopleFilter.Page page = filter.page(people);
    return ActionResult.page(profilesOf(visit, page.people()), page.total());
  }

  /** Whatever it finds in one go, without a count. */
  ActionResult search(RequestContext visit) {
    if (!visit.caller().role().mayAdminister()) {
      throw ApiError.accessDenied();
    }
    String query = Optional.ofNullable(visit.request().query("query")).orElse("");
    List<String> words =
        Arrays.stream(BLANKS.split(query.strip().toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty() || words.stream().anyMatch(word -> word.length() == 1)) {
      return ActionResult.streamed(List.of());
    }
    List<Member> found = new ArrayList<>();
    premises
        .people()
        .in(MemberDirectory.Order.FIRST_NAME, true)
        .filter(entry -> words.stream().allMatch(entry.searched()::contains))
        .map(MemberDirectory.Entry::person)
        .filter(Member::active)
        .forEach(found::add);
    return ActionResult.streamed(profilesOf(visit, found));
  }

  /** Made one by one as they are written: a search may find a hundred thousand. */
  private List<Map<String, Object>> profilesOf(RequestContext visit, List<Member> people) {
    return new Mapped<>(
        people,
        person -> ProfileWriter.full(visit.request(), person, premises.albums().of(person)));
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
