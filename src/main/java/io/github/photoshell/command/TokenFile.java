package io.github.photoshell.command;

import io.github.photoshell.portal.Token;
import io.github.photoshell.render.Text;
import io.github.photoshell.render.Tone;
import io.github.photoshell.shell.Input;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file of the user's that holds a token and nothing else. */
final class TokenFile {
  private static final int LARGEST = 64 * 1024;

  private TokenFile() {}

  /**
   * Reads the token; says so when others can read it too.
   *
   * @throws UsageException if there is no such file, or no token in it
   */
  static Token read(String name, Input input) {
    try {
      Path file = Path.of(name);
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      Token token =
          Token.of(bytes)
              .orElseThrow(
                  () ->
                      new UsageException(
                          name + " does not hold a token.",
                          "The file must hold the key alone, from sk- to its end."));
      if (isOpenToOthers(file)) {
        input.note(
            Text.of(Tone.WARN, name + " can be read by others; 'chmod 600' keeps it to you."));
      }
      return token;
    } catch (IOException | InvalidPathException unreadable) {
      throw new UsageException(
          "The token file " + name + " cannot be read.", "Check its name with 'ls'.");
    }
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return false;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }
}
