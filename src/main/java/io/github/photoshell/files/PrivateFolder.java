package io.github.photoshell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that only its owner can enter. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes it, and those above it; nothing where it is there already.
   *
   * @throws IOException if it can't be made
   */
  public static void make(Path folder) throws IOException {
    // A link to a folder is one, too, but createDirectories doesn't think so.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, FileMode.OWNER.ofFolder());
    }
  }

  /**
   * Makes the one that a file is to lie in.
   *
   * @throws IOException if it can't be made
   */
  public static void makeFor(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      make(folder);
    }
  }
}
