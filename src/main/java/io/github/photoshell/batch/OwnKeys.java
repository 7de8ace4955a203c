package io.github.photoshell.batch;

import io.github.photoshell.batch.PersonMatcher.Match;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys that a list gives for people, each used for its own row only. */
final class OwnKeys implements Closeable {
  private final Session session;
  private final boolean byName;
  private final List<Session> opened = new ArrayList<>();

  /**
   * The person of a key.
   *
   * @param member null if the key cannot be used for the row
   * @param session with the key; null as well then
   * @param reason why not, or a warning; empty if there is nothing to say
   */
  record Owner(@Nullable Member member, @Nullable Session session, String reason) {
    private static Owner refused(String reason) {
      return new Owner(null, null, reason);
    }
  }

  /**
   * @param session on the same portal
   * @param byName whether a display name is enough to name the owner
   */
  OwnKeys(Session session, boolean byName) {
    this.session = session;
    this.byName = byName;
  }

  /**
   * Reads the key of an entry, and checks that it belongs to the person that the entry names.
   *
   * @throws InterruptedException if cancelled
   */
  Owner owner(ImportEntry entry, PersonKey key) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    PersonKey.Opened result = key.open(session);
    Session own = result.session();
    Profile profile = result.owner();
    if (own == null || profile == null) {
      return Owner.refused(result.problem());
    }
    opened.add(own);
    Member owner = Member.of(profile, profile.userName() != null);
    Match match = PersonMatcher.of(List.of(owner), session.account().id(), byName).match(entry);
    return match.member() == null
        ? Owner.refused("its API key belongs to " + DisplayNames.of(own.account()))
        : new Owner(owner, own, result.warning());
  }

  /** Wipes the keys. */
  @Override
  public void close() {
    opened.forEach(own -> own.portal().close());
  }
}
