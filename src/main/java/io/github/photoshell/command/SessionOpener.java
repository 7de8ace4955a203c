package io.github.photoshell.command;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Token;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ConnectText;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.FailureText;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.Connect;
import io.github.photoshell.session.ConnectOutcome;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.SavedPortal;
import io.github.photoshell.session.SavedPortals;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens sessions: for {@code connect}, for the practice portal, and unasked for a command that
 * needs one where start options or the environment name portal and token.
 */
@Component
public final class SessionOpener {
  static final String PORTAL_VARIABLE = "DOCSPACE_BASE_URL";
  static final String TOKEN_VARIABLE = "DOCSPACE_API_KEY";

  private final Connect connect;
  private final CurrentSession sessions;
  private final PortalPrompt whereabouts;
  private final StartOptions launch;
  private final SavedPortals portals;
  private final NetworkSetup ways;
  private final KeyPrompt keys;
  private final KeyRenewal renewal;
  private final ConnectText text = new ConnectText(Clock.systemUTC());

  SessionOpener(
      Connect connect,
      CurrentSession sessions,
      PortalPrompt whereabouts,
      StartOptions launch,
      SavedPortals portals,
      NetworkSetup ways,
      KeyPrompt keys,
      KeyRenewal renewal) {
    this.connect = connect;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
    this.launch = launch;
    this.portals = portals;
    this.ways = ways;
    this.keys = keys;
    this.renewal = renewal;
  }

  /** Connects and makes the session the current one; on failure the one before stays. */
  CommandResult connect(ConnectRequest wanted, CommandInput input) {
    return connect(wanted, input, true);
  }

  /**
   * The same.
   *
   * @param asks whether the key may be asked for
   */
  private CommandResult connect(ConnectRequest wanted, CommandInput input, boolean asks) {
    if (input.isReplay()) {
      return notInReplay();
    }
    String typed =
        Optional.ofNullable(wanted.portal())
            .or(this::knownPortal)
            .orElseThrow(SessionOpener::noPortal);
    SavedPortal known = saved(typed).orElse(null);
    String address = known == null ? typed : known.address();
    if (input.rehearses()) {
      return rehearse(address, wanted.allowHttp());
    }
    ApiKeySource source = source(wanted, known);
    // A file is read before anything is sent: a wrong name is no reason to bother the portal.
    // Who only looks, as doctor does, tells of an open file by itself.
    Consumer<Text> warned = asks ? input::note : warning -> {};
    Token read = source.file() == null ? null : source.token(warned);
    ConnectOutcome outcome =
        connect.connect(
            address,
            wanted.allowHttp() || launch.allowHttp(),
            () -> read == null ? token(source, address, input, asks) : read,
            ways.network(caFile(wanted, known)));
    if (!(outcome instanceof Connected connected)) {
      return text.of(outcome);
    }
    Session session = connected.session();
    open(session, source, known, input);
    return wanted.name() == null
        ? text.of(outcome)
        : saved(wanted.toSave(wanted.name(), session.address().toString(), known), session);
  }

  /** Makes the calls of a connect, with a key that is none, where nothing is sent. */
  private CommandResult rehearse(String address, boolean allowHttp) {
    ConnectOutcome outcome =
        connect.connect(
            address,
            allowHttp || launch.allowHttp(),
            () -> Token.of("sk-rehearsal").orElseThrow(),
            ways.network(null));
    if (outcome instanceof Connected connected) {
      sessions.open(connected.session());
    }
    return text.of(outcome);
  }

  private @Nullable Token token(
      ApiKeySource source, String address, CommandInput input, boolean asks) {
    if (source.isThere()) {
      return source.token(input::note);
    }
    Token found = keys.ofEnvironment(address);
    return found == null && asks ? keys.asked(input) : found;
  }

  /** Saves the portal of the session; the session stays, whether that works or not. */
  private CommandResult saved(SavedPortal portal, Session session) {
    List<Text> lines = new ArrayList<>(text.of(new Connected(session)).lines());
    try {
      portals.save(portal);
    } catch (IOException unable) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Connected, but the portal could not be saved: " + unable.getMessage() + ".",
          "'doctor' looks at the folder that it is kept in.");
    }
    whereabouts.at(session.address(), portal);
    lines.add(Text.of("Saved: 'connect " + portal.name() + "' leads here from now on."));
    return CommandResult.of(lines);
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

  private ApiKeySource source(ConnectRequest wanted, @Nullable SavedPortal known) {
    if (wanted.key().isThere()) {
      return wanted.key();
    }
    if (launch.tokenFile() != null) {
      return ApiKeySource.file(launch.tokenFile());
    }
    return known == null ? ApiKeySource.NONE : ApiKeySource.of(known);
  }

  private @Nullable String caFile(ConnectRequest wanted, @Nullable SavedPortal known) {
    if (wanted.caFile() != null) {
      return wanted.caFile();
    }
    return launch.caFile() != null || known == null ? launch.caFile() : known.caFile();
  }

  /**
   * Connects to the practice portal inside this shell.
   *
   * @param authority what to trust besides, in PEM; null for nothing
   */
  public CommandResult connectToPractice(String address, String token, @Nullable String authority) {
    ConnectOutcome outcome =
        connect.connect(
            address, false, () -> Token.of(token).orElse(null), ways.trusting(authority));
    if (outcome instanceof Connected connected) {
      if (!DryRun.isOn()) {
        whereabouts.practiceAt(connected.session().address());
      }
      sessions.open(connected.session());
    }
    return text.of(outcome);
  }

  /**
   * Makes sure that there is a session.
   *
   * @return null when there is one, else why not
   */
  @Nullable CommandResult ensureSession(CommandInput input) {
    return ensureSession(input, true);
  }

  /** The same without asking for a key: what is not in a file or the environment is not there. */
  @Nullable CommandResult ensureSessionUnasked(CommandInput input) {
    return ensureSession(input, false);
  }

  /** Whether an answer says that a portal is known and a key is not, so that one is asked for. */
  static boolean lacksOnlyTheKey(CommandResult answer) {
    return ConnectText.NO_TOKEN.equals(
        answer.lines().isEmpty() ? null : answer.lines().get(0).plain());
  }

  private @Nullable CommandResult ensureSession(CommandInput input, boolean asks) {
    if (input.isReplay() && !whereabouts.isPractice()) {
      return notInReplay();
    }
    if (sessions.current().isPresent()) {
      return null;
    }
    if (knownPortal().isEmpty()) {
      return FailureText.notConnected();
    }
    CommandResult answer = connect(ConnectRequest.NOTHING, input, asks);
    if (answer.ending() != ExitCode.DONE) {
      return answer;
    }
    sessions.current().flatMap(text::expiresSoon).ifPresent(input::note);
    return null;
  }

  /**
   * Runs a command of the current session; where the portal no longer takes the key, another one is
   * got and the command run again, unless it had changed something already.
   */
  CommandResult withKeyRenewed(CommandInput input, Function<CommandInput, CommandResult> command) {
    return input.rehearses() || input.isReplay() || whereabouts.isPractice()
        ? command.apply(input)
        : renewal.run(input, command);
  }

  /** Neither a program that prints a key is run for a lesson nor another portal reached. */
  private static CommandResult notInReplay() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "A lesson's solution runs on the practice portal alone.",
        "Type the line yourself to run it elsewhere.");
  }

  private void open(
      Session session, ApiKeySource source, @Nullable SavedPortal known, CommandInput input) {
    if (!session.address().isHttps() && !session.address().isLoopback()) {
      input.note(
          Text.of(Style.WARN, "This connection is not encrypted: others can read the token."));
    }
    whereabouts.at(session.address(), known);
    renewal.remember(source);
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
}
