package io.github.photoshell.api;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Scenario;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.ConnectCommand;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Explainable;
import io.github.photoshell.session.PortalLookup;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the requests that a command would send, by a dry run of the command. */
@Component
final class CommandExplainer {
  private final CurrentSession sessions;
  private final PortalLookup lookup;

  CommandExplainer(CurrentSession sessions, PortalLookup lookup) {
    this.sessions = sessions;
    this.lookup = lookup;
  }

  /**
   * The result of the dry runs of a command.
   *
   * @param result the command's result if everything succeeds
   * @param good the requests if everything succeeds
   * @param others the requests in the other scenarios, including those with the same requests
   * @param after the connection state after the command, if everything succeeds
   */
  record Explanation(CommandResult result, DryRun good, List<DryRun> others, StartingPoint after) {}

  /**
   * The connection state before a command.
   *
   * @param session the current session, or null
   * @param assumed true to assume a connection to some portal if there is no session
   */
  record StartingPoint(@Nullable Session session, boolean assumed) {
    /** The state after {@code disconnect}. */
    static final StartingPoint DISCONNECTED = new StartingPoint(null, false);

    @Nullable Session sessionOrAssumed() {
      return session == null && assumed ? Session.assumed() : session;
    }
  }

  /** Returns the current state: connected, able to connect, or neither. */
  StartingPoint currentState() {
    Session session = sessions.current().orElse(null);
    return new StartingPoint(session, session == null && lookup.knownPortal().isEmpty());
  }

  /** Runs a command dry, once for each scenario. */
  Explanation explain(Explainable command, CommandInput input, StartingPoint before) {
    // On another portal the user has another account.
    StartingPoint startingPoint =
        command instanceof ConnectCommand ? new StartingPoint(null, before.assumed()) : before;
    DryRunContext context = context(Scenario.GOOD, startingPoint);
    CommandResult result = command.dryRun(input, context);
    DryRun good = context.dryRun();
    List<DryRun> others = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (scenario != Scenario.GOOD && !good.steps().isEmpty()) {
        DryRunContext other = context(scenario, startingPoint);
        command.dryRun(input, other);
        others.add(other.dryRun());
      }
    }
    Session after = context.session();
    return new Explanation(
        result, good, others, after == null ? before : new StartingPoint(after, false));
  }

  /** Runs a command dry in the good scenario, with an assumed session. */
  static DryRun withAssumedSession(Explainable command, CommandInput input) {
    DryRunContext context = context(Scenario.GOOD, new StartingPoint(null, true));
    command.dryRun(input, context);
    return context.dryRun();
  }

  private static DryRunContext context(Scenario scenario, StartingPoint startingPoint) {
    return new DryRunContext(
        dryRun(scenario, startingPoint.session()), startingPoint.sessionOrAssumed());
  }

  private static DryRun dryRun(Scenario scenario, @Nullable Session session) {
    Account account = session == null ? null : session.account();
    return account == null
        ? new DryRun(scenario, DryRun.UNKNOWN_USER_ID, null)
        : new DryRun(scenario, account.id(), account.userName());
  }
}
