package io.github.photoshell.lesson;

import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    for (Path path : content()) {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(path + " is a link or not a regular file");
      }
    }
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
    List<Path> all = content();
    Collections.reverse(all);
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Returns the folder and all that is in it, each folder before its content. */
  private List<Path> content() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.collect(Collectors.toCollection(ArrayList::new));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    delete();
  }
}
