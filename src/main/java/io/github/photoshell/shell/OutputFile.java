package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.util.function.Supplier;

/** A file that a command was told to write. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a text to a file in UTF-8, whole or not at all, and says so.
   *
   * @param text its lines, the last one without its end
   * @param replaces whether one that is there may be lost
   * @param other what to type for another file, as in {@code Give another file behind --save.}
   * @param written the answer where all went well
   * @return else one that says why it cannot be written
   * @throws UsageException if there is one that may not be lost
   */
  public static CommandResult write(
      String file,
      boolean replaces,
      FileMode mode,
      String text,
      String other,
      Supplier<CommandResult> written) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(TypedPath.of(file), replaces, mode, out -> out.write(bytes));
    } catch (FileAlreadyExistsException there) {
      throw new UsageException(
          "The file " + file + " already exists.", "Choose another name, or add --force.");
    } catch (IOException | InvalidPathException unable) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "%s cannot be written: %s. No part of it was saved."
              .formatted(file, AtomicFile.reason(unable)),
          other);
    }
    return written.get();
  }
}
