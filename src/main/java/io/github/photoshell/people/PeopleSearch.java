package io.github.photoshell.people;

import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.text.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the people of a {@link PeopleQuery}. */
final class PeopleSearch {
  private final Portal portal;
  private final PeopleQuery query;
  private final Function<List<Profile>, List<Person>> people;
  private final List<Found> found = new ArrayList<>();

  private record Found(Person person, Json json) {}

  /**
   * @param people converts what the portal sent
   */
  PeopleSearch(Portal portal, PeopleQuery query, Function<List<Profile>, List<Person>> people) {
    this.portal = portal;
    this.query = query;
    this.people = people;
  }

  PeopleListing read() {
    boolean all = query.readsAllPages();
    PageTracker pages = new PageTracker();
    do {
      Reply<List<Profile>> reply = portal.api().profiles(page(pages.received(), all));
      SearchRefusal refusal = SearchRefusal.of(reply);
      if (refusal != null) {
        return new PeopleListing.Refused(refusal);
      }
      Reply.Ok<List<Profile>> ok = reply.okOrThrow();
      List<Person> page = people.apply(ok.value());
      List<Json> sent = ok.json().items();
      pages.add(ok).forEach(at -> found.add(new Found(page.get(at), sent.get(at))));
    } while (all && !pages.isOver());
    return listing(pages, all);
  }

  /** The order of equal values is not stable, so paging needs a unique field. */
  private ProfileQuery page(int start, boolean all) {
    PeopleSort sort = query.sort();
    int count =
        all || query.limit() == 0
            ? ProfileQuery.MAX_PAGE_SIZE
            : Math.min(query.limit(), ProfileQuery.MAX_PAGE_SIZE);
    return new ProfileQuery(
        query.words().isBlank() ? null : query.words(),
        query.status() == null ? null : query.status().code(),
        start,
        count,
        all ? PeopleSort.EMAIL.field() : sort == null ? null : sort.field(),
        !all && query.reverse());
  }

  private PeopleListing listing(PageTracker pages, boolean all) {
    List<Found> wanted =
        found.stream()
            .filter(found -> !query.withoutPhoto() || !found.person().hasPhoto())
            .toList();
    int total = query.withoutPhoto() ? wanted.size() : pages.total();
    PeopleSort sort = query.sort();
    Stream<Found> sorted = wanted.stream();
    if (all && sort != null) {
      sorted = sorted.sorted(Comparator.comparing(Found::person, sort.comparator(query.reverse())));
    }
    List<Found> shown = (query.limit() == 0 ? sorted : sorted.limit(query.limit())).toList();
    return new PeopleListing.Listed(
        shown.stream().map(Found::person).toList(),
        total,
        Json.list(shown.stream().map(Found::json).toList()),
        all ? pages.cut() : null);
  }
}
