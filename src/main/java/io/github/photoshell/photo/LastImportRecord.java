package io.github.photoshell.photo;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.StateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The last import of a portal. An import that did not set every photo is continued under the same
 * ID when it is run again, so that all of it is undone together.
 *
 * @param source the folder or file that was imported
 * @param complete whether every photo was set
 */
record LastImportRecord(String id, String source, boolean complete) {
  private static final String NAME = "last-import";
  private static final int MAX_BYTES = 64 * 1024;

  /** Returns the ID of the import that begins or continues. Called under the lock. */
  static String begin(Path portalFolder, String source) throws IOException {
    LastImportRecord last = read(portalFolder);
    if (last != null && !last.complete() && last.source().equals(source)) {
      return last.id();
    }
    LastImportRecord next =
        new LastImportRecord(String.valueOf(System.currentTimeMillis()), source, false);
    next.write(portalFolder);
    return next.id();
  }

  /** Records that an import is complete, unless another one has begun. Called under the lock. */
  static void complete(Path portalFolder, String id) throws IOException {
    LastImportRecord last = read(portalFolder);
    if (last != null && last.id().equals(id)) {
      new LastImportRecord(id, last.source(), true).write(portalFolder);
    }
  }

  private static @Nullable LastImportRecord read(Path portalFolder) {
    Path file = portalFolder.resolve(NAME);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      Properties facts = new Properties();
      StateFile stateFile = new StateFile(file, MAX_BYTES, line -> line.startsWith("#"));
      facts.load(new ByteArrayInputStream(stateFile.read()));
      return new LastImportRecord(
          facts.getProperty("id", ""),
          facts.getProperty("source", ""),
          Boolean.parseBoolean(facts.getProperty("complete")));
    } catch (IOException | IllegalArgumentException e) {
      // Then the next import is a new one.
      return null;
    }
  }

  private void write(Path portalFolder) throws IOException {
    Properties facts = new Properties();
    facts.setProperty("id", id);
    facts.setProperty("source", source);
    facts.setProperty("complete", String.valueOf(complete));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    facts.store(out, null);
    AtomicFile.replace(
        portalFolder.resolve(NAME), FileMode.OWNER, file -> file.write(out.toByteArray()));
  }
}
