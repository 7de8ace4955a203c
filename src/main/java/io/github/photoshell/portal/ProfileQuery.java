package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * One page of a search for people (contract 4.3).
 *
 * @param words each must occur in first name, last name or e-mail, in any letter case; user names
 *     are not searched. Null for everyone
 * @param status 1 active, 2 disabled, 4 pending; null for all
 * @param startIndex from 0
 * @param count 1 to 100
 * @param sortBy a field name such as {@code email}; null for first names
 * @param descending whether the order is reversed; pending and disabled people come last anyway
 */
public record ProfileQuery(
    @Nullable String words,
    @Nullable Integer status,
    int startIndex,
    int count,
    @Nullable String sortBy,
    boolean descending) {

  public ProfileQuery(
      @Nullable String words,
      @Nullable Integer status,
      int startIndex,
      int count,
      @Nullable String sortBy) {
    this(words, status, startIndex, count, sortBy, false);
  }

  /** The largest page size. */
  public static final int MAX_PAGE_SIZE = 100;

  /** Returns a query for the first {@code count} matching people. */
  public static ProfileQuery of(@Nullable String words, int count) {
    return new ProfileQuery(words, null, 0, count, null);
  }
}
