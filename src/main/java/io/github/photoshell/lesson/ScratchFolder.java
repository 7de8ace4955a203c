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
 * The folder in which a lesson's solutions read and write files, instead of the user's current
 * folder.
 *
 * @param root the folder; created when it is first needed
 */
record ScratchFolder(Path root) implements AutoCloseable {
  private static final int MAX_DEPTH = 3;

  /** Returns a new temporary folder that only its owner can access. */
  static ScratchFolder temporary() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("photoshell-lesson-").toRealPath());
  }

  /**
   * Returns the path of a file in the folder.
   *
   * @param name a plain name, or one below folders of plain names
   * @throws UsageException for any other name
   */
  String file(String name) {
    String[] segments = name.split("/");
    if (segments.length == 0
        || segments.length > MAX_DEPTH
        || !Arrays.stream(segments).allMatch(PlainFileName::isPlain)) {
      throw new UsageException(
          "'" + name + "' cannot be a file in a solution; use a plain name such as photos/ada.png",
          "Files of solutions are in the lesson's own folder.");
    }
    return root.resolve(String.join("/", segments)).toString();
  }

  /**
   * Creates the folder if it does not exist, and checks that it holds no links.
   *
   * @throws IOException if it cannot be created, or holds a link
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

  /** Returns whether the folder is empty or does not exist. */
  boolean isEmpty() {
    String[] names = root.toFile().list();
    return names == null || names.length == 0;
  }

  /** Deletes the folder with its content; links are not followed. */
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
