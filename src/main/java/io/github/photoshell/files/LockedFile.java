package io.github.photoshell.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that one thread of one program works on at a time. */
public final class LockedFile {
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  /** The system's lock holds for a whole process; within it this one does. */
  private static final Object THIS_PROCESS = new Object();

  private LockedFile() {}

  /** What is done while nobody else is at it. */
  @FunctionalInterface
  public interface Work<T> {
    T on(FileChannel file) throws IOException;
  }

  /**
   * Opens a file to read and write, makes it where there is none, for its owner alone, and waits
   * until nobody else has it. An interrupted thread stays interrupted, and works all the same.
   *
   * @throws IOException if it can't be opened, or the work throws it
   */
  public static <T> T with(Path file, Work<T> work) throws IOException {
    // A channel is closed for good by its thread's being interrupted, as by a late Ctrl-C.
    boolean interrupted = Thread.interrupted();
    synchronized (THIS_PROCESS) {
      try (FileChannel channel = FileChannel.open(file, OPTIONS, Readers.OWNER.ofFile())) {
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
}
