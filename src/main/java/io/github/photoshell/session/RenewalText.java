package io.github.photoshell.session;

import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.List;

/** Texts for replacing an API key that is refused during a session. */
final class RenewalText {
  private RenewalText() {}

  static Text refused() {
    return Text.of(
        Style.WARN,
        "The portal refused the API key (401): it has expired or was disabled."
            + " Enter another one to continue.");
  }

  /** Returns the remark if the source of the key has no other one. */
  static Text sameKey(ApiKeySource source) {
    return Text.of(
        Style.WARN,
        "The portal refused the API key (401), and "
            + unchanged(source)
            + " the same one. Enter another one to continue.");
  }

  /** Returns the same as a failure, if the user cannot be asked. */
  static CommandResult sameKey(CommandResult refused, ApiKeySource source) {
    Text next = Text.of("Replace the key, then try again: " + unchanged(source) + " the same one.");
    return new CommandResult(
        refused.exitCode(), List.of(refused.lines().get(0), next), null, refused.status());
  }

  private static String unchanged(ApiKeySource source) {
    return source.file() == null ? "the token command still prints" : source.file() + " still has";
  }

  static Text refusedAgain() {
    return Text.of(Style.WARN, "The portal refused that API key, too.");
  }

  static Text replaced() {
    return Text.of(Style.FAINT, "The API key was replaced.");
  }

  /** Returns the failure if no other key was entered. */
  static CommandResult noKey() {
    return CommandResult.failed(
            ExitCode.NOT_CONNECTED,
            "Not done: there is no valid API key.",
            "Create one in the portal under Developer Tools > API keys, then try again.")
        .withStatus(401);
  }

  /** Returns the failure if the line must not be run again. */
  static CommandResult partlyDone() {
    return CommandResult.failed(
            ExitCode.NOT_CONNECTED,
            "The API key was refused (401) after part of the work was done. It is replaced now, but"
                + " the line was not run again.",
            "Check what was done, then type the rest.")
        .withStatus(401);
  }

  /** Returns the failure if the new key belongs to another person. */
  static CommandResult otherPerson(Account now, Account before) {
    return CommandResult.failed(
        ExitCode.REFUSED,
        "The new API key belongs to %s, the previous one to %s: the line was not run."
            .formatted(DisplayNames.of(now), DisplayNames.of(before)),
        "You are connected with the new key. To run the line as that person, type it again.");
  }
}
