package io.github.photoshell.lesson;

import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a lesson's solutions read and write in, in place of the one where the user is.
 *
 * @param root made when it is first needed
 */
record ScratchFolder(Path root) implements AutoCloseable {
  private static final int DEEPEST = 3;

  /** Returns a new one that nobody else can enter. */
  static ScratchFolder temporary() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("photoshell-lesson-").toRealPath());
  }

  /**
   * Returns the path of a file in the folder.
   *
   * @param name a plain name, or one below folders of plain names
   * @throws UsageException if it is any other name
   */
  String file(String name) {
    String[] segments = name.split("/");
    if (segments.length == 0
        || segments.length > DEEPEST
        || !Arrays.stream(segments).allMatch(PlainFileName::isPlain)) {
      throw new UsageException(
          "'" + name + "' cannot be a file in a solution; use a plain name such as photos/ada.png",
          "Files of solutions are in the lesson's own folder.");
    }
    return root.resolve(String.join("/", segments)).toString();
  }

  /**
   * Makes the folder where it is missing, and makes sure that nothing in it leads out of it.
   *
   * @throws IOException if it cannot be made, or holds a link
   */
  void prepare() throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      PrivateFolder.make(root);
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            if (!found.isRegularFile()) {
              throw new IOException(file + " is a link or not a regular file");
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Returns whether there is nothing in it. */
  boolean isEmpty() {
    String[] names = root.toFile().list();
    return names == null || names.length == 0;
  }

  /** Removes the folder and all that is in it; links are not followed. */
  void delete() throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException broken)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    delete();
  }
}
