package io.github.photoshell.render;

import io.github.photoshell.session.Account;

/** Words for a key that is refused in the middle of a session, and for getting another. */
public final class RenewalText {
  private RenewalText() {}

  public static Text refused() {
    return Text.of(
        Style.WARN,
        "The portal no longer takes the key (401): it has expired or was switched off."
            + " With another one this line goes on.");
  }

  public static Text refusedToo() {
    return Text.of(Style.WARN, "The portal refused that one, too.");
  }

  public static Text goesOn() {
    return Text.of(Style.FAINT, "The key was renewed.");
  }

  /** Returns the answer where nobody gave another key. */
  public static CommandResult noKey() {
    return CommandResult.failed(
            ExitCode.NOT_CONNECTED,
            "Not done: there is no valid key.",
            "Make one in the portal under Developer Tools > API keys; then the same again.")
        .withStatus(401);
  }

  /** Returns the answer where the line must not be run again. */
  public static CommandResult partlyDone() {
    return CommandResult.failed(
            ExitCode.NOT_CONNECTED,
            "The key was refused (401) when a part was done already. It is renewed now, but the line was"
                + " not run again.",
            "Look at what was done; then type what is left.")
        .withStatus(401);
  }

  /** Returns the answer where the new key is another person's. */
  public static CommandResult somebodyElse(Account now, Account before) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "The new key is of %s, the one before was of %s: the line was not run."
            .formatted(DisplayNames.of(now), DisplayNames.of(before)),
        "You are connected with it. If the line is meant as that person, type it again.");
  }
}
