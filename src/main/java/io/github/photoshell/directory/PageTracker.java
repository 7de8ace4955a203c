package io.github.photoshell.directory;

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
 * Keeps count of the pages of a list of people. A portal may give the same page for every start
 * index, or people without end; the list has an end all the same, and each person comes once.
 */
public final class PageTracker {
  private final Set<String> ids = new HashSet<>();
  private final long most;
  private long bytes;
  private int received;
  private int total;
  private boolean isOver;
  private @Nullable ListLimit cut;

  public PageTracker() {
    this(ListLimit.MOST_BYTES);
  }

  /**
   * @param most of bytes that all pages together may have
   */
  PageTracker(long most) {
    this.most = most;
  }

  /** Takes a page; returns the places on it of the people that came for the first time. */
  public List<Integer> take(Reply.Ok<List<Profile>> page) {
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
    } else if (!isOver && bytes > most) {
      cut = ListLimit.TOO_LARGE;
    }
    return newOnes;
  }

  /** Whether no further page is to be asked for. */
  public boolean isOver() {
    return isOver || cut != null;
  }

  /** Returns the start index of the next page. */
  public int received() {
    return received;
  }

  /** Returns how many people there are on all pages, by the portal. */
  public int total() {
    return total;
  }

  /** Returns why the list ended before its end; null where it did not. */
  public @Nullable ListLimit cut() {
    return cut;
  }
}
