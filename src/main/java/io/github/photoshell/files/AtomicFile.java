package io.github.photoshell.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written whole or not at all: beside it, under another name, and on the disk before
 * it takes the name it is to have.
 */
public final class AtomicFile {
  /** What the name of a file begins with that was begun and is not whole. */
  public static final String BEGUN = ".photoshell-new-";

  private AtomicFile() {}

  /** What stands in a file. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, in the place of the one that may be there.
   *
   * @throws IOException if it can't be written; what was there is as it was
   */
  public static void replace(Path file, FileMode mode, Content content) throws IOException {
    write(file, mode, content, AtomicFile::move);
  }

  /**
   * Writes a file, in the place of another only where that is allowed.
   *
   * @throws FileAlreadyExistsException if there is one and it is not, even one that was made
   *     meanwhile
   * @throws IOException if it can't be written; what was there is as it was
   */
  public static void write(Path file, boolean replaces, FileMode mode, Content content)
      throws IOException {
    if (replaces) {
      replace(file, mode, content);
      return;
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    write(file, mode, content, AtomicFile::giveName);
  }

  /** Returns why a file can't be read or written, in words for the middle of a sentence. */
  public static String why(Exception unable) {
    if (unable instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    String reason =
        unable instanceof FileSystemException known ? known.getReason() : unable.getMessage();
    return reason == null || reason.isEmpty()
        ? "not allowed"
        : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }

  private interface Finish {
    void as(Path begun, Path file) throws IOException;
  }

  private static void write(Path file, FileMode mode, Content content, Finish finish)
      throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(whole.getParent());
    refuseSpecial(whole);
    StaleTempFiles.sweepOnce(folder);
    Path begun = folder.resolve(BEGUN + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(
              begun,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              mode.ofFile())) {
        StaleTempFiles.keep(channel);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.to(out);
        out.flush();
        channel.force(true);
      }
      finish.as(begun, whole);
    } finally {
      Files.deleteIfExists(begun);
    }
  }

  /**
   * Refuses to write in the place of a pipe or a device, which a file would take away for all.
   *
   * @throws IOException if there is one, or a link to one
   */
  public static void refuseSpecial(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a pipe or a device, not a file");
    }
  }

  private static void move(Path begun, Path file) throws IOException {
    try {
      Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unable) {
      Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A second name is refused where there is a file already; moving might replace it. */
  private static void giveName(Path begun, Path file) throws IOException {
    try {
      Files.createLink(file, begun);
    } catch (FileAlreadyExistsException exists) {
      throw exists;
    } catch (IOException | UnsupportedOperationException | SecurityException noSecondNames) {
      // This refuses, too, but not in one step.
      Files.move(begun, file);
    }
  }
}
