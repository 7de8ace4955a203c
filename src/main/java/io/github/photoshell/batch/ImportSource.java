package io.github.photoshell.batch;

import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.people.NameNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of an import, with the place of its journal and report.
 *
 * @param folder where both are written
 * @param report the file name of the report
 * @param entries in the order of names or lines
 * @param remarks what was left out
 */
record ImportSource(Path folder, String report, List<ImportEntry> entries, List<String> remarks) {
  private static final String REPORT = "photos-import.csv";

  /** The depth of subfolders that are read; links to folders are not followed. */
  private static final int MAX_DEPTH = 20;

  /** Files that operating systems leave in image folders. */
  private static final Set<String> NOT_MEANT =
      Set.of("thumbs.db", "desktop.ini", ExportReport.NAME, REPORT);

  ImportSource {
    entries = List.copyOf(entries);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a folder or a ZIP of images named after people, or a CSV file.
   *
   * @throws IOException if it is none of these; its message says why
   */
  static ImportSource of(Path given, ImportOptions options) throws IOException {
    boolean recursive = options.recursive();
    Path path = given.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return files(path, recursive);
    }
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || !Files.exists(path)) {
      throw new NoSuchFileException(given.toString(), null, "no such file or folder");
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is a pipe or a device; the report needs a file next to it");
    }
    byte[] head = head(path);
    if (ImageInspector.format(head) != null) {
      throw new IOException("it is a single image; use 'photo-set <person> <image>'");
    }
    String plain = name.toString().replaceFirst("(?i)\\.(csv|txt|zip)$", "") + "-import.csv";
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
      ZippedPhotos zip = ZippedPhotos.of(path, recursive);
      return new ImportSource(folder, plain, zip.entries(), zip.remarks());
    }
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      throw new IOException("it is an Excel workbook; save it as CSV in Excel");
    }
    List<ImportEntry> entries = PhotoListCsv.read(path);
    if (!options.byName()
        && !entries.isEmpty()
        && entries.stream()
            .allMatch(
                entry -> !entry.name().isEmpty() && entry.identifier().equals(entry.name()))) {
      throw new IOException("it names people by display names only; --by-name accepts these");
    }
    return new ImportSource(folder, plain, entries, List.of());
  }

  /** Returns a folder with one image, assumed for a folder or file that is missing in a dry run. */
  static ImportSource assumed(Path folder) {
    String name = "somebody.png";
    String file = folder.resolve(name).toString();
    return new ImportSource(folder, "", List.of(entry(name, null, file, null)), List.of());
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(ImageInspector.DETECTION_BYTES);
    }
  }

  private static ImportSource files(Path folder, boolean recursive) throws IOException {
    List<Path> files = new ArrayList<>();
    int subfolders = 0;
    try (Stream<Path> all = Files.walk(folder, recursive ? MAX_DEPTH : 1)) {
      for (Path file : (Iterable<Path>) all.skip(1).sorted()::iterator) {
        if (!isMeant(folder.relativize(file).toString())) {
          continue;
        }
        if (Files.isDirectory(file)) {
          subfolders++;
        } else {
          files.add(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<String> remarks = new ArrayList<>(remarks(recursive ? 0 : subfolders));
    // An export renames files whose user name is not a safe file name.
    Map<String, ImportEntry> exported = Map.of();
    try {
      exported = PhotoListCsv.byFile(folder.resolve(ExportReport.NAME));
    } catch (IOException e) {
      remarks.add(reportNotUsed(e));
    }
    List<ImportEntry> entries = new ArrayList<>();
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      entries.add(
          entry(
              name,
              exported.get(NameNormalizer.composed(name)),
              isInside(folder, file) ? file.toString() : "",
              null));
    }
    return new ImportSource(folder, REPORT, entries, remarks);
  }

  /** Returns the remark about a report of an export that cannot be read. */
  static String reportNotUsed(IOException failure) {
    return "%s is not used, only the file names: %s."
        .formatted(ExportReport.NAME, BatchRunner.words(failure));
  }

  /** Returns the remark about subfolders that were not read. */
  static List<String> remarks(int subfolders) {
    return subfolders == 0
        ? List.of()
        : List.of(
            subfolders == 1
                ? "1 subfolder is not read; --recursive reads it."
                : "%,d subfolders are not read; --recursive reads them.".formatted(subfolders));
  }

  /**
   * Returns the entry of a file that is named after a person.
   *
   * @param name the path in the folder
   * @param known its row in the report of an export, without an API key; null if there is none
   */
  static ImportEntry entry(
      String name,
      @Nullable ImportEntry known,
      String source,
      ImportEntry.@Nullable ImageContent content) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String person = known == null ? last.replaceFirst("\\.[^.]*$", "") : known.person();
    return new ImportEntry(
        name,
        person,
        known == null ? "" : known.id(),
        known == null ? "" : known.userName(),
        known == null ? "" : known.email(),
        known == null ? person : "",
        name,
        source,
        known != null && known.clears(),
        null,
        content);
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

  /** Returns whether a path names a file that a user would have put there. */
  static boolean isMeant(String path) {
    for (String name : path.split("[/\\\\]", -1)) {
      if (name.startsWith(".")
          || name.equals("__MACOSX")
          || NOT_MEANT.contains(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
