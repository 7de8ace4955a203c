package io.github.photoshell.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Parses typed paths. */
public final class TypedPath {
  private TypedPath() {}

  /**
   * Returns the path; {@code ~} alone or before a slash or backslash means the home folder. No
   * shell replaces it at the prompt, nor in {@code --option=~/file}. Relative paths start in the
   * {@link WorkingFolder}.
   *
   * @throws InvalidPathException if the path is invalid
   */
  public static Path of(String typed) {
    boolean inHome = typed.equals("~") || typed.startsWith("~/") || typed.startsWith("~\\");
    return inHome
        ? home().resolve(typed.substring(Math.min(2, typed.length())))
        : WorkingFolder.resolve(Path.of(typed));
  }

  /**
   * Returns the user's home folder. For a user without an account entry, as in a container, Java
   * returns {@code ?}; the root folder is used instead, as other programs do.
   */
  public static Path home() {
    return home(System.getProperty("user.home", ""));
  }

  static Path home(String homeFolder) {
    Path home = Path.of(homeFolder);
    return home.isAbsolute() ? home : Path.of("/");
  }
}
