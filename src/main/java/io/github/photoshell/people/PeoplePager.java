package io.github.photoshell.people;

import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the people of a portal in pages of 100. The next pages are requested in advance, so the
 * reader does not have to wait.
 */
public final class PeoplePager {
  private static final int PAGES_AHEAD = 4;

  private final Portal portal;
  private final @Nullable String words;
  private final @Nullable Integer status;
  private final Reader reader;
  private final PageTracker pages = new PageTracker();

  private PeoplePager(
      Portal portal, @Nullable String words, @Nullable Integer status, Reader reader) {
    this.portal = portal;
    this.words = words;
    this.status = status;
    this.reader = reader;
  }

  /**
   * The result of paging.
   *
   * @param refusal why the portal does not list people; null if it does
   * @param cut why the list was truncated; null if it was not
   */
  public record ListEnd(@Nullable SearchRefusal refusal, @Nullable ListLimit cut) {}

  /** A receiver of pages. */
  public interface Reader {
    /**
     * Receives a page.
     *
     * @param people those that no previous page contained
     * @param total the number of people on all pages
     * @return whether the next page is wanted
     */
    boolean read(List<Profile> people, int total);
  }

  /**
   * Reads the people sorted by e-mail, because the portal has no stable order for equal keys.
   *
   * @param words blank for everyone
   * @param status null for all
   * @throws PortalException if there is no usable response
   * @throws InterruptedException if cancelled
   */
  public static ListEnd read(Portal portal, String words, @Nullable Integer status, Reader reader)
      throws InterruptedException {
    return new PeoplePager(portal, words.isBlank() ? null : words, status, reader).read();
  }

  private ListEnd read() throws InterruptedException {
    Reply<List<Profile>> first = page(0);
    SearchRefusal refusal = SearchRefusal.of(first);
    if (refusal != null) {
      return new ListEnd(refusal, null);
    }
    boolean goesOn = take(first);
    if (goesOn
        && portal.dryRun() == null
        && pages.total() - pages.received() > ProfileQuery.MAX_PAGE_SIZE) {
      goesOn = readAhead();
    }
    // Pages shorter than requested leave people out.
    while (goesOn) {
      goesOn = take(page(pages.received()));
    }
    return new ListEnd(null, pages.cut());
  }

  private boolean readAhead() throws InterruptedException {
    ExecutorService asking = ParallelReads.threads(PAGES_AHEAD, "people");
    Deque<Future<Reply<List<Profile>>>> coming = new ArrayDeque<>();
    try {
      int next = pages.received();
      boolean goesOn = true;
      while (goesOn && pages.received() % ProfileQuery.MAX_PAGE_SIZE == 0) {
        for (;
            coming.size() < PAGES_AHEAD && next < pages.total();
            next += ProfileQuery.MAX_PAGE_SIZE) {
          int start = next;
          coming.add(asking.submit(() -> page(start)));
        }
        goesOn = take(coming.remove().get());
      }
      return goesOn;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PortalException known) {
        throw known;
      }
      throw new IllegalStateException(e);
    } finally {
      asking.shutdownNow();
    }
  }

  private Reply<List<Profile>> page(int start) {
    return portal
        .api()
        .profiles(new ProfileQuery(words, status, start, ProfileQuery.MAX_PAGE_SIZE, "email"));
  }

  private boolean take(Reply<List<Profile>> reply) {
    Reply.Ok<List<Profile>> page = reply.okOrThrow();
    List<Profile> people = pages.add(page).stream().map(page.value()::get).toList();
    return reader.read(people, pages.total()) && !pages.isOver();
  }
}
