package io.github.photoshell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that its owner alone reads, written whole or not at all. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Writes a file.
   *
   * @throws FileAlreadyExistsException if there is one and {@code force} is not given
   */
  static void write(Path file, String text, boolean force) throws IOException {
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path folder = file.toAbsolutePath().getParent();
    // Made 0600 where the system knows such a thing.
    Path begun = Files.createTempFile(folder, ".photoshell", null);
    try {
      Files.writeString(begun, text, StandardCharsets.UTF_8);
      if (force) {
        replace(begun, file);
      } else {
        // A link is made only where nothing is, whoever came in between; a move may replace.
        link(begun, file);
      }
    } finally {
      Files.deleteIfExists(begun);
    }
  }

  private static void replace(Path begun, Path file) throws IOException {
    try {
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unable) {
      Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void link(Path begun, Path file) throws IOException {
    try {
      Files.createLink(file, begun);
    } catch (UnsupportedOperationException | SecurityException noLinks) {
      Files.move(begun, file);
    }
  }
}
