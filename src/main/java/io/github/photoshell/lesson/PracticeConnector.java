package io.github.photoshell.lesson;

import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.text.CommandResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Connects to the practice portal in the same way as to any other portal. */
@Component
final class PracticeConnector {
  private final SessionOpener opener;
  private final PortalPrompt prompt;
  private final CurrentSession sessions;

  PracticeConnector(SessionOpener opener, PortalPrompt prompt, CurrentSession sessions) {
    this.opener = opener;
    this.prompt = prompt;
    this.sessions = sessions;
  }

  /**
   * Connects.
   *
   * @param address the practice portal's address
   * @param token one of its keys
   * @param authority the CA certificate to trust, in PEM; null for http
   */
  CommandResult connect(String address, String token, @Nullable String authority) {
    return opener.connectToPractice(address, token, authority);
  }

  /** Makes the requests of connecting in a dry run; no portal needs to run. */
  CommandResult dryRun(DryRunContext context) {
    return opener.connectToPractice(context);
  }

  /** Returns whether the shell is connected to the practice portal. */
  boolean isConnected() {
    return prompt.isPractice();
  }

  /** Returns whether the shell is connected to another portal. */
  boolean isConnectedElsewhere() {
    return sessions.current().isPresent() && !prompt.isPractice();
  }

  /** Ends the session, where there is one. */
  void disconnect() {
    sessions.close();
  }
}
