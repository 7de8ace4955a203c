package io.github.photoshell.command;

import io.github.photoshell.portal.Token;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys that are in the environment or on the keyboard. */
@Component
final class KeyPrompt {
  private final StartOptions startOptions;

  KeyPrompt(StartOptions startOptions) {
    this.startOptions = startOptions;
  }

  /**
   * The key in the environment. It belongs to the portal of the environment; no other portal gets
   * to see it. Null when there is none.
   */
  @Nullable Token ofEnvironment(String address) {
    String key = startOptions.environment().get(SessionOpener.TOKEN_VARIABLE);
    String owner = startOptions.environment().get(SessionOpener.PORTAL_VARIABLE);
    boolean itsOwn = owner == null || owner.isBlank() || sameAddress(owner, address);
    if (key == null || key.isBlank() || !itsOwn) {
      return null;
    }
    return Token.of(key).orElseThrow(() -> unusable(SessionOpener.TOKEN_VARIABLE));
  }

  /** The key that is typed, hidden; null when none was, or nobody can be asked. */
  @Nullable Token asked(CommandInput input) {
    char[] typed = input.secret(Text.of("API key (hidden):"));
    if (typed == null || typed.length == 0) {
      return null;
    }
    try {
      return Token.of(typed).orElseThrow(() -> unusable("The typed key"));
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static boolean sameAddress(String one, String other) {
    return one.strip()
        .replaceFirst("/$", "")
        .equalsIgnoreCase(other.strip().replaceFirst("/$", ""));
  }

  private static UsageException unusable(String what) {
    return new UsageException(
        what + " contains characters that an API key cannot have.",
        "Copy the whole key again, from sk- to its end.");
  }
}
