package io.github.photoshell.command;

import io.github.photoshell.photo.Consent;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.PhotoText;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.Input;

/** What the commands that change a photo have in common: the question before, the words after. */
final class Asking {
  private Asking() {}

  /** Asks on a terminal, unless {@code --yes} was given. */
  static Consent by(Input input) {
    return change -> {
      Text warning = PhotoText.warning(change);
      if (warning != null) {
        input.note(warning);
      }
      return input.has("yes") || input.confirm(PhotoText.question(change));
    };
  }

  static Answer answer(PhotoOutcome outcome, CurrentSession sessions, Input input) {
    if (input.json() && outcome instanceof Changed changed) {
      return Answer.data(changed.json().pretty());
    }
    return PhotoText.of(outcome, sessions.require().address(), input.look());
  }
}
