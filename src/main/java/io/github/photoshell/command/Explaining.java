package io.github.photoshell.command;

import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Rehearsal.Turn;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Identity;
import io.github.photoshell.session.Session;
import io.github.photoshell.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/** Finds out which calls a command would make, by running it where nothing is sent. */
@Component
final class Explaining {
  private final CurrentSession sessions;
  private final Connecting connecting;

  Explaining(CurrentSession sessions, Connecting connecting) {
    this.sessions = sessions;
    this.connecting = connecting;
  }

  /**
   * What came of it.
   *
   * @param answer the command's own, in the good case
   * @param good the calls if all goes well
   * @param others the same under other assumptions; those that lead to the same calls included
   * @param after where one stands then, if all goes well
   */
  record Explained(CommandResult answer, Rehearsal good, List<Rehearsal> others, Standing after) {}

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
    return new Standing(session, session == null && connecting.knownPortal().isEmpty());
  }

  /** Rehearses the good case and the others. */
  Explained explained(ShellCommand command, ParsedInput words, Standing before) {
    // To another portal the reader is somebody else.
    Standing standing =
        command instanceof ConnectCommand ? new Standing(null, before.assumed()) : before;
    Session session = standing.session();
    Rehearsal good = rehearsal(Turn.GOOD, session);
    Ended ended = run(good, command, words, standing);
    List<Rehearsal> others = new ArrayList<>();
    for (Turn turn : Turn.values()) {
      if (turn != Turn.GOOD && !good.steps().isEmpty()) {
        Rehearsal other = rehearsal(turn, session);
        run(other, command, words, standing);
        others.add(other);
      }
    }
    Session after = ended.after();
    return new Explained(
        ended.answer(), good, others, after == null ? before : new Standing(after, false));
  }

  /** Rehearses the good case as anybody, connected to any portal. */
  Rehearsal anywhere(ShellCommand command, ParsedInput words) {
    Rehearsal good = rehearsal(Turn.GOOD, null);
    run(good, command, words, new Standing(null, true));
    return good;
  }

  /** What a command answered, and the session that it left. */
  private record Ended(CommandResult answer, @Nullable Session after) {}

  private Ended run(
      Rehearsal rehearsal, ShellCommand command, ParsedInput words, Standing standing) {
    return sessions.rehearse(
        rehearsal,
        standing.known(),
        () -> new Ended(command.rehearse(words), sessions.current().orElse(null)));
  }

  private static Rehearsal rehearsal(Turn turn, @Nullable Session session) {
    Identity who = session == null ? null : session.who();
    return who == null
        ? new Rehearsal(turn, Rehearsal.NOBODY_YET, null)
        : new Rehearsal(turn, who.id(), who.userName());
  }
}
