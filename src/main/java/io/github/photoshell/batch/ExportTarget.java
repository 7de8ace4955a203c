package io.github.photoshell.batch;

import io.github.photoshell.files.SafeFileNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place where an export saves photos, with the photos it already has. */
interface ExportTarget extends Closeable {
  /**
   * A saved photo.
   *
   * @param mark a digest of the photo's version; a placeholder if no version is reliable
   * @param size in bytes
   */
  record ExportedPhoto(String mark, String file, long size) {}

  /** Returns the saved photo of a person; null if there is none. */
  @Nullable ExportedPhoto savedPhoto(String id);

  /** Returns whether the saved file is still there unchanged. */
  boolean isThere(ExportedPhoto exportedPhoto) throws IOException;

  boolean holds(ExportedPhoto exportedPhoto, byte[] bytes) throws IOException;

  /**
   * Saves a photo atomically.
   *
   * @return the file name
   */
  String save(String id, String userName, String mark, byte[] photo, String extension)
      throws IOException;

  /** Writes the report atomically. */
  void report(List<ExportOutcome.Row> rows) throws IOException;

  /**
   * Returns a target for dry runs: empty, and nothing is written.
   *
   * @throws IOException if the path exists and is not a folder
   */
  static ExportTarget forDryRun(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is a file");
    }
    return new DiscardingTarget();
  }

  /** A target that stores nothing. */
  final class DiscardingTarget implements ExportTarget {
    private final SafeFileNames names = new SafeFileNames();

    private DiscardingTarget() {}

    @Override
    public @Nullable ExportedPhoto savedPhoto(String id) {
      return null;
    }

    @Override
    public boolean isThere(ExportedPhoto exportedPhoto) {
      return false;
    }

    @Override
    public boolean holds(ExportedPhoto exportedPhoto, byte[] bytes) {
      return false;
    }

    @Override
    public String save(String id, String userName, String mark, byte[] photo, String extension) {
      return names.of(userName, id, extension);
    }

    @Override
    public void report(List<ExportOutcome.Row> rows) {
      // A dry run has no report.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
