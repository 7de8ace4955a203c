package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.PortalPrompt;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.ShellListener;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The practice portal of this shell, shared by all practice commands. Faults apply while a line
 * runs but not while the user types, so that requests of Tab completion do not use them up.
 */
@Component
public final class CurrentPracticePortal implements ShellListener, DisposableBean {
  private final SessionOpener opener;
  private final PortalPrompt prompt;
  private final CurrentSession sessions;
  private @Nullable PracticePortal portal;
  private @Nullable PracticeSettings settings;
  private @Nullable StashedPortal stashed;

  /** A portal that keeps running while another one replaces it. */
  private record StashedPortal(
      PracticePortal portal, PracticeSettings settings, Optional<PracticeKey> key) {}

  CurrentPracticePortal(SessionOpener opener, PortalPrompt prompt, CurrentSession sessions) {
    this.opener = opener;
    this.prompt = prompt;
    this.sessions = sessions;
  }

  /** Returns the running portal; empty before the first {@code practice}. */
  synchronized Optional<PracticePortal> portal() {
    return Optional.ofNullable(portal);
  }

  /** Returns a portal with these settings: the running one if it has them, else a new one. */
  synchronized PracticePortal portal(PracticeSettings requested) throws IOException {
    // A restored state may have another version than the one the portal was started with.
    if (portal != null && requested.equals(settings) && portal.version() == requested.version()) {
      return portal;
    }
    PracticePortal started = PracticePortal.start(requested);
    close();
    portal = started;
    settings = requested;
    return started;
  }

  /** Returns the running portal, or else starts one with the default settings. */
  synchronized PracticePortal portalOrDefault() throws IOException {
    return portal == null ? portal(PracticeSettings.defaults()) : portal;
  }

  /**
   * Sets the running portal and its key aside for {@link #unstash}, so that another portal can
   * replace it. Does nothing if none is running or one is set aside already.
   */
  synchronized void stash() {
    PracticePortal running = portal;
    PracticeSettings runningSettings = settings;
    if (stashed == null && running != null && runningSettings != null) {
      stashed = new StashedPortal(running, runningSettings, currentKey());
      portal = null;
      settings = null;
    }
  }

  /**
   * Stops the running portal and restores the one set aside.
   *
   * @param connect whether to connect to it
   * @return whether there was one set aside
   */
  synchronized boolean unstash(boolean connect) {
    StashedPortal previous = stashed;
    if (previous == null) {
      return false;
    }
    close();
    stashed = null;
    portal = previous.portal();
    settings = previous.settings();
    if (connect) {
      connect(previous.portal(), previous.key().orElseGet(() -> previous.portal().keys().get(0)));
    }
    return true;
  }

  /** Returns the key of the latest successful request; empty if there was none. */
  synchronized Optional<PracticeKey> currentKey() {
    return portal()
        .flatMap(
            running ->
                running.log().requests().stream()
                    .filter(request -> request.key() != null && !request.isError())
                    .reduce((earlier, later) -> later)
                    .flatMap(
                        last ->
                            running.keys().stream()
                                .filter(key -> key.name().equals(last.key()))
                                .findFirst()));
  }

  /** Connects the shell to the portal with one of its keys, in the same way as to any other. */
  CommandResult connect(PracticePortal running, PracticeKey key) {
    return opener.connectToPractice(
        running.address(), key.token(), running.certificateAuthority().orElse(null));
  }

  /** Makes the requests of {@link #connect} in a dry run; no portal needs to run. */
  CommandResult dryRun(DryRunContext context) {
    return opener.connectToPractice(context);
  }

  /** Returns whether the shell is connected to the practice portal. */
  boolean isConnected() {
    return prompt.isPractice();
  }

  /** Returns whether the shell is connected to another portal. */
  boolean isConnectedElsewhere() {
    return sessions.current().isPresent() && !isConnected();
  }

  /** Ends the session, where there is one. */
  void disconnect() {
    sessions.close();
  }

  /** Returns the pending faults for the prompt; empty if there are none. */
  public Text pendingFaults() {
    List<PracticeFaults.PendingFault> pending =
        portal().map(running -> running.faults().pending()).orElse(List.of());
    if (pending.isEmpty()) {
      return Text.empty();
    }
    List<String> words = pending.stream().map(CurrentPracticePortal::label).toList();
    String kind = words.size() == 1 ? " fault: " : " faults: ";
    return Text.of(Style.WARN, kind + String.join(", ", words));
  }

  private static String label(PracticeFaults.PendingFault fault) {
    String times = fault.remaining() == 1 || fault.isLasting() ? "" : " ×" + fault.remaining();
    return fault.fault().label() + times;
  }

  /**
   * Returns the JSON members that describe a portal.
   *
   * @param key the key in use; null if unknown
   */
  static Map<String, @Nullable Object> data(PracticePortal running, @Nullable PracticeKey key) {
    return Json.members(
        "portal", running.address(),
        "rules", running.version().label(),
        "people", running.peopleCount(),
        "you", key == null ? null : key.userName(),
        "key", key == null ? null : key.name());
  }

  /** Returns a note that the shell is not connected to the practice portal; empty if it is. */
  Optional<Text> notConnectedNote() {
    return isConnected()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                Style.WARN, "You are not connected to the practice portal: 'practice' connects."));
  }

  /** Returns the error for a command that needs a running practice portal. */
  static CommandResult notRunning() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "The practice portal is not running.",
        "Type 'practice' to start it; nothing can break there.");
  }

  @Override
  public void typed(Text words, String line) {
    portal().ifPresent(running -> running.faults().setSuspended(false));
  }

  @Override
  public List<Text> lineEnded() {
    portal().ifPresent(running -> running.faults().setSuspended(true));
    return List.of();
  }

  private void close() {
    if (portal != null) {
      portal.close();
      portal = null;
    }
  }

  @Override
  public synchronized void destroy() {
    close();
    if (stashed != null) {
      stashed.portal().close();
      stashed = null;
    }
  }
}
