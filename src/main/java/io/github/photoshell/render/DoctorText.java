package io.github.photoshell.render;

import io.github.photoshell.portal.Contact;
import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.PeerCertificate;
import io.github.photoshell.portal.PortalAddress;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.ProxyUse;
import io.github.photoshell.portal.Trouble;
import io.github.photoshell.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for what {@code doctor} looks at: how each thing is, and the mend where it is not well. */
public final class DoctorText {
  private static final String MARK = "!!";
  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration CLOCKS_AGREE = Duration.ofSeconds(60);

  private final Clock clock;
  private final SessionText sessions;

  public DoctorText(Clock clock) {
    this.clock = clock;
    this.sessions = new SessionText(clock);
  }

  /** Returns one screen. */
  public static Answer of(List<Check> checks, Look look) {
    int names = checks.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    String indent = " ".repeat(MARK.length() + 1 + names + 2);
    Look beside =
        look.width() == Integer.MAX_VALUE
            ? look
            : new Look(Math.max(20, look.width() - indent.length()), look.columns());
    List<Text> lines = new ArrayList<>();
    for (Check check : checks) {
      Text head = check.ok() ? Text.of(" ".repeat(MARK.length())) : Text.of(Tone.BAD, MARK);
      String name = check.name() + " ".repeat(names - check.name().length() + 2);
      Text first = head.plus(" ").plus(check.ok() ? Tone.PLAIN : Tone.BAD, name);
      for (Text part : Text.of(check.what()).wrapped(beside)) {
        lines.add(first.plus(part).whole());
        first = Text.of(indent);
      }
      if (check.mend() != null) {
        Tone tone = check.ok() ? Tone.FAINT : Tone.WARN;
        for (Text part : Text.of(tone, check.mend()).wrapped(beside)) {
          lines.add(Text.of(indent).plus(part).whole());
        }
      }
    }
    long problems = checks.stream().filter(one -> !one.ok()).count();
    lines.add(
        problems == 0
            ? Text.of(Tone.GOOD, "No problem found.")
            : Text.of(
                Tone.BAD,
                problems == 1
                    ? "1 problem (!!), with its mend below it."
                    : problems + " problems (!!), each with its mend below it."));
    return problems == 0 ? Answer.of(lines) : Answer.report(lines, null);
  }

  /** Returns the same as one document. */
  public static Answer data(List<Check> checks) {
    List<Json> all = new ArrayList<>();
    for (Check check : checks) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("name", check.name());
      one.put("ok", check.ok());
      one.put("what", Text.of(check.what()).plain());
      one.put("mend", check.mend() == null ? null : Text.of(check.mend()).plain());
      all.add(Json.object(one));
    }
    String document = Json.list(all).pretty();
    return checks.stream().allMatch(Check::ok)
        ? Answer.data(document)
        : Answer.report(List.of(), document);
  }

  /**
   * No portal is known.
   *
   * @param tried the one that did not answer as it should at the last attempt; else null
   */
  public static Check notConnected(@Nullable PortalAddress tried) {
    Answer words = AccidentText.notConnected();
    return tried == null
        ? Check.hint("portal", plain(words, 0), plain(words, 1))
        : Check.hint(
            "portal",
            "Not connected: no session came of " + tried + ". What was seen of it is below.",
            "Type 'connect " + tried + "' to try again.");
  }

  /** A portal is known, and the key would be asked for. */
  public static Check keyIsMissing(Answer why) {
    return Check.hint("portal", "Not connected. " + plain(why, 0), plain(why, 1));
  }

  /** The portal cannot be worked with, and an answer of ours says why. */
  public static Check refused(Answer why) {
    return Check.problem("portal", plain(why, 0), plain(why, 1));
  }

  /** No usable answer came. */
  public static Check accident(PortalException accident) {
    Answer words = AccidentText.of(accident);
    return Check.problem(
        "portal",
        plain(words, 0),
        accident.trouble() == Trouble.TLS
            ? "photoshell speaks TLS 1.2 and 1.3; the portal, or a proxy before it, must know one of them."
            : plain(words, 1));
  }

  private static String plain(Answer answer, int line) {
    return line < answer.lines().size() ? answer.lines().get(line).plain() : "";
  }

  /** Where, who, and what the key may do until when. */
  public List<Check> session(Session session) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.well("portal", session.address() + " answers: " + Names.of(session.version())));
    checks.add(Check.well("you", Names.of(session.who()) + ", " + Names.of(session.who().role())));
    if (session.state() != null) {
      checks.add(
          Check.problem(
              "state",
              "The portal " + PortalStateText.of(session.state()) + ".",
              PortalStateText.next(session.state())));
    }
    checks.add(key(session));
    boolean enough = session.rights().readsPeople() && session.rights().changesPhotos();
    String allowed = SessionText.allowed(session.rights());
    checks.add(
        enough
            ? Check.well("rights", allowed)
            : Check.hint(
                "rights",
                allowed,
                "For the rest make a key with accounts:write under Developer Tools > API keys."));
    checks.add(Check.well("photos", SessionText.whosePhotos(session)));
    return checks;
  }

  private Check key(Session session) {
    if (session.hidesKey()) {
      return Check.well("key", SessionText.HIDDEN_KEY);
    }
    String what = SessionText.key(session) + " " + sessions.expiry(session).plain();
    return sessions.expiresSoon(session).isEmpty()
        ? Check.well("key", what)
        : Check.problem(
            "key",
            what,
            "Make another under Developer Tools > API keys, then 'connect "
                + session.address()
                + "'.");
  }

  /** The way to a portal, as far as it was seen. */
  public List<Check> line(PortalAddress portal, Contact contact) {
    List<Check> checks = new ArrayList<>();
    if (!portal.isHttps() || contact.tlsVersion() != null || !contact.chain().isEmpty()) {
      checks.add(encryption(portal, contact));
    }
    for (PeerCertificate certificate : contact.chain()) {
      checks.add(certificate(certificate));
    }
    checks.add(proxy(contact.proxy()));
    Duration ahead = contact.clockAhead();
    if (ahead != null) {
      checks.add(clock(ahead));
    }
    return checks;
  }

  private static Check encryption(PortalAddress portal, Contact contact) {
    if (portal.isHttps()) {
      String version = contact.tlsVersion();
      return Check.well(
          "TLS",
          version == null
              ? "no secure connection stood with " + portal.label()
              : version.replaceFirst("^TLSv", "TLS ") + " with " + portal.label());
    }
    return portal.isLoopback()
        ? Check.well("TLS", "none, and none needed: the portal is on this computer")
        : Check.problem(
            "TLS",
            "none: everybody on the way to " + portal.label() + " can read the key",
            "Type 'connect https://"
                + portal.label()
                + "'; the key that was sent is best replaced.");
  }

  private Check certificate(PeerCertificate one) {
    Instant now = Instant.now(clock);
    String what =
        "%s, by %s, until %s"
            .formatted(
                one.subject(),
                one.issuer().equals(one.subject()) ? "itself" : one.issuer(),
                day(one.validUntil()));
    String clockSays = " This computer's clock says " + day(now) + ".";
    if (now.isBefore(one.validFrom())) {
      return Check.problem(
          "certificate",
          what + ": not valid before " + day(one.validFrom()),
          "Is the clock right?" + clockSays);
    }
    if (now.isAfter(one.validUntil())) {
      return Check.problem(
          "certificate", what + ": over", "Have whoever runs the portal renew it." + clockSays);
    }
    return Duration.between(now, one.validUntil()).compareTo(SOON) < 0
        ? Check.problem(
            "certificate",
            what + ", which is soon",
            "Have whoever runs the portal renew it before then.")
        : Check.well("certificate", what);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Check proxy(@Nullable ProxyUse proxy) {
    return Check.well(
        "proxy",
        proxy == null
            ? "none"
            : "%s, from %s%s"
                .formatted(
                    proxy.label(),
                    proxy.source(),
                    proxy.withPassword() ? ", with user name and password" : ""));
  }

  private static Check clock(Duration ahead) {
    Duration apart = ahead.abs();
    String what =
        apart.toSeconds() < 2
            ? "as the portal's"
            : "%s %s the portal's"
                .formatted(words(apart), ahead.isNegative() ? "behind" : "ahead of");
    return apart.compareTo(CLOCKS_AGREE) <= 0
        ? Check.well("clock", what)
        : Check.problem(
            "clock",
            what,
            "One of the two is wrong; have this computer's set by the network ('timedatectl' shows it).");
  }

  private static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 120) {
      return seconds + " seconds";
    }
    long minutes = seconds / 60;
    return minutes < 120
        ? minutes + " minutes"
        : minutes < 48 * 60 ? minutes / 60 + " hours" : minutes / 60 / 24 + " days";
  }
}
