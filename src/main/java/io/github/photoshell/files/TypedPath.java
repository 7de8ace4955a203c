package io.github.photoshell.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the name of a file or folder as somebody types it. */
public final class TypedPath {
  private TypedPath() {}

  /**
   * Returns the path; {@code ~} is the home folder, alone or before a slash or backslash. No shell
   * has replaced it in a line of the prompt, nor in {@code --option=~/file}.
   *
   * @throws InvalidPathException if no file can be called that
   */
  public static Path of(String typed) {
    boolean inHome = typed.equals("~") || typed.startsWith("~/") || typed.startsWith("~\\");
    return inHome
        ? Path.of(System.getProperty("user.home", ""))
            .resolve(typed.substring(Math.min(2, typed.length())))
        : Path.of(typed);
  }
}
