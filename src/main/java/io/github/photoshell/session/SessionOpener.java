package io.github.photoshell.session;

import io.github.photoshell.http.ClientCertificate;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.ConnectOutcome.BadAddress;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.ConnectOutcome.NoToken;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens sessions: for {@code connect}, for the practice portal, and automatically for commands if
 * start options or the environment give the portal and the API key.
 */
@Component
public final class SessionOpener {
  private final Connect connect;
  private final CurrentSession sessions;
  private final PortalPrompt prompt;
  private final StartOptions startOptions;
  private final PortalLookup lookup;
  private final SavedPortals portals;
  private final NetworkSetup setup;
  private final KeyPrompt keyPrompt;
  private final KeyRenewal renewal;
  private final ConnectText text = new ConnectText(Clock.systemUTC());

  SessionOpener(
      Connect connect,
      CurrentSession sessions,
      PortalPrompt prompt,
      StartOptions startOptions,
      PortalLookup lookup,
      SavedPortals portals,
      NetworkSetup setup,
      KeyPrompt keyPrompt,
      KeyRenewal renewal) {
    this.connect = connect;
    this.sessions = sessions;
    this.prompt = prompt;
    this.startOptions = startOptions;
    this.lookup = lookup;
    this.portals = portals;
    this.setup = setup;
    this.keyPrompt = keyPrompt;
    this.renewal = renewal;
  }

  /** Connects and makes the session the current one; on failure the previous one stays open. */
  CommandResult connect(ConnectRequest request, CommandInput input) {
    return connect(request, input, true);
  }

  /**
   * Connects.
   *
   * @param asks whether to prompt for the key
   */
  private CommandResult connect(ConnectRequest request, CommandInput input, boolean asks) {
    if (input.isReplay()) {
      return refusedInReplay();
    }
    String typed = lookup.portal(request);
    SavedPortal known = lookup.saved(typed).orElse(null);
    String address = known == null ? typed : known.address();
    ApiKeySource source = source(request, known);
    // A file is read before any request, so that a wrong name sends nothing.
    // Without prompts, as for doctor, the caller reports an open file itself.
    Consumer<Text> warned = asks ? input::printRemark : warning -> {};
    Token read = source.file() == null ? null : source.token(input, warned);
    ConnectOutcome outcome =
        connect.connect(
            address,
            request.allowHttp() || startOptions.allowHttp(),
            () -> read == null ? token(source, address, input, asks) : read,
            asks && !source.isGiven() && !keyPrompt.isInEnvironment(address),
            setup
                .network(caFile(request, known))
                .with(clientCertificate(request, known, asks ? input : null)));
    if (outcome instanceof NoToken && keyPrompt.isForAnother(address)) {
      return ConnectText.keyForAnotherPortal();
    }
    if (!(outcome instanceof Connected connected)) {
      return result(outcome, typed, known);
    }
    Session session = connected.session();
    open(session, source, known, input);
    return request.name() == null
        ? text.of(outcome)
        : saved(request, request.name(), known, session);
  }

  /** Makes the requests of connecting in a dry run, with a placeholder key. */
  CommandResult connect(ConnectRequest request, DryRunContext context) {
    String typed = lookup.portal(request);
    SavedPortal known = lookup.saved(typed).orElse(null);
    String address = known == null ? typed : known.address();
    ConnectOutcome outcome =
        connect(address, request.allowHttp() || startOptions.allowHttp(), context);
    return result(outcome, typed, known);
  }

  private ConnectOutcome connect(String address, boolean allowHttp, DryRunContext context) {
    ConnectOutcome outcome =
        connect
            .dryRun(context.dryRun())
            .connect(
                address,
                allowHttp,
                () -> Token.of("sk-rehearsal").orElseThrow(),
                true,
                setup.network(null));
    if (outcome instanceof Connected connected) {
      context.open(connected.session());
    }
    return outcome;
  }

  private CommandResult result(ConnectOutcome outcome, String typed, @Nullable SavedPortal known) {
    return outcome instanceof BadAddress bad && known == null && lookup.isUnknownName(typed)
        ? ConnectText.unknownName(bad)
        : text.of(outcome);
  }

  private @Nullable Token token(
      ApiKeySource source, String address, CommandInput input, boolean asks) {
    if (source.isGiven()) {
      return source.token(input, input::printRemark);
    }
    Token found = keyPrompt.fromEnvironment(address);
    return found == null && asks ? keyPrompt.prompt(input) : found;
  }

  /** Saves the portal of the session, which stays open even if saving fails. */
  private CommandResult saved(
      ConnectRequest request, String name, @Nullable SavedPortal known, Session session) {
    List<Text> lines = new ArrayList<>(text.of(new Connected(session)).lines());
    SavedPortal portal;
    Optional<SavedPortal> replaced;
    try {
      // Settings that were not given again are kept, unless the name becomes another portal's.
      SavedPortal before =
          known == null
              ? portals.find(name).filter(one -> one.isAt(session.address())).orElse(null)
              : known;
      String address = session.address().toString();
      portal = request.toSave(name, address, before, prompt.isProduction(session));
      replaced = portals.save(portal);
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "Connected, but the portal could not be saved: " + e.getMessage() + ".",
          "'doctor' checks the settings folder.");
    }
    prompt.setPortal(session.address(), portal, portal.production());
    String instead =
        replaced
            .filter(one -> !one.isAt(session.address()))
            .map(one -> " in place of " + one.address())
            .orElse("");
    lines.add(Text.of("Saved%s. Next time: connect %s".formatted(instead, portal.name())));
    return CommandResult.of(lines);
  }

  private ApiKeySource source(ConnectRequest request, @Nullable SavedPortal known) {
    if (request.key().isGiven()) {
      return request.key();
    }
    if (startOptions.tokenFile() != null) {
      return ApiKeySource.file(startOptions.tokenFile());
    }
    return known == null ? ApiKeySource.NONE : ApiKeySource.of(known);
  }

  private @Nullable String caFile(ConnectRequest request, @Nullable SavedPortal known) {
    if (request.caFile() != null) {
      return request.caFile();
    }
    return startOptions.caFile() != null || known == null ? startOptions.caFile() : known.caFile();
  }

  /**
   * Reads the client certificate of the portal; returns null if it has none.
   *
   * @param asking asks for the passphrase; null to ask nothing
   */
  private @Nullable ClientCertificate clientCertificate(
      ConnectRequest request, @Nullable SavedPortal known, @Nullable CommandInput asking) {
    String file =
        request.clientCert() == null && known != null ? known.clientCert() : request.clientCert();
    Text question = Text.of("Passphrase of " + file + " (hidden):");
    return file == null
        ? null
        : setup.clientCertificate(file, () -> asking == null ? null : asking.askSecret(question));
  }

  /**
   * Connects to the practice portal inside this shell.
   *
   * @param authority an additional certificate authority in PEM; null for none
   */
  public CommandResult connectToPractice(String address, String token, @Nullable String authority) {
    ConnectOutcome outcome =
        connect.connect(
            address, false, () -> Token.of(token).orElse(null), true, setup.trusting(authority));
    if (outcome instanceof Connected connected) {
      prompt.setPractice(connected.session().address());
      sessions.open(connected.session());
    }
    return text.of(outcome);
  }

  /** Makes the requests of connecting to a practice portal in a dry run; none needs to run. */
  public CommandResult connectToPractice(DryRunContext context) {
    return text.of(connect("http://127.0.0.1", false, context));
  }

  /**
   * Opens a session if there is none.
   *
   * @return null if there is a session, else the failure
   */
  public @Nullable CommandResult ensureSession(CommandInput input) {
    return ensureSession(input, true);
  }

  /** Does the same in a dry run. */
  public @Nullable CommandResult ensureSession(DryRunContext context) {
    if (context.session() != null) {
      return null;
    }
    if (lookup.knownPortal().isEmpty()) {
      return ConnectText.notConnected();
    }
    CommandResult result = connect(ConnectRequest.NOTHING, context);
    if (result.exitCode() != ExitCode.DONE) {
      return result;
    }
    if (sessions.current().isEmpty()) {
      // So that the questions of the command are those of its portal.
      ServerAddress address = context.require().address();
      prompt.setPortal(address, null, lookup.isProduction(address, remark -> {}));
    }
    return null;
  }

  /** Opens a session if there is none, without prompting for a key. */
  @Nullable CommandResult ensureSessionWithoutPrompt(CommandInput input) {
    return ensureSession(input, false);
  }

  /** Returns whether a result says that only the API key is missing. */
  static boolean isMissingKey(CommandResult result) {
    return ConnectText.NO_TOKEN.equals(
        result.lines().isEmpty() ? null : result.lines().get(0).plain());
  }

  private @Nullable CommandResult ensureSession(CommandInput input, boolean asks) {
    if (input.isReplay() && !prompt.isPractice()) {
      return refusedInReplay();
    }
    if (sessions.current().isPresent()) {
      return null;
    }
    if (lookup.knownPortal().isEmpty()) {
      return ConnectText.notConnected();
    }
    CommandResult result = connect(ConnectRequest.NOTHING, input, asks);
    if (result.exitCode() != ExitCode.DONE) {
      return result;
    }
    sessions.current().flatMap(text::expiresSoon).ifPresent(input::printRemark);
    return null;
  }

  /** Returns the open session. */
  Session session() {
    return sessions.require();
  }

  /**
   * Replaces a key that the portal has refused during a command.
   *
   * @param changes the number of changes in the session before the command
   * @return null if the command can be run again; otherwise why not
   * @throws PortalException the failure itself, if a new key does not help
   */
  @Nullable CommandResult renewKey(
      Session session, long changes, PortalException failure, CommandInput input) {
    if (input.isReplay() || prompt.isPractice() || !renewal.helps(session, failure)) {
      throw failure;
    }
    return renewal.renew(session, changes, failure, input);
  }

  /** Refuses a lesson's line that would run a program or reach another portal. */
  private static CommandResult refusedInReplay() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "A lesson's solution runs only on the practice portal.",
        "Type the line yourself to run it elsewhere.");
  }

  private void open(
      Session session, ApiKeySource source, @Nullable SavedPortal known, CommandInput input) {
    if (!session.address().isHttps() && !session.address().isLoopback()) {
      input.printRemark(
          Text.of(Style.WARN, "This connection is not encrypted: others can read the API key."));
    }
    boolean isProduction = lookup.isProduction(session.address(), input::printRemark);
    prompt.setPortal(session.address(), known, isProduction);
    renewal.remember(source);
    sessions.open(session);
  }
}
