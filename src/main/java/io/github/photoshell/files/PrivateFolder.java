package io.github.photoshell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates folders that only their owner can access. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Creates a folder and its parents; does nothing if it exists.
   *
   * @throws IOException if it cannot be created
   */
  public static void make(Path folder) throws IOException {
    // createDirectories does not accept a link to a folder.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, FileMode.OWNER.ofFolder());
    }
  }

  /**
   * Creates the folder of a file.
   *
   * @throws IOException if it cannot be created
   */
  public static void makeFor(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      make(folder);
    }
  }
}
