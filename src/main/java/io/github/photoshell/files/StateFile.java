package io.github.photoshell.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A file in which photoshell stores state, such as the history or the saved portals. A link set up
 * by the user is followed and kept. Anything else is left unchanged: a pipe, a device, a file that
 * is too large or that photoshell did not write.
 */
public final class StateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final Path NULL_DEVICE = Path.of("/dev/null");
  private static final int MAX_LINKS = 40;

  /** The length of the first line that is checked, in bytes. */
  private static final int LINE_BEGIN = 4096;

  /**
   * The byte that is locked, beyond the end of any file: Windows lets no other program read a
   * locked part.
   */
  static final long LOCKED_BYTE = 1L << 62;

  /**
   * The lock between the threads of this process; system locks apply to a whole process. Reading
   * also takes it, because closing a file releases the lock of the process.
   */
  private static final Object THIS_PROCESS = new Object();

  /** Thrown for a file that photoshell must not touch; the message gives the reason. */
  public static final class ForeignFormatException extends FileSystemException {
    private ForeignFormatException(Path file, String reason) {
      super(file.toString(), null, reason);
    }
  }

  private final Path path;
  private final int largest;
  private final Predicate<String> isOwnFormat;

  /**
   * @param path the path of the file; its folder is created by the caller
   * @param largest the maximum size in bytes
   * @param ours tests the first line of a file that photoshell wrote
   */
  public StateFile(Path path, int largest, Predicate<String> ours) {
    this.path = path;
    this.largest = largest;
    this.isOwnFormat = ours;
  }

  /** Returns a lock file, which is always empty. */
  public static StateFile lock(Path path) {
    return new StateFile(path, 0, line -> false);
  }

  /** A task on the open, locked file. */
  @FunctionalInterface
  public interface Work<T> {
    T on(FileChannel file) throws IOException;
  }

  /** Returns whether the user has linked the file to the null device, to store nothing. */
  public boolean isNullDevice() throws IOException {
    return target().equals(NULL_DEVICE);
  }

  /**
   * Returns the content; empty if there is no file.
   *
   * @throws IOException if it cannot be read or photoshell did not write it
   */
  public byte[] read() throws IOException {
    synchronized (THIS_PROCESS) {
      Path target = target();
      if (!exists(target)) {
        return new byte[0];
      }
      try (InputStream in = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(largest + 1);
        if (bytes.length > largest) {
          throw tooLarge(path, largest);
        }
        requireOwnFormat(bytes, bytes.length);
        return bytes;
      } catch (NoSuchFileException e) {
        return new byte[0];
      }
    }
  }

  /**
   * Replaces the file atomically. For a link, the target file is replaced.
   *
   * @throws IOException if it cannot be written or photoshell did not write the existing file,
   *     which is then unchanged
   */
  public void replace(AtomicFile.Content content) throws IOException {
    read();
    AtomicFile.replace(target(), FileMode.OWNER, content);
  }

  /**
   * Returns the content as properties in UTF-8; none if there is no file.
   *
   * @throws IOException as {@link #read}, or if it is not UTF-8 text
   * @throws IllegalArgumentException if it is no properties file
   */
  public Properties readProperties() throws IOException {
    Properties all = new Properties();
    all.load(new StringReader(UserFile.text(read())));
    return all;
  }

  /**
   * Replaces the file by properties in UTF-8.
   *
   * @param head the comment in the first line
   * @throws IOException as {@link #replace}
   */
  public void replaceProperties(Properties all, String head) throws IOException {
    replace(out -> all.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), head));
  }

  /**
   * Opens the file for reading and writing, creates it if missing, and waits for its lock. The task
   * runs even on an interrupted thread, which stays interrupted.
   *
   * @throws IOException if it cannot be opened, if photoshell did not write it, or if the task
   *     throws it
   */
  public <T> T withLock(Work<T> work) throws IOException {
    // An interrupt, such as a late Ctrl-C, would close the channel.
    boolean interrupted = Thread.interrupted();
    synchronized (THIS_PROCESS) {
      try (FileChannel channel = open()) {
        lock(channel);
        return work.on(channel);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /**
   * Returns the content of an open file. It cannot be opened again, because closing it would
   * release the lock.
   */
  public static byte[] contents(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
      // Keep reading.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Opens the file for reading and writing, for its owner only, and creates it if missing. */
  FileChannel open() throws IOException {
    Path target = target();
    exists(target);
    FileChannel channel = FileChannel.open(target, OPTIONS, FileMode.OWNER.ofFile());
    try {
      ByteBuffer begin = ByteBuffer.allocate(LINE_BEGIN);
      int length = Math.max(0, channel.read(begin, 0));
      requireOwnFormat(begin.array(), length);
      // Before locking: this opens the file again, and closing it would release the lock.
      restrictToOwner(target);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Locks out other programs until the channel is closed. Continues without a lock on network file
   * systems that have none, rather than losing data.
   */
  private static void lock(FileChannel channel) {
    try {
      channel.lock(LOCKED_BYTE, 1, false);
    } catch (IOException e) {
      // Then simultaneous writers may overwrite each other.
    }
  }

  /** Sets the permissions of the file itself, never of a link target. */
  private static void restrictToOwner(Path target) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
      view.setPermissions(OWNER_ONLY);
    }
  }

  /** Returns the target of the user's links; the path itself if it is not a link. */
  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new ForeignFormatException(path, "its links cannot be followed");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private boolean exists(Path target) throws IOException {
    return isRegular(target, largest);
  }

  /**
   * Checks a path without following links.
   *
   * @return whether a regular file exists
   * @throws ForeignFormatException if something else exists, or a larger file
   */
  static boolean isRegular(Path file, long largest) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new ForeignFormatException(
          file,
          found.isSymbolicLink()
              ? "it is a link"
              : found.isDirectory() ? "it is a folder" : "it is a pipe or a device, not a file");
    }
    if (found.size() > largest) {
      throw tooLarge(file, largest);
    }
    return true;
  }

  private static ForeignFormatException tooLarge(Path file, long largest) {
    String most =
        largest < 1024 * 1024 ? "%,d bytes".formatted(largest) : largest / 1024 / 1024 + " MB";
    return new ForeignFormatException(file, "it is larger than " + most);
  }

  private void requireOwnFormat(byte[] bytes, int length) throws IOException {
    int end = 0;
    while (end < Math.min(length, LINE_BEGIN) && bytes[end] != '\n') {
      end++;
    }
    // Windows editors write a byte order mark at the start of a text.
    String line = new String(bytes, 0, end, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
    if (length > 0 && !isOwnFormat.test(line.stripTrailing())) {
      throw new ForeignFormatException(
          path, "photoshell did not write it, so it is left unchanged");
    }
  }
}
