package io.github.photoshell.directory;

import io.github.photoshell.session.CurrentSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the current portal. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class People {
  private final CurrentSession sessions;

  public People(CurrentSession sessions) {
    this.sessions = sessions;
  }

  /**
   * Whom {@code @self}, a user name, an ID or an e-mail means.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PersonSearch find(String typed) {
    throw new UnsupportedOperationException(typed + sessions);
  }

  /**
   * People by words that occur in their names or e-mails.
   *
   * @param words blank for everybody
   * @param status null for all
   * @param all every page; else the first hundred people
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public Listing list(String words, Person.@Nullable Status status, boolean all) {
    throw new UnsupportedOperationException(words + status + all);
  }

  /**
   * People to offer while somebody types; asks at most briefly, never throws, empty on any trouble.
   */
  public List<Person> candidates(String typed) {
    return List.of();
  }
}
