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

/** The state of a practice portal as a file of JSON, pictures included. */
public final class PracticeFile {
  /** The most bytes that such a file may hold. */
  public static final int LARGEST = 500 * 1024 * 1024;

  private static final String BEGUN = ".practice";
  private static final String SUFFIX = ".json";

  /** Between two writes to a file that somebody is at. */
  private static final Duration LONGEST_WRITTEN = Duration.ofMinutes(1);

  private PracticeFile() {}

  /**
   * Writes a state; the file is readable by its owner alone. What was there before stays until all
   * is written.
   */
  public static void write(PracticeState state, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent());
    sweep(folder);
    // The system makes temporary files that only their owner can read.
    Path temporary = Files.createTempFile(folder, BEGUN, SUFFIX);
    try {
      Files.write(temporary, bytes(state));
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Returns a state as what stands in a file. */
  public static byte[] bytes(PracticeState state) {
    return JsonBodies.pretty(StateWriter.of(state)).toByteArray();
  }

  /** Removes what was left by programs that were killed while they wrote a state. */
  private static void sweep(Path folder) {
    FileTime latest = FileTime.from(Instant.now().minus(LONGEST_WRITTEN));
    try (DirectoryStream<Path> begun =
        Files.newDirectoryStream(folder, BEGUN + "[0-9]*" + SUFFIX)) {
      for (Path one : begun) {
        boolean ours = one.getFileName().toString().matches("\\.practice\\d+\\.json");
        if (ours && Files.getLastModifiedTime(one).compareTo(latest) < 0) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException | DirectoryIteratorException nothingToSweep) {
      // It does no harm but for the room it takes.
    }
  }

  /**
   * Reads a state.
   *
   * @throws PracticeFileException when the file holds none
   * @throws IOException when it cannot be read
   */
  public static PracticeState read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > LARGEST) {
      throw new PracticeFileException("it is larger than 500 MB");
    }
    return of(Files.readAllBytes(file));
  }

  /**
   * Returns the state that stands in a file.
   *
   * @throws PracticeFileException when it holds none
   */
  public static PracticeState of(byte[] file) throws PracticeFileException {
    return StateFormat.read(ByteString.of(file));
  }
}
