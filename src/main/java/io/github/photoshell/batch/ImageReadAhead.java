package io.github.photoshell.batch;

import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the images of an import in their order. Where they are made fit, which takes most of the
 * time, all processors read ahead.
 */
final class ImageReadAhead implements Closeable {
  private final Session session;
  private final boolean fit;

  /** What an image in a ZIP or a list is taken for, in bytes. */
  private static final long UNKNOWN_SIZE = 8L * 1024 * 1024;

  /** The bytes that may be read before the first of them is used. */
  static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private final Deque<ImportEntry> entries;
  private final Deque<Reading> reading = new ArrayDeque<>();
  private final @Nullable ExecutorService threads;
  private final int ahead;
  private final long maxBytes;

  /** An image that is being read. */
  private record Reading(FutureTask<ReadImage> task, long bytes) {}

  ImageReadAhead(List<ImportEntry> entries, Session session, boolean fit) {
    this(entries, session, fit, Runtime.getRuntime().availableProcessors(), MAX_BYTES);
  }

  /**
   * @param maxBytes the bytes that may be read before the first of them is used
   */
  ImageReadAhead(
      List<ImportEntry> entries, Session session, boolean fit, int processors, long maxBytes) {
    this.maxBytes = maxBytes;
    this.session = session;
    this.fit = fit;
    this.entries = new ArrayDeque<>(entries);
    // A dry run keeps the order of its requests and files.
    boolean inParallel = fit && entries.size() > 1 && processors > 1 && !session.isDryRun();
    this.threads = inParallel ? Executors.newFixedThreadPool(processors) : null;
    this.ahead = inParallel ? 2 * processors : 1;
  }

  /**
   * Returns the image of the next entry.
   *
   * @throws InterruptedException if cancelled
   */
  ReadImage next() throws InterruptedException {
    while (mayReadMore()) {
      ImportEntry entry = entries.remove();
      Callable<ReadImage> read = () -> entry.read(session, fit);
      FutureTask<ReadImage> task = new FutureTask<>(read);
      reading.add(new Reading(task, size(entry)));
      if (threads != null) {
        threads.execute(task);
      } else {
        task.run();
      }
    }
    try {
      return reading.remove().task().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A single file may be larger than all that are allowed together. */
  private boolean mayReadMore() {
    ImportEntry next = entries.peek();
    return next != null
        && reading.size() < ahead
        && (reading.isEmpty()
            || reading.stream().mapToLong(Reading::bytes).sum() + size(next) <= maxBytes);
  }

  private static long size(ImportEntry entry) {
    if (entry.content() != null) {
      return UNKNOWN_SIZE;
    }
    try {
      return ImportPlanner.isAddress(entry.source()) ? 0 : Files.size(Path.of(entry.source()));
    } catch (IOException | InvalidPathException e) {
      // It is reported when it is read.
      return 0;
    }
  }

  /** Returns the number of images that are being read or wait to be used. */
  int pending() {
    return reading.size();
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
