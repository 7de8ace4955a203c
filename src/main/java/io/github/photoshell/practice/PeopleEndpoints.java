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

/** Requests for people (sections 4.1 to 4.4 of the contract). */
final class PeopleEndpoints {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final PortalState state;

  PeopleEndpoints(PortalState state) {
    this.state = state;
  }

  ActionResult self(RequestContext context) {
    return ActionResult.of(
        ProfileWriter.self(
            context.request(), context.caller(), state.cachedLook(context.caller())));
  }

  /**
   * Returns a person. Here a user name takes precedence over an ID; in photo requests it is the
   * other way round.
   */
  ActionResult byId(RequestContext context) {
    MemberDirectory members = state.members();
    Optional<Member> named = members.named(context.userId());
    Member member =
        named
            .or(() -> MemberDirectory.guid(context.userId()).flatMap(members::with))
            .orElseThrow(ApiError::noSuchPerson);
    if (!context.caller().sees(member)) {
      throw ApiError.accessDenied();
    }
    PhotoStore.Look look = named.isPresent() ? state.photos().of(member) : state.cachedLook(member);
    return ActionResult.of(ProfileWriter.full(context.request(), member, look));
  }

  ActionResult filter(RequestContext context) {
    MemberDirectory members = state.members();
    PeopleFilter filter = PeopleFilter.of(context.request(), context.caller(), members.owner());
    Role role = context.caller().role();
    if (role == Role.USER || role == Role.GUEST) {
      throw ApiError.accessDenied();
    }
    PeopleFilter.Page page = filter.page(members);
    return ActionResult.page(profilesOf(context, page.people()), page.total());
  }

  /** Returns all people found at once, without a count. */
  ActionResult search(RequestContext context) {
    if (!context.caller().role().mayAdminister()) {
      throw ApiError.accessDenied();
    }
    String query = Optional.ofNullable(context.request().query("query")).orElse("");
    List<String> words =
        Arrays.stream(BLANKS.split(query.strip().toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty() || words.stream().anyMatch(word -> word.length() == 1)) {
      return ActionResult.streamed(List.of());
    }
    List<Member> found = new ArrayList<>();
    state
        .members()
        .in(MemberDirectory.Order.FIRST_NAME, true)
        .filter(entry -> words.stream().allMatch(entry.searched()::contains))
        .map(MemberDirectory.Entry::member)
        .filter(Member::active)
        .forEach(found::add);
    return ActionResult.streamed(profilesOf(context, found));
  }

  /**
   * Returns profiles that are created while they are written, since a search may find 100,000
   * people.
   */
  private List<Map<String, Object>> profilesOf(RequestContext context, List<Member> people) {
    return new Mapped<>(
        people, member -> ProfileWriter.full(context.request(), member, state.photos().of(member)));
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
