package io.github.photoshell.photo;

import io.github.photoshell.directory.SearchRefusal;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.Trouble;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through the people of a portal, a hundred at a time. */
final class PeoplePages {
  private PeoplePages() {}

  /** Who takes the pages. */
  interface Reader {
    /**
     * Takes a page.
     *
     * @param total how many people there are on all pages
     * @return whether the next page is wanted
     */
    boolean read(List<Profile> people, int total);
  }

  /**
   * Goes through them by e-mail, for the portal has no stable order for equals.
   *
   * @param words blank for everybody
   * @param status null for all
   * @return why the portal lists nobody; null where it does
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  static @Nullable SearchRefusal read(
      Portal portal, String words, @Nullable Integer status, Reader reader) {
    int seen = 0;
    int total;
    boolean goesOn;
    do {
      Reply<List<Profile>> reply =
          portal.profiles(
              new ProfileQuery(
                  words.isBlank() ? null : words, status, seen, ProfileQuery.MOST, "email"));
      SearchRefusal refusal = refusal(reply);
      if (refusal != null && seen == 0) {
        return refusal;
      }
      Reply.Ok<List<Profile>> page = reply.okOrThrow();
      seen += page.value().size();
      total = Objects.requireNonNullElse(page.total(), seen);
      goesOn = reader.read(page.value(), total) && !page.value().isEmpty();
    } while (goesOn && seen < total);
    return null;
  }

  private static @Nullable SearchRefusal refusal(Reply<?> reply) {
    if (reply instanceof Reply.Refused<?> refused && refused.status() == 403) {
      return SearchRefusal.ROLE;
    }
    return reply instanceof Reply.Stopped<?> stopped && stopped.trouble() == Trouble.KEY_LACKS_SCOPE
        ? SearchRefusal.KEY
        : null;
  }
}
