package io.github.photoshell.photo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes a file whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, with the permissions that the user's files have.
   *
   * @param replaces whether it may take the place of another
   * @throws FileAlreadyExistsException if there is one and it may not, even one that was made
   *     meanwhile
   * @throws IOException if it can't be written; what was there is as it was
   */
  public static void write(Path file, byte[] bytes, boolean replaces) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(whole.getParent());
    Path written = folder.resolve("." + UUID.randomUUID() + ".new");
    try {
      try (FileChannel out =
          FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      if (replaces) {
        Files.move(
            written, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } else {
        giveName(written, whole);
      }
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** A second name is refused where there is a file already; moving would replace it. */
  private static void giveName(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(written, file);
    } catch (FileAlreadyExistsException exists) {
      throw exists;
    } catch (IOException noLinksHere) {
      // Some file systems know no second name; this refuses too, but not in one step.
      Files.move(written, file);
    }
  }
}
