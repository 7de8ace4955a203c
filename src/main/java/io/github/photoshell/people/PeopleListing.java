package io.github.photoshell.people;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.text.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of listing people. */
public sealed interface PeopleListing {

  /**
   * The matching people, or the first of them.
   *
   * @param total the number of all matches
   * @param json the same people as a JSON list, as sent by the portal
   * @param cut why not all requested pages were read; null if they were
   */
  record Listed(List<Person> people, int total, Json json, @Nullable ListLimit cut)
      implements PeopleListing {}

  /**
   * The portal does not respond, but the same list was read before in this session.
   *
   * @param age the age of the list
   * @param failure the current failure
   */
  record Cached(Listed listed, Duration age, PortalException failure) implements PeopleListing {}

  /** The portal does not allow searching. */
  record Refused(SearchRefusal why) implements PeopleListing {}

  /** The reason why searching people is refused (contract 2.3, 4.3). */
  public enum SearchRefusal {
    /** Users and guests cannot search. */
    ROLE,
    /** The key has neither {@code accounts:read} nor {@code accounts:write}. */
    KEY;

    /** Returns the refusal in a reply; null if there is none. */
    static @Nullable SearchRefusal of(Reply<?> reply) {
      if (reply.isRefused(403)) {
        return ROLE;
      }
      return reply instanceof Reply.Failed<?> failed && failed.kind() == FailureKind.KEY_LACKS_SCOPE
          ? KEY
          : null;
    }
  }
}
