package io.github.photoshell.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.StateFile.ForeignFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An append-only file of lines that makes a long run resumable. Only one process can open it at a
 * time; any thread may add lines.
 */
public final class LineJournal implements Closeable {
  private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MAX_BYTES = 128 * 1024 * 1024;

  /** A channel would be closed for all threads when one is interrupted. */
  private final RandomAccessFile file;

  private final Path path;

  private final List<String> lines;
  private long end;
  private boolean empty;
  private final AtomicLong synced = new AtomicLong(System.nanoTime());

  private LineJournal(RandomAccessFile file, Path path, List<String> lines, long end) {
    this.file = file;
    this.path = path;
    this.lines = lines;
    this.end = end;
  }

  /** Thrown if a new journal cannot be written, such as on a full disk. */
  public static final class NotWrittenException extends IOException {
    private NotWrittenException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Opens a journal, creating it if missing. The folder may come from a stranger: links are not
   * followed, and a file that does not start like a journal is left unchanged.
   *
   * @param head the start of the first line
   * @param portal the rest of the first line
   * @param strange the error message for a journal of another portal
   * @throws NotWrittenException if it is new and its first line cannot be written
   * @throws IOException if it cannot be read or written, is already open, or belongs to another
   *     portal
   */
  public static LineJournal open(Path path, String head, String portal, String strange)
      throws IOException {
    requireRegular(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      lock(file.getChannel());
      byte[] bytes = new byte[Math.toIntExact(Math.min(MAX_BYTES, file.length()))];
      file.readFully(bytes);
      int end = endOfLines(bytes);
      List<String> lines = new String(bytes, 0, end, UTF_8).lines().toList();
      requireOwn(path, bytes, lines, head, portal, strange);
      file.setLength(end);
      file.seek(end);
      LineJournal journal = new LineJournal(file, path, lines.stream().skip(1).toList(), end);
      if (lines.isEmpty()) {
        journal.begin(head + portal);
      }
      journal.empty = journal.lines.isEmpty();
      return journal;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Returns the lines of a journal without opening it for writing; none if there is no such file.
   *
   * @throws IOException if it cannot be read or belongs to another portal
   */
  public static List<String> read(Path path, String head, String portal, String strange)
      throws IOException {
    requireRegular(path);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      List<String> lines = new String(bytes, 0, endOfLines(bytes), UTF_8).lines().toList();
      requireOwn(path, bytes, lines, head, portal, strange);
      return lines.stream().skip(1).toList();
    }
  }

  /** An incomplete last line, as after a power failure, is dropped. */
  private static int endOfLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static void requireOwn(
      Path path, byte[] bytes, List<String> lines, String head, String portal, String strange)
      throws IOException {
    String first = lines.isEmpty() ? new String(bytes, UTF_8) : lines.get(0);
    boolean ours =
        lines.isEmpty() ? (head + portal).startsWith(first) : first.equals(head + portal);
    if (!ours) {
      throw new IOException(first.startsWith(head) ? strange : notWritten(path));
    }
  }

  private static void requireRegular(Path path) throws IOException {
    try {
      StateFile.isRegular(path, MAX_BYTES);
    } catch (ForeignFormatException e) {
      // The reason starts with "it".
      throw new IOException("its " + path.getFileName() + e.getReason().substring(2), e);
    }
  }

  private static String notWritten(Path path) {
    return "photoshell did not write its " + path.getFileName() + ", so it is left unchanged";
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock(StateFile.LOCKED_BYTE, 1, false) != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Reported below, as for another process.
    }
    throw new IOException("another photoshell is working there");
  }

  /** Returns the lines that existed when it was opened. */
  public List<String> lines() {
    return lines;
  }

  /**
   * Adds a line atomically and syncs to disk about once a second.
   *
   * @throws IOException if no space is left
   */
  public void add(String line) throws IOException {
    write((line + "\n").getBytes(UTF_8));
    long last = synced.get();
    long now = System.nanoTime();
    // Other threads continue meanwhile.
    if (now - last > SYNC_NANOS && synced.compareAndSet(last, now)) {
      file.getFD().sync();
    }
  }

  private void begin(String line) throws NotWrittenException {
    try {
      add(line);
    } catch (IOException e) {
      throw new NotWrittenException(e);
    }
  }

  private synchronized void write(byte[] bytes) throws IOException {
    try {
      file.write(bytes);
      end += bytes.length;
      empty = false;
    } catch (IOException e) {
      // Removes a partly written line.
      file.setLength(end);
      throw e;
    }
  }

  /** Closes the journal and removes it if it has no lines. */
  @Override
  public synchronized void close() throws IOException {
    boolean isRemoved = !empty;
    try (file) {
      file.getFD().sync();
      if (empty) {
        Files.deleteIfExists(path);
        isRemoved = true;
      }
    } catch (AccessDeniedException e) {
      // Windows removes no open file.
    }
    if (!isRemoved) {
      AtomicFile.retry(() -> Files.deleteIfExists(path));
    }
  }
}
