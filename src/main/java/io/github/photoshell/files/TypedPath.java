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
    return inHome ? home().resolve(typed.substring(Math.min(2, typed.length()))) : Path.of(typed);
  }

  /**
   * Returns the user's home folder. For a user whom the computer's list lacks, as in a container,
   * Java says {@code ?}; that is the root folder then, as it is to other programs.
   */
  public static Path home() {
    return home(System.getProperty("user.home", ""));
  }

  static Path home(String told) {
    Path home = Path.of(told);
    return home.isAbsolute() ? home : Path.of("/");
  }
}
