package io.github.photoshell.session;

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
  private final PortalLookup lookup;

  KeyPrompt(StartOptions startOptions, PortalLookup lookup) {
    this.startOptions = startOptions;
    this.lookup = lookup;
  }

  /**
   * Returns the key in the environment; null when there is none. It is used only for the portal of
   * the environment, if one is set there.
   *
   * @param address the address of the portal to send it to
   */
  @Nullable Token fromEnvironment(String address) {
    String key = variable(address);
    return key == null
        ? null
        : Token.of(key).orElseThrow(() -> unusable(StartOptions.TOKEN_VARIABLE));
  }

  /** Returns whether {@link #fromEnvironment} finds a key. */
  boolean isInEnvironment(String address) {
    return variable(address) != null;
  }

  /** Returns whether there is a key in the environment, but for another portal. */
  boolean isForAnother(String address) {
    return !isInEnvironment(address)
        && !startOptions.environment().getOrDefault(StartOptions.TOKEN_VARIABLE, "").isBlank();
  }

  private @Nullable String variable(String address) {
    String key = startOptions.environment().get(StartOptions.TOKEN_VARIABLE);
    return key == null || key.isBlank() || !lookup.environmentAllows(address) ? null : key;
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

  private static UsageException unusable(String message) {
    return new UsageException(
        message + " contains characters that an API key cannot have.",
        "Copy the whole key again, from sk- to its end.");
  }
}
