package io.github.photoshell.people;

import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the pages of a list of people. It ends the list even if a portal sends the same page for
 * every start index or never stops, and lists each person once.
 */
final class PageTracker {
  private final Set<String> ids = new HashSet<>();
  private final long maxPeople;
  private long bytes;
  private int received;
  private int total;
  private boolean isOver;
  private @Nullable ListLimit cut;

  PageTracker() {
    this(ListLimit.MAX_BYTES);
  }

  /**
   * @param most the maximum size of all pages together, in bytes
   */
  PageTracker(long most) {
    this.maxPeople = most;
  }

  /** Adds a page and returns the positions of the people that are new. */
  List<Integer> add(Reply.Ok<List<Profile>> page) {
    List<Profile> people = page.value();
    List<Integer> newOnes = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (ids.add(people.get(i).id())) {
        newOnes.add(i);
      }
    }
    received += people.size();
    bytes += page.bytes();
    total = Objects.requireNonNullElse(page.total(), received);
    isOver = people.isEmpty() || received >= total;
    if (!isOver && newOnes.isEmpty()) {
      cut = ListLimit.REPEATED;
    } else if (!isOver && bytes > maxPeople) {
      cut = ListLimit.TOO_LARGE;
    }
    return newOnes;
  }

  /** Returns whether no further page is needed. */
  boolean isOver() {
    return isOver || cut != null;
  }

  /** Returns the start index of the next page. */
  int received() {
    return received;
  }

  /** Returns the portal's count of people on all pages. */
  int total() {
    return total;
  }

  /** Returns why the list was cut; null if it was not. */
  @Nullable ListLimit cut() {
    return cut;
  }
}
