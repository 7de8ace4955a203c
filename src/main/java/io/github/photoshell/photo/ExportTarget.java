package io.github.photoshell.photo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an export puts photos, and what it has of them already. */
interface ExportTarget extends Closeable {
  /**
   * A photo that was saved.
   *
   * @param mark of the photo's version; something else where none can be relied on
   * @param size in bytes
   */
  record Kept(String mark, String file, long size) {}

  /** Returns what is known of a person's photo; null where nothing is. */
  @Nullable Kept kept(String id);

  /** Whether the photo lies there as it was saved. */
  boolean isThere(Kept one) throws IOException;

  boolean holds(Kept one, byte[] bytes) throws IOException;

  /**
   * Saves a photo, whole or not at all.
   *
   * @return the file's name
   */
  String save(String id, String userName, String mark, byte[] photo, String ending)
      throws IOException;

  /** Writes the report, whole or not at all. */
  void report(List<ExportOutcome.Row> rows) throws IOException;

  /**
   * Returns a folder as it is in a rehearsal: new, and nothing gets into it.
   *
   * @throws IOException if there is something of that name that is no folder
   */
  static ExportTarget rehearsed(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is a file");
    }
    return new Nowhere();
  }

  /** Keeps nothing, and has nothing. */
  final class Nowhere implements ExportTarget {
    private final SafeFileNames names = new SafeFileNames();

    private Nowhere() {}

    @Override
    public @Nullable Kept kept(String id) {
      return null;
    }

    @Override
    public boolean isThere(Kept one) {
      return false;
    }

    @Override
    public boolean holds(Kept one, byte[] bytes) {
      return false;
    }

    @Override
    public String save(String id, String userName, String mark, byte[] photo, String ending) {
      return names.of(userName, id, ending);
    }

    @Override
    public void report(List<ExportOutcome.Row> rows) {
      // There is nobody to read it.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
