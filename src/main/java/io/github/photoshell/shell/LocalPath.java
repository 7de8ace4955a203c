package io.github.photoshell.shell;

import io.github.photoshell.files.TypedPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A typed path, or one line about a name that no file can have. */
public final class LocalPath {
  private LocalPath() {}

  /**
   * Returns the path.
   *
   * @throws UsageException if nothing was typed, or no file can be called that
   */
  public static Path of(String typed) {
    if (typed.isEmpty()) {
      throw new UsageException("The name of a file or folder is empty.", "'.' is this folder.");
    }
    try {
      return TypedPath.of(typed);
    } catch (InvalidPathException e) {
      throw new UsageException("No file can be called '" + typed + "'.", "Is that its name?");
    }
  }
}
