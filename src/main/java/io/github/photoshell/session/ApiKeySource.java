package io.github.photoshell.session;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.http.Token;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.Text;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source of an API key: a file or a program. Contains no key, and can be read again when the
 * portal refuses the previous one.
 *
 * @param file the file to read it from, or null
 * @param command the program that prints it; empty for none
 * @param waitSeconds the time limit of the program; null for the usual one
 */
record ApiKeySource(@Nullable String file, List<String> command, @Nullable Integer waitSeconds) {
  static final ApiKeySource NONE = new ApiKeySource(null, List.of(), null);

  static ApiKeySource of(SavedPortal saved) {
    return new ApiKeySource(saved.tokenFile(), saved.tokenCommand(), saved.tokenWait());
  }

  static ApiKeySource file(String name) {
    return new ApiKeySource(name, List.of(), null);
  }

  /** Returns the same source, independent of the working folder. */
  ApiKeySource absolute() {
    try {
      return file == null
          ? this
          : new ApiKeySource(TypedPath.of(file).toAbsolutePath().toString(), command, waitSeconds);
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
   * @param input the command's; its terminal shows the questions of the program
   * @param warned receives a warning if others can read the file
   */
  Token token(CommandInput input, Consumer<Text> warned) {
    if (file != null) {
      return TokenFile.read(file, warned);
    }
    Duration patience =
        waitSeconds == null ? TokenCommand.TIMEOUT : Duration.ofSeconds(waitSeconds);
    return input.withTerminal(() -> TokenCommand.run(command, patience, input.canAsk()));
  }
}
