package io.github.photoshell.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lock on one of many keys, shared by all threads and programs that use the same lock file. */
public final class KeyedLock implements AutoCloseable {
  /** Open lock files. Never closed, because closing one releases all locks of the process on it. */
  private static final Map<Path, FileChannel> OPEN = new HashMap<>();

  private final @Nullable FileLock lock;

  private KeyedLock(@Nullable FileLock lock) {
    this.lock = lock;
  }

  /** Returns a lock on nothing. */
  public static KeyedLock none() {
    return new KeyedLock(null);
  }

  /**
   * Returns the lock, or null while another has it. Where the file cannot be written, or the file
   * system has no locks, it always succeeds.
   *
   * @param file the lock file; created with its folder, for its owner only, if missing
   * @param key the key
   */
  public static @Nullable KeyedLock tryLock(Path file, String key) {
    try {
      // Each key locks one byte of the file; two keys may share a byte.
      FileLock fileLock = channel(file).tryLock(Integer.toUnsignedLong(key.hashCode()), 1, false);
      return fileLock == null ? null : new KeyedLock(fileLock);
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
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
    } catch (IOException e) {
      // The lock is released together with the file.
    }
  }
}
