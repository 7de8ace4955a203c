package io.github.photoshell.command;

import io.github.photoshell.portal.Token;
import io.github.photoshell.render.Text;
import io.github.photoshell.session.SavedPortal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the key for a portal comes from. Holds the way to it and never the key, so that it can be
 * asked once more when the portal no longer takes the key that came of it.
 *
 * @param file the file to read it from, or null
 * @param command the program that prints it; empty for none
 */
record ApiKeySource(@Nullable String file, List<String> command) {
  static final ApiKeySource NONE = new ApiKeySource(null, List.of());

  static ApiKeySource of(SavedPortal saved) {
    return new ApiKeySource(saved.tokenFile(), saved.tokenCommand());
  }

  static ApiKeySource file(String name) {
    return new ApiKeySource(name, List.of());
  }

  /** Whether there is one; otherwise the key is in the environment or has to be typed. */
  boolean isThere() {
    return file != null || !command.isEmpty();
  }

  /**
   * Reads the file or runs the program.
   *
   * @param warned is told when others can read the file, too
   */
  Token token(Consumer<Text> warned) {
    return file == null ? TokenCommand.run(command) : TokenFile.read(file, warned);
  }
}
