package io.github.photoshell.photo;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file of lines that are added while something long goes on, so that it can be broken off at any
 * moment. Only one program has it open at a time; any thread may add.
 */
final class Journal implements Closeable {
  private static final long SYNC = TimeUnit.SECONDS.toNanos(1);

  /** Not a channel's writing, which an interrupted thread would close for all. */
  private final RandomAccessFile file;

  private final Path path;

  private final List<String> lines;
  private long end;
  private boolean empty;
  private final AtomicLong synced = new AtomicLong(System.nanoTime());

  private Journal(RandomAccessFile file, Path path, List<String> lines, long end) {
    this.file = file;
    this.path = path;
    this.lines = lines;
    this.end = end;
  }

  /**
   * Opens a journal, which is made where there is none.
   *
   * @param head its first line
   * @param strange what to say where another line is its first
   * @throws IOException if it can't be read or written, is open already, or is another's
   */
  static Journal open(Path path, String head, String strange) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      lock(file.getChannel());
      byte[] bytes = Files.readAllBytes(path);
      int end = bytes.length;
      // A line that was being written when the power went is no line.
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      List<String> lines = new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
      if (!lines.isEmpty() && !lines.get(0).equals(head)) {
        throw new IOException(strange);
      }
      file.setLength(end);
      file.seek(end);
      Journal journal = new Journal(file, path, lines.stream().skip(1).toList(), end);
      if (lines.isEmpty()) {
        journal.add(head);
      }
      journal.empty = journal.lines.isEmpty();
      return journal;
    } catch (IOException | RuntimeException unable) {
      file.close();
      throw unable;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      // Said below, as for another process.
    }
    throw new IOException("another photoshell is at work there");
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
    write((line + "\n").getBytes(StandardCharsets.UTF_8));
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
