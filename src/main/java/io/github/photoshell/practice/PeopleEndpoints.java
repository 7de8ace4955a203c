package io.github.photoshell.practice;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests for people (sections 4.1 to 4.4 of the contract). */
final class PeopleEndpoints {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private PeopleEndpoints() {}

  static ActionResult self(RequestContext context) {
    return ActionResult.of(
        ProfileWriter.self(
            context.request(),
            context.caller(),
            context.state().cachedProfilePhoto(context.caller())));
  }

  /**
   * Returns a person. Here a user name takes precedence over an ID; in photo requests it is the
   * other way round.
   */
  static ActionResult byId(RequestContext context) {
    MemberDirectory members = context.state().members();
    Optional<Member> named = members.findByUserName(context.userId());
    Member member =
        named
            .or(() -> MemberDirectory.parseGuid(context.userId()).flatMap(members::findById))
            .orElseThrow(ApiError::noSuchPerson);
    if (!context.caller().canSee(member)) {
      throw ApiError.accessDenied();
    }
    PhotoStore.ProfilePhoto profilePhoto =
        named.isPresent()
            ? context.state().photos().get(member)
            : context.state().cachedProfilePhoto(member);
    return ActionResult.of(ProfileWriter.full(context.request(), member, profilePhoto));
  }

  static ActionResult filter(RequestContext context) {
    MemberDirectory members = context.state().members();
    PeopleFilter filter = PeopleFilter.of(context.request(), context.caller(), members.owner());
    Role role = context.caller().role();
    if (role == Role.USER || role == Role.GUEST) {
      throw ApiError.accessDenied();
    }
    PeopleFilter.Page page = filter.page(members);
    return ActionResult.page(profilesOf(context, page.people()), page.total());
  }

  /** Returns all people found at once, without a count. */
  static ActionResult search(RequestContext context) {
    if (!context.caller().role().canAdminister()) {
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
    List<Member> found =
        context.state().members().sorted(MemberDirectory.Order.FIRST_NAME, true).stream()
            .filter(entry -> words.stream().allMatch(entry.searchText()::contains))
            .map(MemberDirectory.Entry::member)
            .filter(Member::isActive)
            .toList();
    return ActionResult.streamed(profilesOf(context, found));
  }

  /**
   * Returns profiles that are created while they are written, since a search may find 100,000
   * people.
   */
  private static List<?> profilesOf(RequestContext context, List<Member> people) {
    return new AbstractList<Object>() {
      @Override
      public Object get(int index) {
        Member member = people.get(index);
        return ProfileWriter.full(context.request(), member, context.state().photos().get(member));
      }

      @Override
      public int size() {
        return people.size();
      }
    };
  }
}
