package io.github.photoshell.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import okio.ByteString;

/** The state of a practice portal as a file of JSON, pictures included. */
public final class PracticeFile {
  private static final long LARGEST = 500L * 1024 * 1024;

  private PracticeFile() {}

  /**
   * Writes a state; the file is readable by its owner alone. What was there before stays until all
   * is written.
   */
  public static void write(PracticeState state, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    // The system makes temporary files that only their owner can read.
    Path temporary = Files.createTempFile(target.getParent(), ".practice", ".json");
    try {
      Files.write(temporary, Json.pretty(StateWriter.of(state)).toByteArray());
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
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
    return StateReader.read(ByteString.of(Files.readAllBytes(file)));
  }
}
