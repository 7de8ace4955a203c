package io.github.photoshell.session;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.portal.PortalStateText;
import io.github.photoshell.portal.Role;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts for a session: the portal, the account, and the rights and expiry of the API key. */
public final class SessionText {
  private static final Duration SOON = Duration.ofDays(7);

  static final String HIDDEN_KEY =
      "The API key is valid. An unpaid portal does not show its rights.";

  /** The maximum length in characters; all existing scopes fit. */
  private static final int MAX_SCOPES_LENGTH = 500;

  private final Clock clock;

  SessionText(Clock clock) {
    this.clock = clock;
  }

  /** Returns the beginning of each question before a change on a production portal. */
  public static Text productionWarning() {
    return productionRemark().plus(" ");
  }

  /** Returns why a script needs {@code --yes} where no user can be asked. */
  public static Text productionRemark() {
    return Text.of(Style.BAD, "This is a production portal.");
  }

  /**
   * Returns the lines shown after connecting: four, and one more if the portal refuses most
   * requests.
   */
  List<Text> greeting(Session session) {
    List<Text> lines = new ArrayList<>();
    Collections.addAll(
        lines,
        Text.of("Connected to ")
            .plus(Style.STRONG, session.address().toString())
            .plus(", " + DisplayNames.of(session.version()) + "."),
        Text.of("You are ")
            .plus(Style.STRONG, DisplayNames.of(session.account()))
            .plus(", " + DisplayNames.of(session.account().role()) + "."),
        session.hidesKey() ? Text.of(HIDDEN_KEY) : keyAndRights(session),
        Text.of(whosePhotos(session)));
    FailureKind state = session.state();
    if (state != null) {
      lines.add(Text.of(Style.WARN, PortalStateText.afterConnecting(state)));
    }
    return lines;
  }

  /**
   * Returns the output of {@code status}.
   *
   * @param last the last request of a command; null when there was none
   */
  CommandResult status(Session session, @Nullable Exchange last, LineLayout layout) {
    Table table = new Table();
    table.addRow(Text.of("portal"), Text.of(session.address().toString()));
    table.addRow(Text.of("version"), Text.of(DisplayNames.of(session.version())));
    table.addRow(
        Text.of("you"),
        Text.of(
            DisplayNames.of(session.account()) + ", " + DisplayNames.of(session.account().role())));
    if (session.state() != null) {
      table.addRow(
          Text.of("state"),
          Text.of(Style.WARN, PortalStateText.of(session.state()) + ", when you connected"));
    }
    if (session.hidesKey()) {
      table.addRow(Text.of("key"), Text.of(HIDDEN_KEY));
    } else {
      table.addRow(Text.of("key"), Text.of(key(session) + ". ").plus(expiry(session)));
      table.addRow(Text.of("rights"), Text.of(rights(session.scopes())));
    }
    table.addRow(Text.of("photos"), Text.of(whosePhotos(session)));
    table.addRow(
        Text.of("limit"),
        Text.of(
            session.uploadLimit() == null
                ? "not visible to this key; files up to 5 MiB are tried"
                : "%,d bytes for an image file".formatted(session.uploadLimit())));
    table.addRow(Text.of("last request"), last == null ? Text.of(Style.FAINT, "none") : of(last));
    return CommandResult.of(table.lines(layout));
  }

  /** Returns the output of {@code status} as JSON; null members are unknown. */
  CommandResult statusData(Session session) {
    Role role = session.account().role();
    Session.Key key = session.key();
    OffsetDateTime expires = key == null ? null : key.expiresAt();
    FailureKind state = session.state();
    return CommandResult.object(
        "portal",
        session.address().toString(),
        "version",
        session.version().docSpace(),
        "you",
        Json.members(
            "id", session.account().id(),
            "userName", session.account().userName(),
            "displayName", session.account().displayName(),
            "role", role == null ? null : role.name()),
        "permissions",
        session.scopes().permissions(),
        "unrestricted",
        session.scopes().unrestricted(),
        "expiresAt",
        // Unlike toString(), with seconds even if they are 0, as RFC 3339 requires.
        expires == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(expires),
        "uploadLimit",
        session.uploadLimit(),
        "state",
        state == null ? null : state.name().toLowerCase(Locale.ROOT));
  }

  private static Text of(Exchange last) {
    FailureKind kind = last.kind();
    String failure = kind == null ? "no response" : kind.brief();
    String result = last.status() > 0 ? Integer.toString(last.status()) : failure;
    return Text.of("%s %s: %s, %d ms".formatted(last.method(), last.path(), result, last.millis()));
  }

  static String key(Session session) {
    Session.Key key = session.key();
    if (key == null) {
      return "Access token";
    }
    String name =
        key.name() == null || key.name().isBlank()
            ? "API key"
            : "API key \"" + DisplayNames.shown(key.name()) + "\"";
    return name + (key.masked() == null ? "" : " (" + DisplayNames.shown(key.masked()) + ")");
  }

  private Text keyAndRights(Session session) {
    Session.Key key = session.key();
    if (session.scopes().unrestricted() && key != null && key.expiresAt() == null) {
      return Text.of(key(session) + " has all your rights and never expires.");
    }
    String verb = session.scopes().unrestricted() ? " has " : " can ";
    return Text.of(key(session) + verb + rights(session.scopes()) + ". ").plus(expiry(session));
  }

  /** Returns the rights in words, followed by the scopes unless the key is unrestricted. */
  static String rights(Scopes scopes) {
    if (scopes.unrestricted()) {
      return "all your rights";
    }
    List<String> may = new ArrayList<>();
    List<String> mayNot = new ArrayList<>();
    (scopes.readsPeople() ? may : mayNot).add("search people");
    (scopes.changesPhotos() ? may : mayNot).add("change photos");
    String names = Text.abbreviate(String.join(", ", scopes.permissions()), MAX_SCOPES_LENGTH);
    return may.isEmpty()
        ? "neither %s (%s)".formatted(String.join(" nor ", mayNot), names)
        : "%s%s (%s)"
            .formatted(
                String.join(" and ", may),
                mayNot.isEmpty() ? "" : ", but not " + String.join(" or ", mayNot),
                names);
  }

  Text expiry(Session session) {
    Session.Key key = session.key();
    if (key == null) {
      return Text.of("Its expiry date is unknown.");
    }
    OffsetDateTime expires = key.expiresAt();
    if (expires == null) {
      return Text.of("It never expires.");
    }
    Duration remaining = Duration.between(Instant.now(clock), expires);
    String day = expires.toLocalDate().toString();
    if (remaining.isNegative()) {
      return Text.of(Style.WARN, "It expired on " + day + " by this computer's clock.");
    }
    String when =
        switch ((int) Math.min(2, remaining.toDays())) {
          case 0 -> "in less than a day";
          case 1 -> "in 1 day";
          default -> "in %d days".formatted(remaining.toDays());
        };
    String expiry = "It expires on %s, %s".formatted(day, when);
    return remaining.compareTo(SOON) > 0
        ? Text.of(expiry + ".")
        : Text.of(Style.WARN, expiry + ". Create a new one in time.");
  }

  /** Returns a warning if the key expires within a week. */
  Optional<Text> expiresSoon(Session session) {
    Session.Key key = session.key();
    OffsetDateTime expires = key == null ? null : key.expiresAt();
    return expires == null || Duration.between(Instant.now(clock), expires).compareTo(SOON) > 0
        ? Optional.empty()
        : Optional.of(Text.of(Style.WARN, key(session) + ". ").plus(expiry(session)));
  }

  static String whosePhotos(Session session) {
    YesNoUnknown ownOnly = session.version().changesOwnPhotoOnly();
    if (ownOnly == YesNoUnknown.YES) {
      return "Since DocSpace 3.6 you can change only your own photo.";
    }
    boolean edits =
        session.account().role() == Role.OWNER || session.account().role() == Role.ADMIN;
    if (ownOnly == YesNoUnknown.NO) {
      return edits
          ? "Before DocSpace 3.6 you can also change other people's photos: check the name."
          : "Before DocSpace 3.6 admins can also change your photo; you can change only yours.";
    }
    return "Version unknown: changes to other people's photos may be refused or made.";
  }
}
