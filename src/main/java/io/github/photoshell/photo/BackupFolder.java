package io.github.photoshell.photo;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoBackup.Before;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the replaced photos of one portal: a numbered record for each change, and the photos
 * that were replaced. Equal photos are stored once, with the record of the first change. Everything
 * that writes is called under the lock, except deleting the folder.
 */
final class BackupFolder {
  private static final String RECORD = PhotoBackupFile.EXTENSION;
  private static final String PHOTO = ".photo";
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})\\.(properties|photo)");
  private static final int MAX_PHOTO_BYTES = 256 * 1024 * 1024;

  private final Path folder;

  /**
   * @param folder need not exist yet
   */
  BackupFolder(Path folder) {
    this.folder = folder;
  }

  /** An action that runs under the lock. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Runs an action while no other shell changes the files. The folder must exist. */
  <T> T locked(Work<T> work) throws IOException {
    return StateFile.lock(folder.resolve("lock")).withLock(lock -> work.run());
  }

  /**
   * Adds the record of a change, and the replaced photo unless it is stored already.
   *
   * @param photo null if there is none or it is not available
   * @throws IOException if they cannot be written; then nothing is stored
   */
  PhotoBackup add(Person person, ChangeOrigin origin, Before before, @Nullable ImageBytes photo)
      throws IOException {
    int number = lastNumber() + 1;
    int storedWith =
        photo == null || origin.importId() != null ? number : storedWith(photo.bytes(), number);
    PhotoBackup entry = PhotoBackup.of(number, origin, before, person, photo, storedWith);
    try {
      if (photo != null && storedWith == number) {
        write(file(number, PHOTO), photo.bytes());
      }
      write(file(number, RECORD), PhotoBackupFile.bytes(entry));
    } catch (IOException e) {
      Files.deleteIfExists(file(number, PHOTO));
      throw e;
    }
    return entry;
  }

  /** Counts files that are no records, too, so that no file is replaced. */
  private int lastNumber() throws IOException {
    return files().stream()
        .map(file -> NUMBERED.matcher(String.valueOf(file.getFileName())))
        .filter(Matcher::matches)
        .mapToInt(file -> Integer.parseInt(file.group(1)))
        .max()
        .orElse(0);
  }

  /**
   * Returns the number of the change with whose record a photo is stored already. Photos of imports
   * are not shared: there may be thousands, and they are kept for another time.
   *
   * @param otherwise the result if it is not stored
   */
  private int storedWith(byte[] photo, int otherwise) throws IOException {
    for (Path file : files()) {
      if (isPhoto(file, photo.length)) {
        int number = Integer.parseInt(String.valueOf(file.getFileName()).replace(PHOTO, ""));
        if (isShareable(file(number, RECORD), file, photo)) {
          return number;
        }
      }
    }
    return otherwise;
  }

  private static boolean isPhoto(Path file, int bytes) {
    String name = String.valueOf(file.getFileName());
    try {
      return name.endsWith(PHOTO)
          && NUMBERED.matcher(name).matches()
          && Files.isRegularFile(file)
          && Files.size(file) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isShareable(Path record, Path file, byte[] photo) {
    try {
      boolean isOfImport =
          PhotoBackupFile.read(record).filter(entry -> entry.importId() != null).isPresent();
      return !isOfImport && Arrays.equals(read(file), photo);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Replaces the record of a change.
   *
   * @return whether it was still recorded and is replaced
   */
  boolean replace(PhotoBackup entry) throws IOException {
    Path file = file(entry.number(), RECORD);
    byte[] record = PhotoBackupFile.bytes(entry);
    boolean isRecorded = Files.exists(file);
    if (isRecorded) {
      AtomicFile.replace(file, FileMode.OWNER, out -> out.write(record));
    }
    return isRecorded;
  }

  /** Deletes the record of a change, and its photo if no other change needs it. */
  void remove(PhotoBackup entry) throws IOException {
    boolean isShareable = entry.before() == Before.KEPT && entry.importId() == null;
    remove(entry, isShareable ? photosOf(entries(), List.of(entry)) : Set.of());
  }

  /** Deletes the oldest changes beyond the limits. */
  void prune() throws IOException {
    List<PhotoBackup> entries = entries();
    List<PhotoBackup> excess = BackupLimits.excess(entries, Instant.now());
    Set<Integer> needed = excess.isEmpty() ? Set.of() : photosOf(entries, excess);
    for (PhotoBackup entry : excess) {
      remove(entry, needed);
    }
  }

  /**
   * Deletes a record and its photo.
   *
   * @param needed the photos of the entries that stay
   */
  private void remove(PhotoBackup entry, Set<Integer> needed) throws IOException {
    Files.deleteIfExists(file(entry.number(), RECORD));
    if (!needed.contains(entry.photo())) {
      Files.deleteIfExists(file(entry.photo(), PHOTO));
    }
  }

  /** Returns the numbers of the photos of all entries but some. */
  private static Set<Integer> photosOf(List<PhotoBackup> all, List<PhotoBackup> without) {
    Set<Integer> left = without.stream().map(PhotoBackup::number).collect(Collectors.toSet());
    return all.stream()
        .filter(entry -> !left.contains(entry.number()))
        .map(PhotoBackup::photo)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the changes, latest first; none if the folder is missing.
   *
   * @throws IOException if they cannot be read
   */
  List<PhotoBackup> entries() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<PhotoBackup> entries = new ArrayList<>();
    for (Path file : files()) {
      if (!file.toString().endsWith(RECORD)) {
        continue;
      }
      if (NUMBERED.matcher(String.valueOf(file.getFileName())).matches()
          && !Files.isRegularFile(file)
          && Files.exists(file)) {
        // Without this change, an older one would be taken for the latest.
        throw new FileSystemException(file.toString(), null, "not a regular file");
      }
      PhotoBackupFile.read(file).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparingInt(PhotoBackup::number).reversed());
    return entries;
  }

  /**
   * Returns the photo that a change replaced.
   *
   * @throws IOException if it cannot be read, is no longer stored or was changed
   */
  byte[] photo(PhotoBackup entry) throws IOException {
    Path file = photoFile(entry);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    byte[] photo = read(file);
    if (photo.length != entry.bytes()) {
      throw new IOException("it was changed since it was kept");
    }
    return photo;
  }

  private static byte[] read(Path photo) throws IOException {
    return new StateFile(photo, MAX_PHOTO_BYTES, line -> true).read();
  }

  /** Returns the file of the photo that a change replaced. */
  Path photoFile(PhotoBackup entry) {
    return file(entry.photo(), PHOTO);
  }

  /** Deletes the folder and its files, if it exists. */
  void delete() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private Path file(int number, String extension) {
    return folder.resolve("%06d%s".formatted(number, extension));
  }

  /** Synced to disk before the change is sent. */
  private static void write(Path file, byte[] bytes) throws IOException {
    AtomicFile.write(file, false, FileMode.OWNER, out -> out.write(bytes));
  }
}
