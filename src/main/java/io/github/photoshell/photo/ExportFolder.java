package io.github.photoshell.photo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A folder of photos with a journal of what is in it, so that an export can be broken off at any
 * moment and goes on where it was. A photo's line is in the journal before the photo has its name:
 * whatever has its name is whole and known.
 */
final class ExportFolder implements SavedPhotos {
  static final String JOURNAL = ".photoshell-export";
  static final String REPORT = "photos.csv";
  private static final String HEAD = "photoshell export 1\t";
  private static final String BEGUN = ".photoshell-new-";
  private static final long SYNC = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;

  /** Not a channel's writing, which an interrupted thread would close for all. */
  private final RandomAccessFile journal;

  private final Map<String, Kept> kept = new HashMap<>();
  private final FileNames names = new FileNames();
  private long synced = System.nanoTime();

  private ExportFolder(Path folder, RandomAccessFile journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /**
   * Opens a folder, which is made where there is none.
   *
   * @param portal whose photos these are
   * @throws IOException if it cannot be read or written, or belongs to another portal's export
   */
  static ExportFolder open(Path folder, String portal) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(JOURNAL);
    RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw");
    try {
      lock(journal.getChannel());
      ExportFolder opened = new ExportFolder(folder, journal);
      opened.read(file, portal);
      return opened;
    } catch (IOException | RuntimeException unable) {
      journal.close();
      throw unable;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      // Said below, as for another process.
    }
    throw new IOException("another export is at work there");
  }

  private void read(Path file, String portal) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    // A line that was being written when the power went is no line.
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    journal.setLength(end);
    journal.seek(end);
    List<String> lines = new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      append(HEAD + portal);
    } else if (!lines.get(0).equals(HEAD + portal)) {
      throw new IOException("it holds another portal's photos");
    }
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (parts.length == 4 && parts[2].matches("\\d{1,12}")) {
        kept.put(parts[0], new Kept(parts[1], parts[3], Long.parseLong(parts[2])));
      }
    }
    kept.values().forEach(one -> names.take(one.file()));
    names.take(REPORT);
    names.take(JOURNAL);
  }

  @Override
  public synchronized @Nullable Kept kept(String id) {
    return kept.get(id);
  }

  @Override
  public boolean isThere(Kept one) throws IOException {
    Path file = folder.resolve(one.file());
    return Files.isRegularFile(file) && Files.size(file) == one.size();
  }

  @Override
  public boolean holds(Kept one, byte[] bytes) throws IOException {
    return isThere(one) && Arrays.equals(Files.readAllBytes(folder.resolve(one.file())), bytes);
  }

  static String mark(String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String save(String id, String userName, String address, byte[] photo, String ending)
      throws IOException {
    Kept before = kept(id);
    String name =
        before != null && before.file().endsWith(ending)
            ? before.file()
            : names.of(userName, id, ending);
    Path begun = Files.createTempFile(folder, BEGUN, "");
    try {
      try (OutputStream out = Files.newOutputStream(begun)) {
        out.write(photo);
      }
      Kept now = new Kept(mark(address), name, photo.length);
      append(id + "\t" + now.mark() + "\t" + now.size() + "\t" + now.file());
      Files.move(
          begun,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      synchronized (this) {
        kept.put(id, now);
      }
    } finally {
      Files.deleteIfExists(begun);
    }
    if (before != null && !before.file().equals(name)) {
      Files.deleteIfExists(folder.resolve(before.file()));
    }
    return name;
  }

  private synchronized void append(String line) throws IOException {
    journal.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    if (System.nanoTime() - synced > SYNC) {
      journal.getFD().sync();
      synced = System.nanoTime();
    }
  }

  @Override
  public void report(List<ExportOutcome.Row> rows) throws IOException {
    Path begun = Files.createTempFile(folder, BEGUN, "");
    try {
      try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(begun))) {
        csv.writeRecord("id", "userName", "email", "name", "file", "outcome", "reason");
        for (ExportOutcome.Row row : rows) {
          csv.writeRecord(
              row.id(),
              row.userName(),
              row.email(),
              row.name(),
              row.file(),
              row.ending().words(),
              row.reason());
        }
      }
      Files.move(
          begun,
          folder.resolve(REPORT),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(begun);
    }
  }

  @Override
  public void close() throws IOException {
    try (journal) {
      journal.getFD().sync();
    }
  }
}
