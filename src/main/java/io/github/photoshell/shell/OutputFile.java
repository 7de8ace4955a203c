package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Writes the output file that the user named. */
public final class OutputFile {
  private OutputFile() {}

  /** Returns whether two typed names are those of one existing file. */
  public static boolean isSame(String one, String other) {
    try {
      return Files.isSameFile(TypedPath.of(one), TypedPath.of(other));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /**
   * Writes a text to a file in UTF-8, completely or not at all.
   *
   * @param text the lines; the last one without a line break
   * @param replaces whether an existing file may be overwritten
   * @param other what to type for another file, such as {@code Choose another file for --save.}
   * @param written supplies the result on success
   * @return the result on success, or the reason why the file cannot be written
   * @throws UsageException if the file exists and may not be overwritten, or its name is invalid
   */
  public static CommandResult write(
      String file,
      boolean replaces,
      FileMode mode,
      String text,
      String other,
      Supplier<CommandResult> written) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    return write(file, replaces, mode, out -> out.write(bytes), other, written);
  }

  /**
   * Writes a file, completely or not at all.
   *
   * @param content may throw an exception so that no file is written
   * @return as above
   * @throws UsageException as above
   */
  public static CommandResult write(
      String file,
      boolean replaces,
      FileMode mode,
      AtomicFile.Content content,
      String other,
      Supplier<CommandResult> written) {
    try {
      AtomicFile.write(LocalPath.of(file), replaces, mode, out -> unwrapping(content, out));
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("the writing of the file was cancelled");
    } catch (IOException e) {
      return CommandResult.failed(
          ExitCode.REFUSED,
          "%s cannot be written: %s. Nothing was saved.".formatted(file, AtomicFile.reason(e)),
          other);
    }
    return written.get();
  }

  private static void unwrapping(AtomicFile.Content content, OutputStream out) throws IOException {
    try {
      content.to(out);
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /**
   * Checks the name of a file before the work that fills it.
   *
   * @param replaces whether an existing file may be overwritten
   * @throws UsageException if the file could not be written
   */
  public static void check(String file, boolean replaces) {
    Path path = LocalPath.of(file).toAbsolutePath();
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      throw new UsageException(file + " is a folder, not a file.", "Add a file name.");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new UsageException(
          file + " is a pipe or a device, not a file.", "'-' is standard output.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "The folder of " + file + " does not exist.", "Create it, or give another file.");
    }
    if (!replaces && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(file);
    }
  }

  private static UsageException exists(String file) {
    return new UsageException(
        "The file " + file + " already exists.", "Choose another name, or add --force.");
  }
}
