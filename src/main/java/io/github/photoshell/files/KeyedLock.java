package io.github.photoshell.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose turn it is at one of many things, among the threads and programs that use one file. */
public final class KeyedLock implements AutoCloseable {
  /** Never closed: with the first that is, a system lets go of all a process holds of the file. */
  private static final Map<Path, FileChannel> OPEN = new HashMap<>();

  private final @Nullable FileLock lock;

  private KeyedLock(@Nullable FileLock lock) {
    this.lock = lock;
  }

  /**
   * Returns the turn, or null while somebody else has it. Where nothing can be written, or the file
   * system knows no locks, it is everybody's turn.
   *
   * @param file made where there is none, for its owner alone, and its folder, too
   * @param thing what it is about
   */
  public static @Nullable KeyedLock take(Path file, String thing) {
    try {
      // One byte of the file stands for a thing; two of one byte wait for each other, too.
      FileLock taken = channel(file).tryLock(Integer.toUnsignedLong(thing.hashCode()), 1, false);
      return taken == null ? null : new KeyedLock(taken);
    } catch (OverlappingFileLockException ofThisProcess) {
      return null;
    } catch (IOException noLocks) {
      return new KeyedLock(null);
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    synchronized (OPEN) {
      FileChannel known = OPEN.get(file);
      if (known != null && known.isOpen()) {
        return known;
      }
      PrivateFolder.makeFor(file);
      FileChannel opened = StateFile.lock(file).open();
      OPEN.put(file, opened);
      return opened;
    }
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException gone) {
      // With the file its lock is gone, too.
    }
  }
}
