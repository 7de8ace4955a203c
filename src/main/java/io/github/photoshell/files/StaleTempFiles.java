package io.github.photoshell.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Removes the temporary files of killed programs. */
final class StaleTempFiles {
  /**
   * The minimum age; a younger file may be in use even without a lock, as some file systems have no
   * locks.
   */
  private static final Duration OLD = Duration.ofMinutes(1);

  private static final Pattern OURS =
      Pattern.compile(
          Pattern.quote(AtomicFile.TEMP_PREFIX) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The folders already checked by this program; once is enough. */
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  private StaleTempFiles() {}

  /** Removes stale files from a folder, once per program. */
  static void sweepOnce(Path folder) {
    if (SWEPT.add(folder)) {
      sweep(folder);
    }
  }

  static void sweep(Path folder) {
    FileTime latest = FileTime.from(Instant.now().minus(OLD));
    try (DirectoryStream<Path> begun =
        Files.newDirectoryStream(folder, AtomicFile.TEMP_PREFIX + "*")) {
      for (Path path : begun) {
        boolean isOurs = OURS.matcher(path.getFileName().toString()).matches();
        if (isOurs
            && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(path).compareTo(latest) < 0
            && isFree(path)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They only take space.
    }
  }

  private static boolean isFree(Path begun) throws IOException {
    try (FileChannel channel =
            FileChannel.open(begun, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Locks a temporary file until the channel is closed, to show that it is in use. */
  static void keep(FileChannel begun) {
    try {
      begun.tryLock();
    } catch (IOException e) {
      // Then only its age protects it.
    }
  }
}
