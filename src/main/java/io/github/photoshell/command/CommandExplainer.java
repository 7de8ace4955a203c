package io.github.photoshell.command;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Scenario;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** Finds out which calls a command would make, by running it where nothing is sent. */
@Component
final class CommandExplainer {
  private final CurrentSession sessions;
  private final SessionOpener opener;

  CommandExplainer(CurrentSession sessions, SessionOpener opener) {
    this.sessions = sessions;
    this.opener = opener;
  }

  /**
   * What came of it.
   *
   * @param result the command's own, in the good case
   * @param good the calls if all goes well
   * @param others the same under other assumptions; those that lead to the same calls included
   * @param after where one stands then, if all goes well
   */
  record Explained(CommandResult result, DryRun good, List<DryRun> others, Standing after) {}

  /**
   * Where one stands before a command.
   *
   * @param session the portal one is connected to, or null
   * @param assumed whether one is taken to be connected to some portal where there is no session
   */
  record Standing(@Nullable Session session, boolean assumed) {
    /** Behind {@code disconnect}. */
    static final Standing NOWHERE = new Standing(null, false);

    @Nullable Session known() {
      return session == null && assumed ? Session.assumed() : session;
    }
  }

  /** Returns where the reader is: connected, about to connect, or neither. */
  Standing here() {
    Session session = sessions.current().orElse(null);
    return new Standing(session, session == null && opener.knownPortal().isEmpty());
  }

  /** Rehearses the good case and the others. */
  Explained explained(ShellCommand command, ParsedInput words, Standing before) {
    // To another portal the reader is somebody else.
    Standing standing =
        command instanceof ConnectCommand ? new Standing(null, before.assumed()) : before;
    Session session = standing.session();
    DryRun good = rehearsal(Scenario.GOOD, session);
    Ended ended = run(good, command, words, standing);
    List<DryRun> others = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (scenario != Scenario.GOOD && !good.steps().isEmpty()) {
        DryRun other = rehearsal(scenario, session);
        run(other, command, words, standing);
        others.add(other);
      }
    }
    Session after = ended.after();
    return new Explained(
        ended.result(), good, others, after == null ? before : new Standing(after, false));
  }

  /** Rehearses the good case as anybody, connected to any portal. */
  DryRun anywhere(ShellCommand command, ParsedInput words) {
    DryRun good = rehearsal(Scenario.GOOD, null);
    run(good, command, words, new Standing(null, true));
    return good;
  }

  /** What a command answered, and the session that it left. */
  private record Ended(CommandResult result, @Nullable Session after) {}

  private Ended run(DryRun dryRun, ShellCommand command, ParsedInput words, Standing standing) {
    return sessions.rehearse(
        dryRun,
        standing.known(),
        () -> new Ended(command.rehearse(words), sessions.current().orElse(null)));
  }

  private static DryRun rehearsal(Scenario scenario, @Nullable Session session) {
    Account who = session == null ? null : session.who();
    return who == null
        ? new DryRun(scenario, DryRun.NOBODY_YET, null)
        : new DryRun(scenario, who.id(), who.userName());
  }
}
