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

/** What programs that were killed have left of files that were not whole. */
final class StaleTempFiles {
  /** Somebody may be at a younger one, whatever its lock says: some file systems know none. */
  private static final Duration OLD = Duration.ofMinutes(1);

  private static final Pattern OURS =
      Pattern.compile(
          Pattern.quote(AtomicFile.BEGUN) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Where this program has looked; more than once is not worth the time. */
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  private StaleTempFiles() {}

  /** Removes them from a folder, the first time that this program writes there. */
  static void sweepOnce(Path folder) {
    if (SWEPT.add(folder)) {
      sweep(folder);
    }
  }

  static void sweep(Path folder) {
    FileTime latest = FileTime.from(Instant.now().minus(OLD));
    try (DirectoryStream<Path> begun = Files.newDirectoryStream(folder, AtomicFile.BEGUN + "*")) {
      for (Path one : begun) {
        boolean ours = OURS.matcher(one.getFileName().toString()).matches();
        if (ours
            && Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(one).compareTo(latest) < 0
            && isFree(one)) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException | DirectoryIteratorException unable) {
      // They do no harm but for the room they take.
    }
  }

  private static boolean isFree(Path begun) throws IOException {
    try (FileChannel channel =
            FileChannel.open(begun, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException ofThisProgram) {
      return false;
    }
  }

  /** Shows other programs that somebody is at a file, until the channel is closed. */
  static void keep(FileChannel begun) {
    try {
      begun.tryLock();
    } catch (IOException noLocksHere) {
      // Then its age alone speaks for it.
    }
  }
}
