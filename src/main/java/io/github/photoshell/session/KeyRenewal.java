package io.github.photoshell.session;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.ConnectOutcome.Connected;
import io.github.photoshell.session.ConnectOutcome.TokenRefused;
import io.github.photoshell.shell.CommandFailedException;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Replaces an API key that is refused during a session because it has expired or was revoked. The
 * key is read again from its file or program, else from the terminal. Then the command can be run
 * again.
 */
@Component
final class KeyRenewal {
  private static final int TRIES = 3;

  private final Connect connect;
  private final CurrentSession sessions;
  private final KeyPrompt keyPrompt;
  private final ConnectText text = new ConnectText(Clock.systemUTC());
  private volatile ApiKeySource source = ApiKeySource.NONE;

  KeyRenewal(Connect connect, CurrentSession sessions, KeyPrompt keyPrompt) {
    this.connect = connect;
    this.sessions = sessions;
    this.keyPrompt = keyPrompt;
  }

  /** Sets the source of the key of the next session. */
  void remember(ApiKeySource next) {
    source = next.absolute();
  }

  /** Returns whether a failure may be over with another key. */
  boolean helps(Session session, PortalException failure) {
    return failure.kind() == FailureKind.TOKEN_REFUSED && sessions.require().equals(session);
  }

  /**
   * Asks for a new key and opens a session with it.
   *
   * @param changes the number of changes in the session before the command
   * @return null if the command can be run again; otherwise why not
   */
  @Nullable CommandResult renew(
      Session session, long changes, PortalException refused, CommandInput input) {
    CommandResult failed = renew(session, refused, input);
    // The refused request changed nothing, but earlier ones may have.
    return failed == null && session.changes() != changes ? RenewalText.partlyDone() : failed;
  }

  /** Returns null after opening a session for the same person, else the failure. */
  private @Nullable CommandResult renew(
      Session session, PortalException refused, CommandInput input) {
    Token read = source.isGiven() ? reread(input) : null;
    boolean isSame = read != null && session.portal().isUsedWith(read);
    if (read != null && !isSame) {
      ConnectOutcome outcome = connect.reconnect(session, read);
      if (!(outcome instanceof TokenRefused)) {
        return opened(session, outcome, input);
      }
    }
    if (!input.canAsk()) {
      CommandResult failed = FailureText.of(refused);
      return isSame ? RenewalText.sameKey(failed, source) : failed;
    }
    input.printRemark(isSame ? RenewalText.sameKey(source) : RenewalText.refused());
    for (int i = 0; i < TRIES; i++) {
      Token typed = keyPrompt.prompt(input);
      if (typed == null) {
        return RenewalText.noKey();
      }
      if (!session.portal().isUsedWith(typed)) {
        ConnectOutcome outcome = connect.reconnect(session, typed);
        if (!(outcome instanceof TokenRefused)) {
          return opened(session, outcome, input);
        }
      }
      input.printRemark(RenewalText.refusedAgain());
    }
    return RenewalText.noKey();
  }

  /**
   * Reads the file or runs the program again; returns null if that fails and the user can be asked.
   */
  private @Nullable Token reread(CommandInput input) {
    try {
      return source.token(input, input::printRemark);
    } catch (CommandFailedException | UsageException e) {
      if (!input.canAsk()) {
        throw e;
      }
      input.printRemark(
          Text.of(Style.WARN, "The API key could not be read again from its file or command."));
      return null;
    }
  }

  private @Nullable CommandResult opened(
      Session before, ConnectOutcome outcome, CommandInput input) {
    if (!(outcome instanceof Connected connected)) {
      return text.of(outcome);
    }
    Session session = connected.session();
    sessions.open(session);
    if (!session.account().id().equalsIgnoreCase(before.account().id())) {
      return RenewalText.otherPerson(session.account(), before.account());
    }
    input.printRemark(RenewalText.replaced());
    return null;
  }
}
