package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.shell.Prompt;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The prompt with the portal and user of the session; it also recognises the practice portal. */
@Component
public final class PortalPrompt implements Prompt {
  /** The name of the practice portal, which no other portal can have. */
  static final String PRACTICE = "practice";

  /** The maximum length of a name in characters, to leave room for the line. */
  private static final int MAX_NAME_LENGTH = 40;

  private final CurrentSession sessions;
  private volatile @Nullable ServerAddress practice;
  private volatile @Nullable ServerAddress address;
  private volatile @Nullable SavedPortal saved;
  private volatile boolean production;

  PortalPrompt(CurrentSession sessions) {
    this.sessions = sessions;
  }

  /** Sets the address of the practice portal. */
  void setPractice(ServerAddress address) {
    practice = address;
  }

  /**
   * Sets the portal of the next session.
   *
   * @param known the saved portal; null if the address was typed
   * @param isProduction whether it is a production portal, also if its address was typed
   */
  void setPortal(ServerAddress next, @Nullable SavedPortal known, boolean isProduction) {
    address = next;
    saved = known;
    production = isProduction;
  }

  /** Returns whether changes in a session need extra confirmation. */
  public boolean isProduction(Session session) {
    return production && session.address().equals(address);
  }

  /** Returns the name of the portal of a session: its saved name, or its host. */
  public String portalName(Session session) {
    SavedPortal known = saved(session);
    return known == null ? session.address().label() : known.name();
  }

  private @Nullable SavedPortal saved(Session session) {
    return session.address().equals(address) ? saved : null;
  }

  /** Returns whether the session is on the practice portal. */
  public boolean isPractice() {
    return sessions.current().map(session -> isPractice(session)).orElse(false);
  }

  private boolean isPractice(Session session) {
    return session.address().equals(practice);
  }

  @Override
  public Text words() {
    return sessions.current().map(this::words).orElseGet(() -> Text.of("photoshell"));
  }

  private Text words(Session session) {
    String name = session.account().userName();
    String you =
        " ("
            + Text.abbreviate(
                name == null ? session.account().displayName() : name, MAX_NAME_LENGTH)
            + ")";
    if (isPractice(session)) {
      return Text.of(Style.PRACTICE, PRACTICE).plus(you);
    }
    ServerAddress portal = session.address();
    SavedPortal known = saved(session);
    Text where =
        known == null
            ? Text.of(Style.GOOD, portal.label())
            : Text.of(PortalsText.tone(known), known.name());
    if (isProduction(session)) {
      // The word is visible even without colour.
      where = Text.of(Style.ALARM, "PRODUCTION").plus(" ").plus(where);
    }
    if (!portal.isHttps() && !portal.isLoopback()) {
      where = where.plus(Style.BAD, " http!");
    }
    return where.plus(you);
  }
}
