package io.github.photoshell.people;

import io.github.photoshell.portal.ProfileQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which people to list, and in which order.
 *
 * @param words parts of names or e-mails; all of them must match. Blank for everyone
 * @param status null for all
 * @param all whether all pages are read, not only the first 100 people
 * @param sort null for the portal's order
 * @param withoutPhoto whether people with a photo are left out
 * @param limit the largest number of people; 0 for no limit
 */
record PeopleQuery(
    String words,
    Person.@Nullable Status status,
    boolean all,
    @Nullable PeopleSort sort,
    boolean reverse,
    boolean withoutPhoto,
    int limit) {

  /** Returns a query for the first page of people that match the words. */
  static PeopleQuery of(String words) {
    return new PeopleQuery(words, null, false, null, false, false, 0);
  }

  /** Returns whether all pages must be read; the portal cannot search for missing photos. */
  boolean readsAllPages() {
    return all || withoutPhoto || limit > ProfileQuery.MAX_PAGE_SIZE;
  }

  /** Returns whether the limit leaves people out. */
  boolean isLimitedTo(int people, int total) {
    return limit > 0 && people == limit && people < total;
  }
}
