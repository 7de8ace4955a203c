package io.github.photoshell.session;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.shell.CommandInput;
import java.util.function.BooleanSupplier;

/** The user's consent to a change. */
public final class Consent {
  private Consent() {}

  /**
   * Returns whether the user agrees, because of {@code --yes} or by an answer. A dry run does not
   * ask: it records the question and continues.
   *
   * @param asking asks the question
   */
  public static boolean given(
      CommandInput input, Session session, Question question, BooleanSupplier asking) {
    if (input.hasFlag("yes")) {
      return true;
    }
    DryRun dryRun = session.dryRun();
    if (dryRun == null) {
      return asking.getAsBoolean();
    }
    dryRun.record(question);
    return true;
  }
}
