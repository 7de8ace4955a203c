package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.session.ConnectOutcome.BadAddress;
import io.github.photoshell.session.ConnectOutcome.BadProxy;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.ConnectOutcome.KeyTooNarrow;
import io.github.photoshell.session.ConnectOutcome.NoToken;
import io.github.photoshell.session.ConnectOutcome.NotDocSpace;
import io.github.photoshell.session.ConnectOutcome.PlainHttp;
import io.github.photoshell.session.ConnectOutcome.Redirected;
import io.github.photoshell.session.ConnectOutcome.TokenRefused;
import io.github.photoshell.session.ConnectOutcome.Unpaid;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Texts for the outcome of connecting. */
public final class ConnectText {
  /** The message for a missing API key. */
  static final String NO_TOKEN = "No API key was given.";

  private final SessionText session;

  ConnectText(Clock clock) {
    this.session = new SessionText(clock);
  }

  /** Returns the failure of a command that needs a session. */
  public static CommandResult notConnected() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "Not connected to a portal.",
        "Type 'connect <portal>', or 'practice' to learn on a portal where nothing can break.");
  }

  /** Returns a warning if the key expires within a week. */
  Optional<Text> expiresSoon(Session open) {
    return session.expiresSoon(open);
  }

  CommandResult of(ConnectOutcome outcome) {
    if (outcome instanceof Connected connected) {
      return CommandResult.of(session.greeting(connected.session()));
    }
    if (outcome instanceof BadAddress bad) {
      return of(bad);
    }
    if (outcome instanceof PlainHttp plain) {
      return CommandResult.failed(
          ExitCode.USAGE,
          plain.address() + " is not encrypted: anyone on the network could read the API key.",
          "Type 'connect https://%s'. To connect anyway, add --allow-http."
              .formatted(plain.address().label()));
    }
    if (outcome instanceof BadProxy bad) {
      return CommandResult.failed(
          ExitCode.USAGE,
          bad.setting() + " is not a usable proxy address.",
          "Write it as http://proxy.example.com:3128 or http://user:password@proxy….");
    }
    if (outcome instanceof NotDocSpace other && other.status() < 0) {
      ServerAddress address = other.address();
      return CommandResult.failed(
          ExitCode.NO_ANSWER,
          address.label() + " answers, but not over http.",
          address.isHttps()
              ? "Check the address and the port."
              : "Check the port. If it is one for https, type 'connect https://%s'."
                  .formatted(address.label()));
    }
    if (outcome instanceof NotDocSpace other) {
      return CommandResult.failed(
              ExitCode.NO_ANSWER,
              "%s does not answer like a DocSpace portal (%s)."
                  .formatted(other.address(), attempt(other)),
              "Check the address: copy it from the browser, up to the first single slash.")
          .withStatus(other.status());
    }
    if (outcome instanceof Redirected away) {
      if (away.to().startsWith("/")) {
        return CommandResult.failed(
                ExitCode.NO_ANSWER,
                "%s redirects requests to its page %s (%d)."
                    .formatted(away.from(), away.to(), away.status()),
                "Open it in a browser: it may not be set up yet, or may need another sign-in.")
            .withStatus(away.status());
      }
      return CommandResult.failed(
              ExitCode.NO_ANSWER,
              away.from() + " redirects to " + away.to() + ".",
              "If that is your portal, type 'connect " + away.to() + "'.")
          .withStatus(away.status());
    }
    if (outcome instanceof NoToken) {
      return CommandResult.failed(
          ExitCode.NOT_CONNECTED,
          NO_TOKEN,
          "Set DOCSPACE_API_KEY or use --token-file <file>. On a terminal photoshell asks for it.");
    }
    if (outcome instanceof TokenRefused refused) {
      return CommandResult.failed(
              ExitCode.NOT_CONNECTED,
              refused.apiKey()
                  ? "The portal refused the API key (401): it is unknown, disabled or expired."
                  : "The portal refused the token (401). It is not an API key: those start with"
                      + " sk-.",
              "Create an API key in the portal under Developer Tools > API keys, then try again.")
          .withStatus(401);
    }
    if (outcome instanceof Unpaid) {
      return CommandResult.failed(
              ExitCode.REFUSED,
              "The portal is unpaid (402). It accepted the API key, but does not show whose it is.",
              "Use an API key with accounts.self:read, or connect after the owner has renewed the"
                  + " plan.")
          .withStatus(402);
    }
    KeyTooNarrow narrow = (KeyTooNarrow) outcome;
    return CommandResult.failed(
            ExitCode.REFUSED,
            "The %s does not allow reading your own profile (403)."
                .formatted(narrow.apiKey() ? "API key" : "access token"),
            "Create an API key with accounts:read or accounts:write, then try again.")
        .withStatus(403);
  }

  /** Returns the result for a key that belongs to the portal in the environment. */
  static CommandResult keyForAnotherPortal() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        NO_TOKEN,
        "DOCSPACE_API_KEY is for the portal in DOCSPACE_BASE_URL; use --token-file <file> for"
            + " another.");
  }

  /** Returns the result for an address that looks like the name of a saved portal. */
  static CommandResult unknownName(BadAddress bad) {
    return CommandResult.failed(
        ExitCode.USAGE,
        "No saved portal is named '%s'.".formatted(bad.typed()),
        PortalPrompt.PRACTICE.equalsIgnoreCase(bad.typed())
            ? "For the practice portal type 'practice'."
            : "'portals' lists them. If it is an address, type 'connect %s'."
                .formatted(better(bad)));
  }

  private static String better(BadAddress bad) {
    return Objects.requireNonNullElse(bad.better(), "https://portal.example.com");
  }

  private static String attempt(NotDocSpace other) {
    String body =
        switch (other.bodyKind()) {
          case HTML -> "a web page";
          case TEXT -> "text";
          case JSON -> "other JSON";
          case EMPTY -> "an empty response";
          case NONE -> "nothing";
        };
    return "%d, %s".formatted(other.status(), body);
  }

  private static CommandResult of(BadAddress bad) {
    String message =
        switch (bad.problem()) {
          case EMPTY -> "The portal's address is missing.";
          case NO_SCHEME -> "'%s' does not start with https:// or http://.".formatted(bad.typed());
          case NOT_HTTP -> "'%s' is neither https nor http.".formatted(bad.typed());
          case HAS_PATH ->
              "'%s' is a page; the portal's address ends after the host name."
                  .formatted(bad.typed());
          case HAS_CREDENTIALS ->
              "'%s' contains a user name or password, which are never sent.".formatted(bad.typed());
          case UNREADABLE -> "'%s' is not a valid address.".formatted(bad.typed());
        };
    return CommandResult.failed(ExitCode.USAGE, message, "Type 'connect " + better(bad) + "'.");
  }
}
