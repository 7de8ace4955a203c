package io.github.photoshell.photo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.StateFile.NotOursException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file of lines that are added while something long goes on, so that it can be broken off at any
 * moment. Only one program has it open at a time; any thread may add.
 */
final class LineJournal implements Closeable {
  private static final long SYNC = TimeUnit.SECONDS.toNanos(1);
  private static final int LARGEST = 128 * 1024 * 1024;

  /** Not a channel's writing, which an interrupted thread would close for all. */
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

  /**
   * Opens a journal, which is made where there is none. The folder may come from somebody else: a
   * link is not followed, and a file that does not begin as a journal is left as it is.
   *
   * @param head what its first line begins with
   * @param portal the rest of its first line
   * @param strange what to say where it is another portal's
   * @throws IOException if it can't be read or written, is open already, or is another's
   */
  static LineJournal open(Path path, String head, String portal, String strange)
      throws IOException {
    requireRegular(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      lock(file.getChannel());
      byte[] bytes = new byte[Math.toIntExact(Math.min(LARGEST, file.length()))];
      file.readFully(bytes);
      int end = bytes.length;
      // A line that was being written when the power went is no line.
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      List<String> lines = new String(bytes, 0, end, UTF_8).lines().toList();
      String first = lines.isEmpty() ? new String(bytes, UTF_8) : lines.get(0);
      boolean ours =
          lines.isEmpty() ? (head + portal).startsWith(first) : first.equals(head + portal);
      if (!ours) {
        throw new IOException(first.startsWith(head) ? strange : notWritten(path));
      }
      file.setLength(end);
      file.seek(end);
      LineJournal journal = new LineJournal(file, path, lines.stream().skip(1).toList(), end);
      if (lines.isEmpty()) {
        journal.add(head + portal);
      }
      journal.empty = journal.lines.isEmpty();
      return journal;
    } catch (IOException | RuntimeException unable) {
      file.close();
      throw unable;
    }
  }

  private static void requireRegular(Path path) throws IOException {
    try {
      StateFile.isRegular(path, LARGEST);
    } catch (NotOursException other) {
      // Its reason begins with "it".
      throw new IOException("its " + path.getFileName() + other.getReason().substring(2), other);
    }
  }

  private static String notWritten(Path path) {
    return "photoshell did not write its " + path.getFileName() + ", so it is left unchanged";
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      // Said below, as for another process.
    }
    throw new IOException("another photoshell is working there");
  }

  /** Returns the lines that were there when it was opened. */
  List<String> lines() {
    return lines;
  }

  /**
   * Adds a line, whole or not at all. About once a second what was added is on the disk.
   *
   * @throws IOException if there is no room
   */
  void add(String line) throws IOException {
    write((line + "\n").getBytes(UTF_8));
    long last = synced.get();
    long now = System.nanoTime();
    // The others go on meanwhile.
    if (now - last > SYNC && synced.compareAndSet(last, now)) {
      file.getFD().sync();
    }
  }

  private synchronized void write(byte[] bytes) throws IOException {
    try {
      file.write(bytes);
      end += bytes.length;
      empty = false;
    } catch (IOException full) {
      // What comes next is written there, too.
      file.setLength(end);
      throw full;
    }
  }

  /** Closes it; nothing is left of one that nothing was added to. */
  @Override
  public synchronized void close() throws IOException {
    try (file) {
      file.getFD().sync();
      if (empty) {
        Files.deleteIfExists(path);
      }
    }
  }
}
