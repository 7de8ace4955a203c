package io.github.photoshell.practice;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import okio.ByteString;

/** Reads and writes the state of a practice portal as a JSON file, including images. */
public final class PracticeFile {
  /** The largest file in bytes. */
  public static final int MAX_BYTES = 500 * 1024 * 1024;

  private static final String TEMPORARY_PREFIX = ".practice";
  private static final String SUFFIX = ".json";

  /** The longest time between two writes of a file in progress. */
  private static final Duration MAX_WRITE_TIME = Duration.ofMinutes(1);

  private PracticeFile() {}

  /** Writes a state atomically; only the owner can read the file. */
  public static void write(PracticeState state, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent());
    deleteStale(folder);
    // Temporary files are created readable only by their owner.
    Path temporary = Files.createTempFile(folder, TEMPORARY_PREFIX, SUFFIX);
    try {
      Files.write(temporary, bytes(state));
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Returns a state as the content of a file. */
  public static byte[] bytes(PracticeState state) {
    return JsonBodies.pretty(StateWriter.of(state)).toByteArray();
  }

  /** Removes the temporary files of processes that were killed while they wrote a state. */
  private static void deleteStale(Path folder) {
    FileTime latest = FileTime.from(Instant.now().minus(MAX_WRITE_TIME));
    try (DirectoryStream<Path> temporaryFiles =
        Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "[0-9]*" + SUFFIX)) {
      for (Path one : temporaryFiles) {
        boolean isOwn = one.getFileName().toString().matches("\\.practice\\d+\\.json");
        if (isOwn && Files.getLastModifiedTime(one).compareTo(latest) < 0) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException | DirectoryIteratorException nothingToSweep) {
      // Left files only take up space.
    }
  }

  /**
   * Reads a state.
   *
   * @throws PracticeFileException if the file is not a state
   * @throws IOException if the file cannot be read
   */
  public static PracticeState read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new PracticeFileException("it is larger than 500 MB");
    }
    return of(Files.readAllBytes(file));
  }

  /**
   * Returns the state in the content of a file.
   *
   * @throws PracticeFileException if it is not a state
   */
  public static PracticeState of(byte[] file) throws PracticeFileException {
    return StateFormat.read(ByteString.of(file));
  }
}
