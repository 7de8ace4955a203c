package io.github.photoshell.batch;

import io.github.photoshell.batch.ExportJournal.ExportedPhoto;
import io.github.photoshell.files.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A folder of photos with a journal of its contents, so that an interrupted export can be
 * continued. The journal entry is written before the photo gets its final name, so every file with
 * a final name is complete and recorded.
 */
final class ExportFolder implements Closeable {
  /**
   * Large enough for most images in one write; Java keeps a buffer of this size off the heap for
   * each writing thread.
   */
  private static final int BUFFER_SIZE = 64 * 1024;

  /** Thrown if a photo would replace a file that is not from an export, or was changed since. */
  static final class OtherFileException extends IOException {
    private OtherFileException(String reason) {
      super(reason);
    }
  }

  private final Path folder;

  /** The folders that were created, outermost first. */
  private final List<Path> createdFolders;

  private final ExportJournal journal;

  /** Null in a dry run, which writes nothing. */
  private final @Nullable ExportReport report;

  private final AtomicLong count = new AtomicLong();

  private ExportFolder(
      Path folder,
      List<Path> createdFolders,
      ExportJournal journal,
      @Nullable ExportReport report) {
    this.folder = folder;
    this.createdFolders = createdFolders;
    this.journal = journal;
    this.report = report;
  }

  /**
   * Opens a folder, creating it if missing. A created folder is removed again if it stays empty.
   *
   * @param portal the portal that the photos belong to
   * @throws IOException if the folder cannot be read or written, belongs to the export of another
   *     portal, or has another file where the report would be
   */
  static ExportFolder open(Path folder, String portal) throws IOException {
    List<Path> createdFolders = missing(folder);
    create(folder);
    ExportReport.requireNoOther(folder);
    ExportJournal journal = ExportJournal.open(folder, portal);
    try {
      removeTempFiles(folder);
      return new ExportFolder(folder, createdFolders, journal, ExportReport.read(folder));
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Returns a folder for dry runs: empty, and nothing is written.
   *
   * @throws IOException if the path exists and is not a folder, or has another file where the
   *     report would be
   */
  static ExportFolder forDryRun(Path folder) throws IOException {
    requireNoFile(folder);
    ExportReport.requireNoOther(folder);
    return new ExportFolder(folder, List.of(), ExportJournal.forDryRun(), null);
  }

  private static void requireNoFile(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is a file");
    }
  }

  private static void create(Path folder) throws IOException {
    requireNoFile(folder);
    try {
      Files.createDirectories(folder);
    } catch (AccessDeniedException e) {
      throw new IOException("you may not create it", e);
    } catch (FileSystemException e) {
      // Without a reason, the message is only the path.
      String reason = e.getReason() == null ? "" : ": " + e.getReason();
      throw new IOException("it cannot be created" + reason, e);
    }
  }

  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path path = folder.toAbsolutePath();
        path != null && Files.notExists(path);
        path = path.getParent()) {
      missing.add(0, path);
    }
    return missing;
  }

  /**
   * A killed export leaves its temporary files; the lock ensures that no other export is running
   * here.
   */
  private static void removeTempFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> begun =
        Files.newDirectoryStream(folder, AtomicFile.TEMP_PREFIX + "*")) {
      for (Path file : begun) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Returns the saved photo of a person; null if there is none. */
  @Nullable ExportedPhoto savedPhoto(String id) {
    return journal.photo(id);
  }

  /** Returns whether there is still a file, unchanged or not. */
  boolean hasFile(ExportedPhoto exportedPhoto) {
    return Files.isRegularFile(folder.resolve(exportedPhoto.file()), LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether the saved file is still there unchanged. */
  boolean isThere(ExportedPhoto exportedPhoto) throws IOException {
    byte[] bytes = sameSize(exportedPhoto);
    return bytes != null && exportedPhoto.isChecksumOf(bytes);
  }

  boolean holds(ExportedPhoto exportedPhoto, byte[] photo) throws IOException {
    byte[] bytes = sameSize(exportedPhoto);
    return bytes != null && Arrays.equals(bytes, photo);
  }

  /** Returns the bytes of the saved file; null if it is missing or has another size. */
  private byte @Nullable [] sameSize(ExportedPhoto exportedPhoto) throws IOException {
    Path file = folder.resolve(exportedPhoto.file());
    return hasFile(exportedPhoto) && Files.size(file) == exportedPhoto.size()
        ? Files.readAllBytes(file)
        : null;
  }

  /**
   * Saves a photo atomically.
   *
   * @return the file name
   * @throws OtherFileException if a file that must not be replaced has this name
   */
  String save(String id, String userName, String mark, byte[] photo, String extension)
      throws IOException {
    ExportedPhoto before = savedPhoto(id);
    String name = journal.fileName(id, userName, extension);
    if (report == null) {
      return name;
    }
    ExportedPhoto now = new ExportedPhoto(mark, name, photo.length, ExportJournal.checksum(photo));
    boolean replaces = Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    if (replaces && holds(now, photo)) {
      // Such as after a power failure, which may cost the last lines of the journal.
      journal.add(id, now);
    } else {
      write(id, now, photo, replaces);
    }
    if (before != null
        && !before.file().equals(name)
        && journal.isUnchanged(folder.resolve(before.file()))) {
      Files.deleteIfExists(folder.resolve(before.file()));
    }
    return name;
  }

  private void write(String id, ExportedPhoto now, byte[] photo, boolean replaces)
      throws IOException {
    Path file = folder.resolve(now.file());
    if (replaces && !journal.isUnchanged(file)) {
      throw new OtherFileException(
          journal.hasSaved(now.file())
              ? "%s was changed and is not replaced".formatted(now.file())
              : "there is another file %s, which is not from an export".formatted(now.file()));
    }
    // No other export is running here, and the files of an earlier one are removed.
    Path begun = folder.resolve(AtomicFile.TEMP_PREFIX + count.incrementAndGet());
    boolean moved = false;
    try {
      write(begun, photo);
      journal.add(id, now);
      if (replaces) {
        Files.move(
            begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(begun, file);
      }
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(begun);
      }
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int from = 0; from < bytes.length; ) {
        from +=
            channel.write(ByteBuffer.wrap(bytes, from, Math.min(BUFFER_SIZE, bytes.length - from)));
      }
    }
  }

  /** Writes the report atomically. */
  void report(List<BatchRow> rows) throws IOException {
    if (report != null) {
      report.write(rows);
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
    try {
      for (int i = createdFolders.size() - 1; i >= 0; i--) {
        Files.delete(createdFolders.get(i));
      }
    } catch (DirectoryNotEmptyException e) {
      // As usual.
    }
  }
}
