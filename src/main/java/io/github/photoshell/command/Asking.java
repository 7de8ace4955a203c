package io.github.photoshell.command;

import io.github.photoshell.photo.Consent;
import io.github.photoshell.photo.PhotoOutcome;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.render.Answer;
import io.github.photoshell.render.PhotoText;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.Input;

/** What the commands that change a photo have in common: the question before, the words after. */
final class Asking {
  private Asking() {}

  /**
   * Asks on a terminal, unless {@code --yes} was given. On a production portal somebody else's
   * photo costs more than a y: their user name is to be typed, and a script needs {@code --yes}.
   */
  static Consent by(Input input, Whereabouts whereabouts) {
    return change -> {
      Rehearsal rehearsal = Rehearsal.current();
      if (rehearsal != null) {
        if (!input.has("yes")) {
          rehearsal.question();
        }
        return true;
      }
      Text warning = PhotoText.warning(change);
      if (warning != null) {
        input.note(warning);
      }
      if (input.has("yes")) {
        return true;
      }
      if (!whereabouts.isProduction() || change.isYours()) {
        return input.confirm(PhotoText.question(change));
      }
      String typed = input.answer(PhotoText.carefulQuestion(change));
      return PhotoText.isConfirmedBy(change, typed);
    };
  }

  static Answer answer(PhotoOutcome outcome, CurrentSession sessions, Input input) {
    if (input.json() && outcome instanceof Changed changed) {
      return Answer.data(changed.json().pretty());
    }
    return PhotoText.of(outcome, sessions.require().address(), input.look());
  }
}
