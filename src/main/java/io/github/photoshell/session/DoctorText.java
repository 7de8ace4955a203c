package io.github.photoshell.session;

import io.github.photoshell.http.ConnectionInfo;
import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PeerCertificate;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.PortalStateText;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of {@code doctor}: the findings, and the fix of each problem. */
final class DoctorText {
  private static final String MARK = "!!";
  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration CLOCKS_AGREE = Duration.ofSeconds(60);

  private final Clock clock;
  private final SessionText sessions;

  DoctorText(Clock clock) {
    this.clock = clock;
    this.sessions = new SessionText(clock);
  }

  /** Returns the report as text. */
  static CommandResult of(List<DoctorCheck> doctorChecks, LineLayout layout) {
    int names =
        doctorChecks.stream().mapToInt(doctorCheck -> doctorCheck.name().length()).max().orElse(0);
    String indent = " ".repeat(MARK.length() + 1 + names + 2);
    LineLayout beside =
        layout.width() == Integer.MAX_VALUE
            ? layout
            : new LineLayout(
                Math.max(20, layout.width() - indent.length()), layout.columnCounter());
    List<Text> lines = new ArrayList<>();
    for (DoctorCheck doctorCheck : doctorChecks) {
      Text head = doctorCheck.ok() ? Text.of(" ".repeat(MARK.length())) : Text.of(Style.BAD, MARK);
      String name = doctorCheck.name() + " ".repeat(names - doctorCheck.name().length() + 2);
      Text first = head.plus(" ").plus(doctorCheck.ok() ? Style.PLAIN : Style.BAD, name);
      for (Text part : Text.of(doctorCheck.finding()).wrapped(beside)) {
        lines.add(first.plus(part).noWrap());
        first = Text.of(indent);
      }
      if (doctorCheck.fix() != null) {
        Style style = doctorCheck.ok() ? Style.FAINT : Style.WARN;
        for (Text part : Text.of(style, doctorCheck.fix()).wrapped(beside)) {
          lines.add(Text.of(indent).plus(part).noWrap());
        }
      }
    }
    long problems = doctorChecks.stream().filter(doctorCheck -> !doctorCheck.ok()).count();
    lines.add(
        problems == 0
            ? Text.of(Style.GOOD, "No problem found.")
            : Text.of(
                Style.BAD,
                problems == 1
                    ? "1 problem (!!). The fix is below it."
                    : problems + " problems (!!). The fix is below each of them."));
    return problems == 0 ? CommandResult.of(lines) : CommandResult.report(lines, null);
  }

  /** Returns the report as a JSON document. */
  static CommandResult data(List<DoctorCheck> doctorChecks) {
    String document = Json.list(doctorChecks.stream().map(DoctorText::json).toList()).pretty();
    return doctorChecks.stream().allMatch(DoctorCheck::ok)
        ? CommandResult.data(document)
        : CommandResult.report(List.of(), document);
  }

  private static Map<String, @Nullable Object> json(DoctorCheck check) {
    return Json.members(
        "name", check.name(),
        "ok", check.ok(),
        "finding", Text.of(check.finding()).plain(),
        "fix", check.fix() == null ? null : Text.of(check.fix()).plain());
  }

  /**
   * Returns the check for no known portal.
   *
   * @param tried the portal of the last failed attempt; else null
   */
  static DoctorCheck notConnected(@Nullable ServerAddress tried) {
    CommandResult words = ConnectText.notConnected();
    return tried == null
        ? DoctorCheck.hint("portal", plain(words, 0), plain(words, 1))
        : DoctorCheck.hint(
            "portal",
            "Not connected: the attempt to connect to "
                + tried
                + " failed. Connection details are below.",
            "Type 'connect " + tried + "' to try again.");
  }

  /** Returns the check for a known portal without a key. */
  static DoctorCheck keyIsMissing(CommandResult reason) {
    return DoctorCheck.hint("portal", "Not connected. " + plain(reason, 0), plain(reason, 1));
  }

  /** Returns the check for a refused connection. */
  static DoctorCheck refused(CommandResult reason) {
    return DoctorCheck.problem("portal", plain(reason, 0), plain(reason, 1));
  }

  /** Returns the check for no usable response. */
  static DoctorCheck failure(PortalException exception) {
    CommandResult words = FailureText.of(exception);
    return DoctorCheck.problem(
        "portal",
        plain(words, 0),
        exception.kind() == FailureKind.TLS
            ? "photoshell supports TLS 1.2 and 1.3. The portal, or a proxy in front of it, must"
                + " support one of them."
            : plain(words, 1));
  }

  private static String plain(CommandResult result, int line) {
    return line < result.lines().size() ? result.lines().get(line).plain() : "";
  }

  /** Returns the checks of the portal, the account and the API key. */
  List<DoctorCheck> session(Session session) {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    doctorChecks.add(
        DoctorCheck.passed(
            "portal", session.address() + " answers: " + DisplayNames.of(session.version())));
    doctorChecks.add(
        DoctorCheck.passed(
            "you",
            DisplayNames.of(session.account()) + ", " + DisplayNames.of(session.account().role())));
    if (session.state() != null) {
      doctorChecks.add(
          DoctorCheck.problem(
              "state",
              "The portal " + PortalStateText.of(session.state()) + ".",
              PortalStateText.next(session.state())));
    }
    doctorChecks.add(key(session));
    boolean enough = session.scopes().readsPeople() && session.scopes().changesPhotos();
    String rights = SessionText.rights(session.scopes());
    doctorChecks.add(
        enough
            ? DoctorCheck.passed("rights", rights)
            : DoctorCheck.hint(
                "rights",
                rights,
                "For the rest create an API key with accounts:write under Developer Tools > API"
                    + " keys."));
    doctorChecks.add(DoctorCheck.passed("photos", SessionText.whosePhotos(session)));
    return doctorChecks;
  }

  private DoctorCheck key(Session session) {
    if (session.hidesKey()) {
      return DoctorCheck.passed("key", SessionText.HIDDEN_KEY);
    }
    String message = SessionText.key(session) + ". " + sessions.expiry(session).plain();
    return sessions.expiresSoon(session).isEmpty()
        ? DoctorCheck.passed("key", message)
        : DoctorCheck.problem(
            "key",
            message,
            "Create a new one under Developer Tools > API keys, then type 'connect "
                + session.address()
                + "'.");
  }

  /** Returns the checks of the connection, as far as known. */
  List<DoctorCheck> connection(ServerAddress portal, ConnectionInfo connectionInfo) {
    List<DoctorCheck> doctorChecks = new ArrayList<>();
    if (!portal.isHttps()
        || connectionInfo.tlsVersion() != null
        || !connectionInfo.chain().isEmpty()) {
      doctorChecks.add(encryption(portal, connectionInfo));
    }
    for (PeerCertificate certificate : connectionInfo.chain()) {
      doctorChecks.add(certificate(certificate));
    }
    doctorChecks.add(proxy(connectionInfo.proxy()));
    Duration ahead = connectionInfo.clockAhead();
    if (ahead != null) {
      doctorChecks.add(clock(ahead));
    }
    return doctorChecks;
  }

  private static DoctorCheck encryption(ServerAddress portal, ConnectionInfo connectionInfo) {
    if (portal.isHttps()) {
      String version = connectionInfo.tlsVersion();
      return DoctorCheck.passed(
          "TLS",
          version == null
              ? "no secure connection with " + portal.label()
              : version.replaceFirst("^TLSv", "TLS ") + " with " + portal.label());
    }
    return portal.isLoopback()
        ? DoctorCheck.passed("TLS", "none; not needed, because the portal is on this computer")
        : DoctorCheck.problem(
            "TLS",
            "none: anyone on the network to " + portal.label() + " can read the API key",
            "Type 'connect https://"
                + portal.label()
                + "', and replace the API key that was sent.");
  }

  private DoctorCheck certificate(PeerCertificate peerCertificate) {
    Instant now = Instant.now(clock);
    String message =
        "%s, issued by %s, valid until %s"
            .formatted(
                peerCertificate.subject(),
                peerCertificate.issuer().equals(peerCertificate.subject())
                    ? "itself"
                    : peerCertificate.issuer(),
                day(peerCertificate.validUntil()));
    String clockSays = " This computer's clock says " + day(now) + ".";
    if (now.isBefore(peerCertificate.validFrom())) {
      return DoctorCheck.problem(
          "certificate",
          message + ": not valid before " + day(peerCertificate.validFrom()),
          "Is the clock right?" + clockSays);
    }
    if (now.isAfter(peerCertificate.validUntil())) {
      return DoctorCheck.problem(
          "certificate", message + ": expired", "Ask the portal's admin to renew it." + clockSays);
    }
    return Duration.between(now, peerCertificate.validUntil()).compareTo(SOON) < 0
        ? DoctorCheck.problem(
            "certificate",
            message + ": expires soon",
            "Ask the portal's admin to renew it before then.")
        : DoctorCheck.passed("certificate", message);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static DoctorCheck proxy(@Nullable ProxyUse proxy) {
    return DoctorCheck.passed(
        "proxy",
        proxy == null
            ? "none"
            : "%s, from %s%s"
                .formatted(
                    proxy.label(),
                    proxy.source(),
                    proxy.withPassword() ? ", with user name and password" : ""));
  }

  private static DoctorCheck clock(Duration ahead) {
    Duration apart = ahead.abs();
    String message =
        apart.toSeconds() < 2
            ? "same as the portal's"
            : "%s %s the portal's"
                .formatted(words(apart), ahead.isNegative() ? "behind" : "ahead of");
    return apart.compareTo(CLOCKS_AGREE) <= 0
        ? DoctorCheck.passed("clock", message)
        : DoctorCheck.problem(
            "clock",
            message,
            "One of the two clocks is wrong. Turn on network time on this computer ('timedatectl'"
                + " shows it).");
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

  /**
   * The result of one check.
   *
   * @param name a constant name of one or two words
   * @param ok false for a problem
   * @param finding one line
   * @param fix the fix; never null for a problem, an optional hint otherwise
   */
  record DoctorCheck(String name, boolean ok, String finding, @Nullable String fix) {
    static DoctorCheck passed(String name, String message) {
      return new DoctorCheck(name, true, message, null);
    }

    static DoctorCheck hint(String name, String message, String fix) {
      return new DoctorCheck(name, true, message, fix);
    }

    static DoctorCheck problem(String name, String message, String fix) {
      return new DoctorCheck(name, false, message, fix);
    }
  }
}
