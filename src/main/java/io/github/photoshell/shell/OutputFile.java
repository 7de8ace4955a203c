package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.util.function.Supplier;

/** Writes the output file that the user named. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a text to a file in UTF-8, completely or not at all.
   *
   * @param text the lines; the last one without a line break
   * @param replaces whether an existing file may be overwritten
   * @param other what to type for another file, such as {@code Choose another file for --save.}
   * @param written supplies the result on success
   * @return the result on success, or the reason why the file cannot be written
   * @throws UsageException if the file exists and may not be overwritten
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
          "%s cannot be written: %s. Nothing was saved.".formatted(file, AtomicFile.reason(unable)),
          other);
    }
    return written.get();
  }
}
