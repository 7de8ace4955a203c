package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.JsonDocuments;
import io.github.photoshell.render.Style;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.ShellListener;
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
  private static final int LEAST_REFUSAL = 400;

  private final PracticeConnector practiceConnector;
  private @Nullable PracticePortal portal;
  private @Nullable PracticeSettings settings;
  private @Nullable Aside aside;

  /** A portal that keeps running while another one replaces it. */
  private record Aside(
      PracticePortal portal, PracticeSettings settings, Optional<PracticeKey> key) {}

  CurrentPracticePortal(PracticeConnector practiceConnector) {
    this.practiceConnector = practiceConnector;
  }

  /** Returns the running portal; empty before the first {@code practice}. */
  synchronized Optional<PracticePortal> portal() {
    return Optional.ofNullable(portal);
  }

  /** Returns a portal with these settings: the running one if it has them, else a new one. */
  synchronized PracticePortal portal(PracticeSettings wanted) throws IOException {
    // A restored state may have another version than the one the portal was started with.
    if (portal != null && wanted.equals(settings) && portal.rules() == wanted.version()) {
      return portal;
    }
    PracticePortal started = PracticePortal.start(wanted);
    close();
    portal = started;
    settings = wanted;
    return started;
  }

  /** Returns the running portal, or else starts one with the default settings. */
  synchronized PracticePortal portalOrUsual() throws IOException {
    return portal == null ? portal(PracticeSettings.usual()) : portal;
  }

  /**
   * Sets the running portal and its key aside for {@link #giveBack}, so that another portal can
   * replace it. Does nothing if none is running or one is set aside already.
   */
  synchronized void putAside() {
    PracticePortal running = portal;
    PracticeSettings its = settings;
    if (aside == null && running != null && its != null) {
      aside = new Aside(running, its, keyInUse());
      portal = null;
      settings = null;
    }
  }

  /**
   * Stops the running portal and restores the one set aside.
   *
   * @param entered whether to connect to it
   * @return whether there was one set aside
   */
  synchronized boolean giveBack(boolean entered) {
    Aside kept = aside;
    if (kept == null) {
      return false;
    }
    close();
    aside = null;
    portal = kept.portal();
    settings = kept.settings();
    if (entered) {
      enter(kept.portal(), kept.key().orElseGet(() -> kept.portal().keys().get(0)));
    }
    return true;
  }

  /** Returns the key of the latest successful request; empty if there was none. */
  synchronized Optional<PracticeKey> keyInUse() {
    return portal()
        .flatMap(
            running ->
                running.log().requests().stream()
                    .filter(one -> one.key() != null && one.status() < LEAST_REFUSAL)
                    .reduce((earlier, later) -> later)
                    .flatMap(
                        last ->
                            running.keys().stream()
                                .filter(one -> one.name().equals(last.key()))
                                .findFirst()));
  }

  /** Connects the shell to the portal with one of its keys. */
  CommandResult enter(PracticePortal running, PracticeKey key) {
    return practiceConnector.enter(
        running.address(), key.token(), running.certificateAuthority().orElse(null));
  }

  /** Makes the requests of {@link #enter} in a dry run; no portal needs to run. */
  CommandResult rehearse() {
    return practiceConnector.enter("http://127.0.0.1", "sk-rehearsal", null);
  }

  /** Returns the pending faults for the prompt; empty if there are none. */
  public Text mark() {
    List<PracticeFaults.Waiting> waiting =
        portal().map(running -> running.faults().waiting()).orElse(List.of());
    if (waiting.isEmpty()) {
      return Text.empty();
    }
    List<String> words = waiting.stream().map(CurrentPracticePortal::words).toList();
    String kind = words.size() == 1 ? " fault: " : " faults: ";
    return Text.of(Style.WARN, kind + String.join(", ", words));
  }

  private static String words(PracticeFaults.Waiting fault) {
    String times = fault.left() == 1 || fault.lasts() ? "" : " ×" + fault.left();
    return fault.fault().label() + times;
  }

  /**
   * Returns the JSON members that describe a portal.
   *
   * @param key the key in use; null if unknown
   */
  static Map<String, @Nullable Object> data(PracticePortal running, @Nullable PracticeKey key) {
    return JsonDocuments.members(
        "portal", running.address(),
        "rules", running.rules().label(),
        "people", running.people(),
        "you", key == null ? null : key.userName(),
        "key", key == null ? null : key.name());
  }

  /** Returns the error for a command that needs a running practice portal. */
  static CommandResult notPractising() {
    return CommandResult.failed(
        ExitCode.NOT_CONNECTED,
        "The practice portal is not running.",
        "Type 'practice' to start it; nothing can break there.");
  }

  @Override
  public void typed(Text prompt, String line) {
    portal().ifPresent(running -> running.faults().sleep(false));
  }

  @Override
  public List<Text> settled() {
    portal().ifPresent(running -> running.faults().sleep(true));
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
    if (aside != null) {
      aside.portal().close();
      aside = null;
    }
  }
}
