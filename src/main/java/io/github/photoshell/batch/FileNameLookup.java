package io.github.photoshell.batch;

import io.github.photoshell.people.NameNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the files named in an import CSV, even if accented letters are encoded differently on disk:
 * macOS writes them decomposed, spreadsheets composed.
 */
final class FileNameLookup {
  /** The files of each folder that was read, by normalized name. */
  private final Map<Path, Map<String, List<Path>>> folders = new HashMap<>();

  /** Returns the matching file; the path as given if there is none or more than one. */
  Path find(Path named) {
    Path folder = named.getParent();
    Path name = named.getFileName();
    if (folder == null || name == null || Files.exists(named)) {
      return named;
    }
    List<Path> same =
        folders
            .computeIfAbsent(folder, FileNameLookup::files)
            .getOrDefault(NameNormalizer.composed(name.toString()), List.of());
    return same.size() == 1 ? same.get(0) : named;
  }

  private static Map<String, List<Path>> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(
          Collectors.groupingBy(
              file -> NameNormalizer.composed(String.valueOf(file.getFileName()))));
    } catch (IOException e) {
      return Map.of();
    }
  }
}
