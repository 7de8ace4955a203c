package io.github.photoshell.command;

import io.github.photoshell.render.Answer;
import io.github.photoshell.render.Ending;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.Group;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code disconnect}: forgets the token. */
@Component
final class DisconnectCommand extends ShellCommand {
  private final CurrentSession sessions;

  DisconnectCommand(CurrentSession sessions) {
    super("disconnect", Group.PORTAL, "Forget the token and leave the portal");
    example("disconnect");
    ends(Ending.DONE, "the token is forgotten, or there was none");
    this.sessions = sessions;
  }

  @Override
  protected Answer run(Input input) {
    return sessions
        .current()
        .map(
            session -> {
              sessions.close();
              return Answer.of(
                  Text.of("Disconnected from " + session.address() + "; the token is forgotten."));
            })
        .orElseGet(() -> Answer.of(Text.of("There was no connection.")));
  }
}
