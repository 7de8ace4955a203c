package io.github.photoshell.batch;

import io.github.photoshell.people.NameNormalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP of images, read like a folder. Nothing is unpacked to a disk. Images do not compress, so a
 * few limits keep a ZIP that unpacks to any length from filling the memory.
 *
 * @param remarks what was left out
 */
record ZippedPhotos(List<ImportEntry> entries, List<String> remarks) {
  private static final int MAX_ENTRIES = 100_000;

  /** The maximum size in bytes of one image; larger ones cannot be made fit either. */
  private static final int MAX_IMAGE = 100 * 1024 * 1024;

  /** How many times its packed size an image may have; drawings reach 50, bombs 1000. */
  private static final int MAX_RATIO = 100;

  /** The size in bytes that each image may have, however well it is packed. */
  private static final int MIN_LIMIT = 1024 * 1024;

  private static final int MAX_REPORT = 20 * 1024 * 1024;

  ZippedPhotos {
    entries = List.copyOf(entries);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the names in a ZIP.
   *
   * @throws IOException if it cannot be read, is an office document, or holds a name that leads out
   *     of a folder
   */
  static ZippedPhotos of(Path path, boolean recursive) throws IOException {
    try (ZipFile zip = open(path)) {
      if (zip.size() > MAX_ENTRIES) {
        throw new IOException("it has more than %,d entries".formatted(MAX_ENTRIES));
      }
      List<? extends ZipEntry> files =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry file : files) {
        check(file.getName());
      }
      if (files.stream().mapToLong(ZipEntry::getCompressedSize).sum() > Files.size(path)) {
        throw new IOException("its entries overlap, as in a ZIP made to fill the memory");
      }
      return of(path, zip, files, recursive);
    } catch (IllegalArgumentException e) {
      throw new IOException("the names in it cannot be read", e);
    }
  }

  private static ZippedPhotos of(
      Path path, ZipFile zip, List<? extends ZipEntry> files, boolean recursive)
      throws IOException {
    Set<String> left = new HashSet<>();
    List<ImportEntry> entries = new ArrayList<>();
    // A ZIP of one folder is read like the folder.
    String root = root(files);
    List<String> remarks = new ArrayList<>();
    Map<String, ImportEntry> exported = Map.of();
    try {
      exported = exported(zip, root);
    } catch (IOException e) {
      remarks.add(ImportSource.reportNotUsed(e));
    }
    for (ZipEntry file : files) {
      String full = file.getName();
      String name = full.substring(root.length());
      int slash = name.lastIndexOf('/');
      if (!ImportSource.isMeant(full)) {
        continue;
      }
      if (slash >= 0 && !recursive) {
        left.add(name.substring(0, slash));
        continue;
      }
      entries.add(
          ImportSource.entry(
              name,
              exported.get(NameNormalizer.composed(name)),
              "zip:" + full,
              () -> read(path, full)));
    }
    remarks.addAll(ImportSource.remarks(left.size()));
    return new ZippedPhotos(entries, remarks);
  }

  private static String root(List<? extends ZipEntry> files) {
    Set<String> roots =
        files.stream()
            .map(ZipEntry::getName)
            .filter(ImportSource::isMeant)
            .map(name -> name.substring(0, name.indexOf('/') + 1))
            .collect(Collectors.toSet());
    return roots.size() == 1 ? roots.iterator().next() : "";
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      return openWithOtherNames(path);
    }
  }

  /** Opens a ZIP whose names are not UTF-8, such as those of older Windows programs. */
  private static ZipFile openWithOtherNames(Path path) throws IOException {
    try {
      // Their names are in the code page of MS-DOS, as the format's specification says.
      return new ZipFile(path.toFile(), Charset.forName("IBM437"));
    } catch (ZipException e) {
      // Java cannot read encrypted entries, and says so only in its message.
      boolean isEncrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw new IOException(
          isEncrypted ? "it is encrypted; unpack it and import the folder" : "it is a damaged ZIP",
          e);
    }
  }

  private static void check(String name) throws IOException {
    String kind = name.toLowerCase(Locale.ROOT);
    if (kind.equals("xl/workbook.xml") || kind.equals("xl/workbook.bin")) {
      throw new IOException("it is an Excel workbook; save it as CSV in Excel");
    }
    if (kind.equals("content.xml") || kind.equals("word/document.xml")) {
      throw new IOException("it is an office document; save it as CSV");
    }
    boolean leadsOut =
        name.startsWith("/")
            || name.contains("\\")
            || name.matches("(?s)[A-Za-z]:.*")
            || name.matches("(?s)(.*/)?\\.\\.(/.*)?");
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IOException("it holds a name with control characters");
    }
    if (leadsOut) {
      throw new IOException("it holds a name that leads out of a folder: '" + name + "'");
    }
  }

  private static Map<String, ImportEntry> exported(ZipFile zip, String root) throws IOException {
    ZipEntry report = zip.getEntry(root + ExportReport.NAME);
    if (report == null) {
      return Map.of();
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(report)) {
      bytes = in.readNBytes(MAX_REPORT + 1);
    }
    if (bytes.length > MAX_REPORT) {
      throw new IOException("it is larger than 20 MB");
    }
    // Its files are in the ZIP, so none is looked for on the disk.
    return PhotoListCsv.byFile(
        PhotoListCsv.read(bytes, Path.of(ExportReport.NAME).toAbsolutePath()));
  }

  private static byte[] read(Path path, String name) throws IOException {
    try (ZipFile zip = open(path)) {
      @Nullable ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException("it is no longer in the ZIP");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        long limit = Math.max(MIN_LIMIT, MAX_RATIO * entry.getCompressedSize());
        int most = (int) Math.min(MAX_IMAGE, limit);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
          throw new IOException("it unpacks to more bytes than an image has");
        }
        return bytes;
      }
    }
  }
}
