package io.github.photoshell.session;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.http.Token;
import io.github.photoshell.text.Text;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source of an API key: a file or a program. Contains no key, and can be read again when the
 * portal refuses the previous one.
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

  /** Returns the same source, independent of the working folder. */
  ApiKeySource absolute() {
    try {
      return file == null
          ? this
          : new ApiKeySource(TypedPath.of(file).toAbsolutePath().toString(), command);
    } catch (InvalidPathException e) {
      return this;
    }
  }

  /** Returns whether there is a source; else the key comes from the environment or the keyboard. */
  boolean isGiven() {
    return file != null || !command.isEmpty();
  }

  /**
   * Reads the file or runs the program.
   *
   * @param warned receives a warning if others can read the file
   */
  Token token(Consumer<Text> warned) {
    return file == null ? TokenCommand.run(command) : TokenFile.read(file, warned);
  }
}
