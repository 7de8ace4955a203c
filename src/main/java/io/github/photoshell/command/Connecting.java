package io.github.photoshell.command;

import io.github.photoshell.portal.Token;
import io.github.photoshell.render.AccidentText;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.ConnectText;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.session.Connect;
import io.github.photoshell.session.ConnectOutcome;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.TokenSource;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Launch;
import io.github.photoshell.shell.UsageException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens sessions: for {@code connect}, for the practice portal, and unasked for a command that
 * needs one where start options or the environment name portal and token.
 */
@Component
public final class Connecting {
  static final String PORTAL_VARIABLE = "DOCSPACE_BASE_URL";
  static final String TOKEN_VARIABLE = "DOCSPACE_API_KEY";

  private final Connect connect;
  private final CurrentSession sessions;
  private final Whereabouts whereabouts;
  private final Launch launch;
  private final ConnectText text = new ConnectText(Clock.systemUTC());

  Connecting(Connect connect, CurrentSession sessions, Whereabouts whereabouts, Launch launch) {
    this.connect = connect;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
    this.launch = launch;
  }

  /**
   * Connects and makes the session the current one; on failure the one before stays.
   *
   * @param portal the address as typed; null to take the one of the start options or environment
   * @param tokenFile the file that holds the token; null for the start option's, if any
   */
  Answer connect(
      @Nullable String portal, @Nullable String tokenFile, boolean allowHttp, Input input) {
    String address =
        Optional.ofNullable(portal)
            .or(this::knownPortal)
            .orElseThrow(
                () ->
                    new UsageException(
                        "Which portal? <portal> is missing.",
                        "Type 'connect https://portal.example.com', or set "
                            + PORTAL_VARIABLE
                            + "."));
    String file = tokenFile == null ? launch.tokenFile() : tokenFile;
    Token given = file == null ? null : TokenFile.read(file, input);
    TokenSource source = () -> given == null ? environmentOrAsked(address, input) : given;
    ConnectOutcome outcome = connect.connect(address, allowHttp || launch.allowHttp(), source);
    open(outcome, input);
    return text.of(outcome);
  }

  /** Connects to the practice portal inside this shell. */
  public Answer connectToPractice(String address, String token) {
    ConnectOutcome outcome = connect.connect(address, false, () -> Token.of(token).orElse(null));
    if (outcome instanceof Connected connected) {
      whereabouts.practiceAt(connected.session().address());
      sessions.open(connected.session());
    }
    return text.of(outcome);
  }

  /**
   * Makes sure that there is a session.
   *
   * @return null when there is one, else why not
   */
  @Nullable Answer ensureSession(Input input) {
    if (sessions.current().isPresent()) {
      return null;
    }
    if (knownPortal().isEmpty()) {
      return AccidentText.notConnected();
    }
    Answer answer = connect(null, null, false, input);
    return answer.ending() == Ending.DONE ? null : answer;
  }

  private void open(ConnectOutcome outcome, Input input) {
    if (!(outcome instanceof Connected connected)) {
      return;
    }
    Session session = connected.session();
    if (!session.address().isHttps() && !session.address().isLoopback()) {
      input.note(
          Text.of(Tone.WARN, "This connection is not encrypted: others can read the token."));
    }
    sessions.open(session);
  }

  /** Returns the portal to take where none is typed: the start option's, then the environment's. */
  Optional<String> knownPortal() {
    return Optional.ofNullable(launch.portal())
        .or(() -> Optional.ofNullable(launch.environment().get(PORTAL_VARIABLE)))
        .filter(address -> !address.isBlank());
  }

  /**
   * The key of the environment belongs to the portal of the environment; no other portal gets to
   * see it.
   */
  private @Nullable Token environmentOrAsked(String address, Input input) {
    String key = launch.environment().get(TOKEN_VARIABLE);
    String owner = launch.environment().get(PORTAL_VARIABLE);
    boolean itsOwn = owner == null || owner.isBlank() || sameAddress(owner, address);
    if (key != null && !key.isBlank() && itsOwn) {
      return Token.of(key).orElseThrow(() -> unusable(TOKEN_VARIABLE));
    }
    char[] typed = input.secret(Text.of("API key (not shown):"));
    if (typed == null || typed.length == 0) {
      return null;
    }
    return Token.of(typed).orElseThrow(() -> unusable("What was typed"));
  }

  private static boolean sameAddress(String one, String other) {
    return one.strip()
        .replaceFirst("/$", "")
        .equalsIgnoreCase(other.strip().replaceFirst("/$", ""));
  }

  private static UsageException unusable(String what) {
    return new UsageException(
        what + " holds characters that no token has.",
        "Copy the key once more, from sk- to its end.");
  }
}
