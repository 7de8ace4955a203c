package io.github.photoshell.batch;

import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
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
  private final Iterator<ImportEntry> entries;
  private final Deque<FutureTask<ImageSource>> reading = new ArrayDeque<>();
  private final @Nullable ExecutorService threads;
  private final int ahead;

  ImageReadAhead(List<ImportEntry> entries, Session session, boolean fit) {
    this.session = session;
    this.fit = fit;
    this.entries = entries.iterator();
    int processors = Runtime.getRuntime().availableProcessors();
    // A dry run belongs to its thread.
    boolean inParallel = fit && entries.size() > 1 && processors > 1 && !session.isDryRun();
    this.threads = inParallel ? Executors.newFixedThreadPool(processors) : null;
    this.ahead = inParallel ? 2 * processors : 1;
  }

  /**
   * Returns the image of the next entry.
   *
   * @throws InterruptedException if cancelled
   */
  ImageSource next() throws InterruptedException {
    while (reading.size() < ahead && entries.hasNext()) {
      ImportEntry entry = entries.next();
      Callable<ImageSource> read = () -> entry.read(session, fit);
      FutureTask<ImageSource> task = new FutureTask<>(read);
      reading.add(task);
      if (threads != null) {
        threads.execute(task);
      } else {
        task.run();
      }
    }
    try {
      return reading.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
