package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.Parsed;
import io.github.photoshell.http.Token;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an API key from the environment or the keyboard. */
@Component
final class KeyPrompt {
  private final StartOptions startOptions;

  KeyPrompt(StartOptions startOptions) {
    this.startOptions = startOptions;
  }

  /**
   * Returns the key in the environment; null when there is none. It is used only for the portal of
   * the environment, if one is set there.
   *
   * @param portal an address, or the name of a saved portal if the environment names it
   */
  @Nullable Token fromEnvironment(String portal) {
    String key = variable(portal);
    return key == null
        ? null
        : Token.of(key).orElseThrow(() -> unusable(StartOptions.TOKEN_VARIABLE));
  }

  /** Returns whether {@link #fromEnvironment} finds a key. */
  boolean isInEnvironment(String portal) {
    return variable(portal) != null;
  }

  /** Returns whether there is a key in the environment, but for another portal. */
  boolean isForAnother(String portal) {
    return !isInEnvironment(portal)
        && !startOptions.environment().getOrDefault(StartOptions.TOKEN_VARIABLE, "").isBlank();
  }

  private @Nullable String variable(String portal) {
    String key = startOptions.environment().get(StartOptions.TOKEN_VARIABLE);
    String owner = startOptions.environment().get(StartOptions.PORTAL_VARIABLE);
    boolean itsOwn = owner == null || owner.isBlank() || sameAddress(owner, portal);
    return key == null || key.isBlank() || !itsOwn ? null : key;
  }

  /** Prompts for a key, hidden; returns null if none is typed or there is no terminal. */
  @Nullable Token prompt(CommandInput input) {
    char[] typed = input.askSecret(Text.of("API key (hidden):"));
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
    return (ServerAddress.parse(one) instanceof Parsed.Valid first
            && ServerAddress.parse(other) instanceof Parsed.Valid second)
        ? first.address().equals(second.address())
        : one.strip().equals(other.strip());
  }

  private static UsageException unusable(String message) {
    return new UsageException(
        message + " contains characters that an API key cannot have.",
        "Copy the whole key again, from sk- to its end.");
  }
}
