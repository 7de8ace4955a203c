package io.github.photoshell.files;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.Set;
import java.util.function.Predicate;

/**
 * A file that photoshell keeps for itself, such as the history or the saved portals. Users may link
 * it to a file of theirs: the link is followed and stays. Anything else at its place is left as it
 * is: a pipe, a device, a file that is too large, a file that photoshell did not write.
 */
public final class StateFile {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final Path NULL_DEVICE = Path.of("/dev/null");
  private static final int MOST_LINKS = 40;

  /** How much of the first line is looked at, in bytes. */
  private static final int LINE_BEGIN = 4096;

  /**
   * The system's lock holds for a whole process; within it this one does. Reading takes it, too:
   * where a process closes a file, it loses its lock on it.
   */
  private static final Object THIS_PROCESS = new Object();

  /** Something is there that photoshell does not touch; the reason says what. */
  public static final class NotOursException extends FileSystemException {
    private NotOursException(Path file, String reason) {
      super(file.toString(), null, reason);
    }
  }

  private final Path path;
  private final int largest;
  private final Predicate<String> ours;

  /**
   * @param path where it is, or is to be; its folder is made by the caller
   * @param largest the most bytes that it may hold
   * @param ours tells by the first line whether photoshell wrote the file
   */
  public StateFile(Path path, int largest, Predicate<String> ours) {
    this.path = path;
    this.largest = largest;
    this.ours = ours;
  }

  /** Returns an empty file that is there to be locked. */
  public static StateFile lock(Path path) {
    return new StateFile(path, 0, line -> false);
  }

  /** Something to do with the open file while no other thread or program does. */
  @FunctionalInterface
  public interface Work<T> {
    T on(FileChannel file) throws IOException;
  }

  /** Returns whether the user has linked it to the null device, so that nothing is kept. */
  public boolean isNullDevice() throws IOException {
    return target().equals(NULL_DEVICE);
  }

  /**
   * Returns what is in the file; nothing where there is none.
   *
   * @throws IOException if it cannot be read, or is not photoshell's
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
        requireOurs(bytes, bytes.length);
        return bytes;
      } catch (NoSuchFileException removed) {
        return new byte[0];
      }
    }
  }

  /**
   * Writes the file whole or not at all. Where it is a link, the file that it leads to is replaced.
   *
   * @throws IOException if it cannot be written, or another file is there; that is then as it was
   */
  public void replace(AtomicFile.Content content) throws IOException {
    read();
    AtomicFile.replace(target(), FileMode.OWNER, content);
  }

  /**
   * Opens the file to read and write, makes it where there is none, and waits until no other thread
   * or program has it. An interrupted thread stays interrupted, and works all the same.
   *
   * @throws IOException if it cannot be opened, if it is not photoshell's, or if the work throws it
   */
  public <T> T locked(Work<T> work) throws IOException {
    // A channel is closed for good by its thread's being interrupted, as by a late Ctrl-C.
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
   * Returns what is in a file that is open. It cannot be read by its name: closing it afterwards
   * would end the lock.
   */
  public static byte[] contents(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
      // Reads on.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Opens the file to read and write, for its owner alone, and makes it where there is none. */
  FileChannel open() throws IOException {
    Path target = target();
    exists(target);
    FileChannel channel = FileChannel.open(target, OPTIONS, FileMode.OWNER.ofFile());
    try {
      ByteBuffer begin = ByteBuffer.allocate(LINE_BEGIN);
      int length = Math.max(0, channel.read(begin, 0));
      requireOurs(begin.array(), length);
      // Before it is locked: this opens it once more, and closing that would end the lock.
      keepFromOthers(target);
      return channel;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /**
   * Keeps other programs out until the channel is closed. Some file systems over a network know no
   * locks; going on is better than losing what is to be written.
   */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException unknown) {
      // Then two that write in the same moment may undo each other's work.
    }
  }

  /** Sets the rights of the file itself, never of what a link in its place would lead to. */
  private static void keepFromOthers(Path target) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !view.readAttributes().permissions().equals(OWNER_ALONE)) {
      view.setPermissions(OWNER_ALONE);
    }
  }

  /** Returns where the links lead that the user has set up; the path itself where it is no link. */
  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new NotOursException(path, "its links lead nowhere");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private boolean exists(Path target) throws IOException {
    return isRegular(target, largest);
  }

  /**
   * Looks at a path without following a link.
   *
   * @return whether there is a file
   * @throws NotOursException if there is something else, or a file of more bytes
   */
  public static boolean isRegular(Path file, long largest) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new NotOursException(
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

  private static NotOursException tooLarge(Path file, long largest) {
    String most =
        largest < 1024 * 1024 ? "%,d bytes".formatted(largest) : largest / 1024 / 1024 + " MB";
    return new NotOursException(file, "it is larger than " + most);
  }

  private void requireOurs(byte[] bytes, int length) throws IOException {
    int end = 0;
    while (end < Math.min(length, LINE_BEGIN) && bytes[end] != '\n') {
      end++;
    }
    // Windows editors put a byte order mark at the start of a text.
    String line = new String(bytes, 0, end, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
    if (length > 0 && !ours.test(line.stripTrailing())) {
      throw new NotOursException(path, "photoshell did not write it, so it is left as it is");
    }
  }
}
