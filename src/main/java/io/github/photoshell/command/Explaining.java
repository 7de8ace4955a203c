package io.github.photoshell.command;

import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Rehearsal.Turn;
import io.github.photoshell.render.Answer;
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
   */
  record Explained(Answer answer, Rehearsal good, List<Rehearsal> others) {}

  /** Rehearses from where the reader is: connected, about to connect, or neither. */
  Explained here(ShellCommand command, ParsedInput words) {
    // To another portal the reader is somebody else.
    Session session = command instanceof ConnectCommand ? null : sessions.current().orElse(null);
    boolean connectsFirst = session == null && connecting.knownPortal().isPresent();
    return explained(command, words, session, connectsFirst);
  }

  /** Rehearses the good case as anybody, connected to any portal. */
  Rehearsal anywhere(ShellCommand command, ParsedInput words) {
    Rehearsal good = rehearsal(Turn.GOOD, null);
    run(good, command, words, null, false);
    return good;
  }

  private Explained explained(
      ShellCommand command, ParsedInput words, @Nullable Session session, boolean connectsFirst) {
    Rehearsal good = rehearsal(Turn.GOOD, session);
    Answer answer = run(good, command, words, session, connectsFirst);
    List<Rehearsal> others = new ArrayList<>();
    for (Turn turn : Turn.values()) {
      if (turn != Turn.GOOD && !good.steps().isEmpty()) {
        Rehearsal other = rehearsal(turn, session);
        run(other, command, words, session, connectsFirst);
        others.add(other);
      }
    }
    return new Explained(answer, good, others);
  }

  private Answer run(
      Rehearsal rehearsal,
      ShellCommand command,
      ParsedInput words,
      @Nullable Session session,
      boolean connectsFirst) {
    Session known = session == null && !connectsFirst ? Session.assumed() : session;
    return sessions.rehearse(rehearsal, known, () -> command.rehearse(words));
  }

  private static Rehearsal rehearsal(Turn turn, @Nullable Session session) {
    Identity who = session == null ? null : session.who();
    return who == null
        ? new Rehearsal(turn, Rehearsal.NOBODY_YET, null)
        : new Rehearsal(turn, who.id(), who.userName());
  }
}
