package io.github.photoshell.batch;

import io.github.photoshell.files.LineJournal;
import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.SafeFileNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What exports have saved in a folder, by their journal: the photo of each person and its file
 * name. It tells an export's own files from others.
 */
final class ExportJournal implements Closeable {
  static final String NAME = ".photoshell-export";
  private static final String HEAD = "photoshell export 1\t";

  /** The extensions of the formats that portals store. */
  private static final Set<String> ENDINGS = Set.of(".png", ".jpg", ".gif", ".webp");

  /**
   * A saved photo.
   *
   * @param mark a digest of the photo's version; a placeholder if no version is reliable
   * @param size in bytes
   * @param checksum of the bytes; empty in a journal of an earlier photoshell
   */
  record ExportedPhoto(String mark, String file, long size, String checksum) {
    /** Returns whether bytes of this size are unchanged, as far as is known. */
    boolean isChecksumOf(byte[] bytes) {
      return checksum.isEmpty() || checksum.equals(ExportJournal.checksum(bytes));
    }
  }

  /** Null in a dry run. */
  private final @Nullable LineJournal lines;

  private final Map<String, ExportedPhoto> photos = new ConcurrentHashMap<>();

  /** All photos that were saved with a name. */
  private final Map<String, Set<ExportedPhoto>> savedAs = new ConcurrentHashMap<>();

  private final SafeFileNames names = new SafeFileNames();

  private ExportJournal(@Nullable LineJournal lines) {
    this.lines = lines;
    names.take(ExportReport.NAME);
    names.take(NAME);
    if (lines != null) {
      lines.lines().forEach(this::read);
    }
    // Two people never share a file.
    photos.values().removeIf(photo -> !names.take(photo.file()));
  }

  /**
   * Opens the journal of a folder, creating it if missing. No other export can open it meanwhile.
   *
   * @param portal the portal that the photos belong to
   * @throws IOException if it cannot be read or written, or is in use or of another portal
   */
  static ExportJournal open(Path folder, String portal) throws IOException {
    return new ExportJournal(
        LineJournal.open(
            folder.resolve(NAME), HEAD, portal, "it contains photos of another portal"));
  }

  /** Returns an empty journal for a dry run, which saves nothing. */
  static ExportJournal forDryRun() {
    return new ExportJournal(null);
  }

  private void read(String line) {
    String[] parts = line.split("\t", -1);
    if ((parts.length == 4 || parts.length == 5)
        && parts[2].matches("\\d{1,12}")
        && isName(parts[3])) {
      String checksum = parts.length == 5 ? parts[4] : "";
      remember(parts[0], new ExportedPhoto(parts[1], parts[3], Long.parseLong(parts[2]), checksum));
    }
  }

  /** The journal may come from a stranger; other names may lead out of the folder. */
  private static boolean isName(String file) {
    return PlainFileName.isPlain(file) && ENDINGS.stream().anyMatch(file::endsWith);
  }

  private void remember(String id, ExportedPhoto photo) {
    photos.put(id, photo);
    savedAs.computeIfAbsent(photo.file(), file -> ConcurrentHashMap.newKeySet()).add(photo);
  }

  /** Returns the saved photo of a person; null if there is none. */
  @Nullable ExportedPhoto photo(String id) {
    return photos.get(id);
  }

  /** Returns the file name for a person's photo: the one of the saved photo, or a new one. */
  String fileName(String id, String userName, String extension) {
    ExportedPhoto before = photo(id);
    return before != null && before.file().endsWith(extension)
        ? before.file()
        : names.of(userName, id, extension);
  }

  /** Adds a photo that is about to be saved. */
  void add(String id, ExportedPhoto photo) throws IOException {
    if (lines != null) {
      lines.add(
          String.join(
              "\t",
              id,
              photo.mark(),
              String.valueOf(photo.size()),
              photo.file(),
              photo.checksum()));
    }
    remember(id, photo);
  }

  /** Returns whether a photo was saved with this name, unchanged since or not. */
  boolean hasSaved(String fileName) {
    return savedAs.containsKey(fileName);
  }

  /**
   * Returns whether a file is an unchanged photo of an export. It may be older than the last line
   * of the journal, or empty or zeros, after a power failure.
   */
  boolean isUnchanged(Path file) throws IOException {
    Set<ExportedPhoto> saved = savedAs.get(String.valueOf(file.getFileName()));
    if (saved == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    long size = Files.size(file);
    if (size == 0) {
      return true;
    }
    List<ExportedPhoto> sameSize = saved.stream().filter(photo -> photo.size() == size).toList();
    if (sameSize.isEmpty()) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(file);
    // No image begins with a zero.
    return bytes[0] == 0 || sameSize.stream().anyMatch(photo -> photo.isChecksumOf(bytes));
  }

  /**
   * Returns the checksum of a photo. It tells an edit of the same size; a cryptographic digest
   * would slow the export down.
   */
  static String checksum(byte[] photo) {
    CRC32 sum = new CRC32();
    sum.update(photo);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
