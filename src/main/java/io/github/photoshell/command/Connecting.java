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
import io.github.photoshell.session.SavedPortal;
import io.github.photoshell.session.SavedPortals;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.TokenSource;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.Launch;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
  private final SavedPortals portals;
  private final ConnectText text = new ConnectText(Clock.systemUTC());

  Connecting(
      Connect connect,
      CurrentSession sessions,
      Whereabouts whereabouts,
      Launch launch,
      SavedPortals portals) {
    this.connect = connect;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
    this.launch = launch;
    this.portals = portals;
  }

  /**
   * What is asked for; null or empty where nothing was said.
   *
   * @param portal an address, or the name of a saved portal
   * @param name under which to save the portal
   */
  record Wanted(
      @Nullable String portal,
      @Nullable String name,
      @Nullable String tokenFile,
      List<String> tokenCommand,
      boolean production,
      boolean allowHttp) {
    static final Wanted NOTHING = new Wanted(null, null, null, List.of(), false, false);
  }

  /** Connects and makes the session the current one; on failure the one before stays. */
  Answer connect(Wanted wanted, Input input) {
    String typed =
        Optional.ofNullable(wanted.portal())
            .or(this::knownPortal)
            .orElseThrow(Connecting::noPortal);
    SavedPortal saved = saved(typed).orElse(null);
    String address = saved == null ? typed : saved.address();
    if (input.rehearses()) {
      return rehearse(address, wanted.allowHttp());
    }
    TokenSource source = source(wanted, saved, address, input);
    ConnectOutcome outcome =
        connect.connect(address, wanted.allowHttp() || launch.allowHttp(), source);
    Answer answer = text.of(outcome);
    if (!(outcome instanceof Connected connected)) {
      return answer;
    }
    SavedPortal known = wanted.name() == null ? saved : save(wanted, connected.session());
    whereabouts.at(connected.session().address(), known);
    open(connected.session(), input);
    return answer;
  }

  /** Makes the calls of a connect, with a key that is none, where nothing is sent. */
  private Answer rehearse(String address, boolean allowHttp) {
    ConnectOutcome outcome =
        connect.connect(
            address, allowHttp || launch.allowHttp(), () -> Token.of("sk-rehearsal").orElseThrow());
    if (outcome instanceof Connected connected) {
      sessions.open(connected.session());
    }
    return text.of(outcome);
  }

  private SavedPortal save(Wanted wanted, Session session) {
    SavedPortal portal =
        new SavedPortal(
            Objects.requireNonNull(wanted.name()),
            session.address().toString(),
            wanted.tokenFile() == null ? null : absolute(wanted.tokenFile()),
            wanted.tokenCommand(),
            wanted.production());
    try {
      portals.save(portal);
      return portal;
    } catch (IOException unable) {
      throw new UsageException(
          "The portal could not be saved: " + unable.getMessage() + ".",
          "Without --name nothing is saved.");
    }
  }

  private static String absolute(String file) {
    return Path.of(file).toAbsolutePath().normalize().toString();
  }

  /** Returns the saved portal of that name; an address is none, whatever it looks like. */
  private Optional<SavedPortal> saved(String typed) {
    if (!SavedPortal.isName(typed)) {
      return Optional.empty();
    }
    try {
      return portals.named(typed);
    } catch (IOException unreadable) {
      throw new UsageException(
          "The saved portals cannot be read: " + unreadable.getMessage() + ".",
          "An address works without them.");
    }
  }

  private TokenSource source(
      Wanted wanted, @Nullable SavedPortal saved, String address, Input input) {
    if (wanted.tokenFile() != null) {
      Token token = TokenFile.read(wanted.tokenFile(), input);
      return () -> token;
    }
    if (!wanted.tokenCommand().isEmpty()) {
      return () -> TokenCommand.run(wanted.tokenCommand());
    }
    if (launch.tokenFile() != null) {
      Token token = TokenFile.read(launch.tokenFile(), input);
      return () -> token;
    }
    if (saved != null && saved.tokenFile() != null) {
      String file = saved.tokenFile();
      return () -> TokenFile.read(file, input);
    }
    if (saved != null && !saved.tokenCommand().isEmpty()) {
      return () -> TokenCommand.run(saved.tokenCommand());
    }
    return () -> environmentOrAsked(address, input);
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
    Answer answer = connect(Wanted.NOTHING, input);
    return answer.ending() == Ending.DONE ? null : answer;
  }

  private void open(Session session, Input input) {
    if (!session.address().isHttps() && !session.address().isLoopback()) {
      input.note(
          Text.of(Tone.WARN, "This connection is not encrypted: others can read the token."));
    }
    sessions.open(session);
  }

  private static UsageException noPortal() {
    return new UsageException(
        "Which portal? <portal> is missing.",
        "Type 'connect https://portal.example.com', or set " + PORTAL_VARIABLE + ".");
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
