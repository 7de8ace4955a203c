package io.github.photoshell.session;

import io.github.photoshell.files.FilePermissions;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.http.Token;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a token from a file of the user that contains nothing else. */
final class TokenFile {
  private static final int MAX_BYTES = 64 * 1024;

  private TokenFile() {}

  /**
   * Reads the token.
   *
   * @param warned receives a warning if others can read the file
   * @throws UsageException if the file does not exist or contains no token
   */
  static Token read(String name, Consumer<Text> warned) {
    try {
      Path file = TypedPath.of(name);
      Token token =
          Token.of(UserFile.read(file, MAX_BYTES))
              .orElseThrow(
                  () ->
                      new UsageException(
                          name + " does not contain an API key.",
                          "The file must contain only the key, from sk- to its end."));
      FilePermissions.keyFileFaults(name).stream().map(LocalCheckText::warning).forEach(warned);
      return token;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "The API key file " + name + " cannot be read.", "Check its name with 'ls'.");
    }
  }
}
