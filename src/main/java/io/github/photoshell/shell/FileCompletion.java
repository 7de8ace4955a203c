package io.github.photoshell.shell;

import io.github.photoshell.files.TypedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Completes files and folders; hidden ones only if the typed name starts with a dot. */
public final class FileCompletion implements CompletionSource {
  private static final int MAX_FILES = 500;

  private final boolean onlyFolders;

  public FileCompletion() {
    this(false);
  }

  private FileCompletion(boolean onlyFolders) {
    this.onlyFolders = onlyFolders;
  }

  /** Returns a completion of folders alone. */
  static FileCompletion folders() {
    return new FileCompletion(true);
  }

  @Override
  public List<CompletionItem> complete(String typed) {
    int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'));
    if (slash >= 0 && java.io.File.separatorChar == '/' && typed.charAt(slash) == '\\') {
      slash = typed.lastIndexOf('/');
    }
    String folder = typed.substring(0, slash + 1);
    String begun = typed.substring(slash + 1);
    try (Stream<Path> files = Files.list(pathOf(folder))) {
      return files
          .filter(file -> begun.startsWith(".") || !file.getFileName().toString().startsWith("."))
          .filter(file -> startsWith(file.getFileName().toString(), begun))
          .filter(file -> !onlyFolders || Files.isDirectory(file))
          .sorted()
          .limit(MAX_FILES)
          .map(file -> completionItem(folder, file))
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  @Override
  public boolean completesFiles() {
    return true;
  }

  private static boolean startsWith(String name, String begun) {
    return name.regionMatches(true, 0, begun, 0, begun.length());
  }

  private static CompletionItem completionItem(String folder, Path file) {
    boolean isFolder = Files.isDirectory(file);
    String path = folder + file.getFileName() + (isFolder ? "/" : "");
    return new CompletionItem(path, "", "", !isFolder);
  }

  private static Path pathOf(String folder) {
    return TypedPath.of(folder.isEmpty() ? "." : folder);
  }
}
