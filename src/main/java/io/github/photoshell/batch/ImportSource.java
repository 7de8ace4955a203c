package io.github.photoshell.batch;

import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.people.NameNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The input of an import, with the place of its journal and report.
 *
 * @param folder where both are written
 * @param report the file name of the report
 * @param entries in the order of names or lines
 */
record ImportSource(Path folder, String report, List<ImportEntry> entries) {
  private static final String REPORT = "photos-import.csv";

  /** Files that operating systems leave in image folders. */
  private static final Set<String> NOT_MEANT =
      Set.of("thumbs.db", "desktop.ini", ExportFolder.REPORT, REPORT);

  ImportSource {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a folder of images named after people, or a CSV file.
   *
   * @throws IOException if it is neither; its message says why
   */
  static ImportSource of(Path given) throws IOException {
    Path path = given.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return new ImportSource(path, REPORT, files(path));
    }
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || !Files.exists(path)) {
      throw new NoSuchFileException(given.toString(), null, "no such file or folder");
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is a pipe or a device; the report needs a file next to it");
    }
    if (ImageInspector.format(head(path)) != null) {
      throw new IOException("it is a single image; use 'photo-set <person> <image>'");
    }
    String plain = name.toString().replaceFirst("(?i)\\.(csv|txt)$", "");
    return new ImportSource(folder, plain + "-import.csv", PhotoListCsv.read(path));
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(ImageInspector.DETECTION_BYTES);
    }
  }

  private static List<ImportEntry> files(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(ImportSource::isMeant).sorted().toList();
    }
    // An export renames files whose user name is not a safe file name.
    Map<String, ImportEntry> exported = PhotoListCsv.byFile(folder.resolve(ExportFolder.REPORT));
    List<ImportEntry> entries = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      ImportEntry known = exported.get(NameNormalizer.composed(name));
      String person = known == null ? name.replaceFirst("\\.[^.]*$", "") : known.person();
      entries.add(
          new ImportEntry(
              name,
              person,
              known == null ? "" : known.id(),
              known == null ? "" : known.userName(),
              known == null ? "" : known.email(),
              name,
              isInside(folder, file) ? file.toString() : ""));
    }
    return entries;
  }

  /**
   * Returns whether a file is inside a folder, following links. A list or folder from a stranger
   * must not publish private images of the user.
   *
   * @param folder absolute and normalized
   */
  static boolean isInside(Path folder, Path file) {
    if (!folder.resolve(file).normalize().startsWith(folder)) {
      return false;
    }
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      // A missing file is reported when it is read.
      return true;
    }
  }

  private static boolean isMeant(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".")
        && !NOT_MEANT.contains(name.toLowerCase(Locale.ROOT))
        && !Files.isDirectory(file);
  }
}
