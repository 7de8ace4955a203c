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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes files atomically: to a temporary file in the same folder that is flushed to disk and then
 * renamed.
 */
public final class AtomicFile {
  /** The prefix of temporary files. */
  public static final String TEMP_PREFIX = ".photoshell-new-";

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private AtomicFile() {}

  /** The content of a file. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing an existing one.
   *
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static void replace(Path file, FileMode mode, Content content) throws IOException {
    write(file, mode, content, AtomicFile::move);
  }

  /**
   * Writes a file, replacing an existing one only if allowed.
   *
   * @throws FileAlreadyExistsException if a file exists and may not be replaced, even one created
   *     meanwhile
   * @throws IOException if it cannot be written; an existing file is then unchanged
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
    write(file, mode, content, AtomicFile::link);
  }

  /** Returns why a file cannot be read or written, as a clause for a message. */
  public static String reason(Exception unable) {
    if (unable instanceof NoSuchFileException) {
      return "the folder does not exist";
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
    Path absolute = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(absolute.getParent());
    refuseSpecial(absolute);
    StaleTempFiles.sweepOnce(folder);
    Path begun = folder.resolve(TEMP_PREFIX + UUID.randomUUID());
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
      finish.as(begun, absolute);
    } finally {
      retry(() -> Files.deleteIfExists(begun));
    }
  }

  /**
   * Throws if the file is a pipe or a device, which must not be replaced by a file.
   *
   * @throws IOException if it is one, or a link to one
   */
  public static void refuseSpecial(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a pipe or a device, not a file");
    }
  }

  private static void move(Path begun, Path file) throws IOException {
    retry(
        () -> {
          try {
            Files.move(
                begun, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
          } catch (AtomicMoveNotSupportedException e) {
            Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  /** A change of a file's name. */
  @FunctionalInterface
  interface Renaming {
    void run() throws IOException;
  }

  /**
   * Renames or removes a file. Windows refuses that while another program, such as a virus scanner,
   * has the file open, so there it is tried again for up to a second.
   */
  static void retry(Renaming renaming) throws IOException {
    retry(renaming, WindowsPrograms.isWindows() ? ATTEMPTS : 1);
  }

  static void retry(Renaming renaming, int attempts) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        renaming.run();
        return;
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        throw e;
      } catch (FileSystemException e) {
        if (attempt >= attempts || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /**
   * Publishes a temporary file with a hard link, which fails if the file exists; a move might
   * replace it.
   */
  private static void link(Path begun, Path file) throws IOException {
    try {
      Files.createLink(file, begun);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      // This also fails if the file exists, but not atomically.
      Files.move(begun, file);
    }
  }
}
