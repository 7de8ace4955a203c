package io.github.photoshell.command;

import io.github.photoshell.shell.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the name of a file or folder as somebody types it. */
final class LocalPath {
  private LocalPath() {}

  /**
   * Returns the path; {@code ~} is the home folder.
   *
   * @throws UsageException if no file can be called that
   */
  static Path of(String typed) {
    try {
      boolean home = typed.startsWith("~/") || typed.startsWith("~\\");
      return home
          ? Path.of(System.getProperty("user.home", ""), typed.substring(2))
          : Path.of(typed);
    } catch (InvalidPathException noName) {
      throw new UsageException("No file can be called '" + typed + "'.", "Is that its name?");
    }
  }
}
