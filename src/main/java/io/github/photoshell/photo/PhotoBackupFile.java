package io.github.photoshell.photo;

import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.StateFile.ForeignFormatException;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** The properties file of a recorded change. */
final class PhotoBackupFile {
  static final String EXTENSION = ".properties";
  private static final int MAX_BYTES = 64 * 1024;

  private PhotoBackupFile() {}

  /** Foreign files and files just removed by another shell are ignored. */
  static Optional<PhotoBackup> read(Path file) throws IOException {
    Properties facts = new Properties();
    try {
      StateFile factsFile = new StateFile(file, MAX_BYTES, line -> line.startsWith("#"));
      facts.load(new ByteArrayInputStream(factsFile.read()));
      String name = String.valueOf(file.getFileName());
      int number = Integer.parseInt(name.substring(0, name.length() - EXTENSION.length()));
      return Optional.of(
          new PhotoBackup(
              number,
              Instant.parse(facts.getProperty("when", "")),
              ChangeKind.valueOf(facts.getProperty("what", "").toUpperCase(Locale.ROOT)),
              Before.valueOf(facts.getProperty("before", "").toUpperCase(Locale.ROOT)),
              facts.getProperty("person", ""),
              facts.getProperty("user-name"),
              facts.getProperty("name", ""),
              facts.getProperty("format"),
              Long.parseLong(facts.getProperty("bytes", "0")),
              Integer.parseInt(facts.getProperty("reverts", "0")),
              State.valueOf(facts.getProperty("state", "recorded").toUpperCase(Locale.ROOT)),
              facts.getProperty("import"),
              Integer.parseInt(facts.getProperty("photo", String.valueOf(number)))));
    } catch (ForeignFormatException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(PhotoBackup entry) throws IOException {
    Properties facts = new Properties();
    facts.setProperty("when", entry.when().toString());
    facts.setProperty("what", entry.kind().name().toLowerCase(Locale.ROOT));
    facts.setProperty("before", entry.before().name().toLowerCase(Locale.ROOT));
    facts.setProperty("person", entry.personId());
    facts.setProperty("name", entry.displayName());
    facts.setProperty("bytes", String.valueOf(entry.bytes()));
    if (entry.userName() != null) {
      facts.setProperty("user-name", entry.userName());
    }
    if (entry.format() != null) {
      facts.setProperty("format", entry.format());
    }
    if (entry.isReverting()) {
      facts.setProperty("reverts", String.valueOf(entry.reverts()));
    }
    if (entry.state() != State.RECORDED) {
      facts.setProperty("state", entry.state().name().toLowerCase(Locale.ROOT));
    }
    if (entry.importId() != null) {
      facts.setProperty("import", entry.importId());
    }
    if (entry.photo() != entry.number()) {
      facts.setProperty("photo", String.valueOf(entry.photo()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    facts.store(out, null);
    return out.toByteArray();
  }
}
