package io.github.photoshell.photo;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.FileMode;
import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import io.github.photoshell.session.PortalFiles;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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
 * The store of replaced photos for {@code photo-undo}: the latest changes of each portal, in files
 * that only their owner can read. Several shells may use one folder at the same time.
 */
public final class PhotoBackups implements PortalFiles {
  /** The maximum number of changes kept per portal, not counting their undos and redos. */
  public static final int MAX_CHANGES = 50;

  /** The maximum number of bytes of photos kept per portal. */
  public static final long MAX_BYTES = 100L * 1024 * 1024;

  /** How long the photos that the last import replaced are kept, however many. */
  public static final Duration IMPORT_KEPT = Duration.ofDays(30);

  /** The space that an import needs for each replaced photo, of at most 1280×1280 pixels. */
  public static final long BYTES_PER_PHOTO = 1024 * 1024;

  private static final String FACTS = PhotoBackupFile.EXTENSION;
  private static final String PHOTO = ".photo";
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})\\.(properties|photo)");
  private static final int MAX_PHOTO_BYTES = 256 * 1024 * 1024;

  private final Path folder;
  private final FreeSpace freeSpace;
  private final boolean isReadOnly;

  /** Returns the bytes that can be written in a folder. */
  @FunctionalInterface
  public interface FreeSpace {
    long in(Path folder) throws IOException;
  }

  /**
   * @param folder need not exist yet
   */
  public PhotoBackups(Path folder) {
    this(folder, existing -> Files.getFileStore(existing).getUsableSpace());
  }

  public PhotoBackups(Path folder, FreeSpace freeSpace) {
    this(folder, freeSpace, false);
  }

  private PhotoBackups(Path folder, FreeSpace freeSpace, boolean isReadOnly) {
    this.folder = folder;
    this.freeSpace = freeSpace;
    this.isReadOnly = isReadOnly;
  }

  /** Returns the store for a session: in a dry run it is read, and nothing is stored or changed. */
  public PhotoBackups in(Session session) {
    return session.isDryRun() ? new PhotoBackups(folder, freeSpace, true) : this;
  }

  /**
   * Returns a lock on a person's photo, shared with other shells on this computer, so that each
   * keeps the photo that the previous one set; null while another has it.
   */
  @Nullable KeyedLock tryLock(ServerAddress portal, Person person) {
    return isReadOnly
        ? KeyedLock.none()
        : KeyedLock.tryLock(of(portal).resolve("turns"), person.id());
  }

  /** An action that runs under the lock of the store. */
  private interface Work<T> {
    T in(Path portalFolder) throws IOException;
  }

  /**
   * Records a change that is about to be made and stores the photo it replaces, unless it is stored
   * already.
   *
   * @param photo the previous photo; null if there is none or it is not available
   * @throws IOException if it cannot be written; then nothing is stored
   */
  PhotoBackup keep(
      ServerAddress portal,
      Person person,
      ChangeOrigin origin,
      Before before,
      @Nullable ImageBytes photo)
      throws IOException {
    if (isReadOnly) {
      return PhotoBackup.of(0, origin, before, person, photo, 0);
    }
    Path portalFolder = of(portal);
    PrivateFolder.make(portalFolder);
    return locked(
        portalFolder,
        free -> {
          int number = lastNumber(free) + 1;
          int storedWith =
              photo == null || origin.importId() != null
                  ? number
                  : storedWith(free, photo.bytes(), number);
          PhotoBackup entry = PhotoBackup.of(number, origin, before, person, photo, storedWith);
          try {
            if (photo != null && storedWith == number) {
              write(file(free, number, PHOTO), photo.bytes());
            }
            write(file(free, number, FACTS), PhotoBackupFile.bytes(entry));
          } catch (IOException e) {
            Files.deleteIfExists(file(free, number, PHOTO));
            throw e;
          }
          return entry;
        });
  }

  /**
   * Returns the number of the change with whose record a photo is stored already. Photos of imports
   * are not shared: there may be thousands, and they are kept for another time.
   *
   * @param otherwise the result if it is not stored
   */
  private static int storedWith(Path portalFolder, byte[] photo, int otherwise) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(portalFolder)) {
      files = all.filter(file -> isPhotoOf(file, photo.length)).toList();
    }
    for (Path file : files) {
      int number = Integer.parseInt(String.valueOf(file.getFileName()).replace(PHOTO, ""));
      if (isShareable(file(portalFolder, number, FACTS), file, photo)) {
        return number;
      }
    }
    return otherwise;
  }

  private static boolean isShareable(Path facts, Path file, byte[] photo) {
    try {
      boolean isOfImport =
          PhotoBackupFile.read(facts).filter(entry -> entry.importId() != null).isPresent();
      return !isOfImport && Arrays.equals(read(file), photo);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isPhotoOf(Path file, int bytes) {
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

  /** Counts files that are no entries, too, so that no file is replaced. */
  private static int lastNumber(Path portalFolder) throws IOException {
    try (Stream<Path> all = Files.list(portalFolder)) {
      return all.map(file -> NUMBERED.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .mapToInt(file -> Integer.parseInt(file.group(1)))
          .max()
          .orElse(0);
    }
  }

  /**
   * Begins an import, or continues the last one if it was incomplete and of the same source.
   *
   * @param source the folder or file
   * @return the ID of the import, which its changes are recorded with; empty in a dry run
   * @throws IOException if it cannot be recorded
   */
  public String beginImport(ServerAddress portal, String source) throws IOException {
    if (isReadOnly) {
      return "";
    }
    Path portalFolder = of(portal);
    PrivateFolder.make(portalFolder);
    return locked(portalFolder, free -> LastImportRecord.begin(free, source));
  }

  /** Ends an import, complete or not, and deletes changes that are no longer kept. */
  public void endImport(ServerAddress portal, String id, boolean complete) {
    // If it fails, the next change or import tries again.
    change(
        portal,
        portalFolder -> {
          if (complete) {
            LastImportRecord.complete(portalFolder, id);
          }
          prune(portalFolder);
          return true;
        });
  }

  /** Returns the number of bytes that can be written where the photos are kept. */
  public long freeBytes() throws IOException {
    if (isReadOnly) {
      return Long.MAX_VALUE;
    }
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return freeSpace.in(existing);
  }

  /** Returns the folder in which all photos are kept. */
  public Path folder() {
    return folder;
  }

  /** Deletes the oldest changes beyond the limits. Called after a change was made. */
  void pruneOldest(ServerAddress portal) {
    // If it fails, the next change tries again.
    change(
        portal,
        portalFolder -> {
          prune(portalFolder);
          return true;
        });
  }

  /** Marks a change that seems to have had no effect; its replaced photo is kept anyway. */
  void markRepeated(ServerAddress portal, PhotoBackup entry) {
    // Without the mark it can be undone like any other.
    replace(portal, entry.as(ChangeKind.REPEATED).in(State.RECORDED));
  }

  /**
   * Replaces the record of a change.
   *
   * @return whether it was still recorded and is replaced
   */
  boolean replace(ServerAddress portal, PhotoBackup entry) {
    return change(
        portal,
        portalFolder -> {
          Path file = file(portalFolder, entry.number(), FACTS);
          byte[] facts = PhotoBackupFile.bytes(entry);
          boolean isRecorded = Files.exists(file);
          if (isRecorded) {
            AtomicFile.replace(file, FileMode.OWNER, out -> out.write(facts));
          }
          return isRecorded;
        });
  }

  /** Deletes a change that was not made. */
  void remove(ServerAddress portal, PhotoBackup entry) {
    // If it fails, a superfluous entry does no harm: undoing it restores the current photo.
    change(
        portal,
        portalFolder -> {
          boolean isShareable = entry.before() == Before.KEPT && entry.importId() == null;
          delete(
              portalFolder,
              entry,
              isShareable ? photosOf(entries(portalFolder), List.of(entry)) : Set.of());
          return true;
        });
  }

  /** Returns the numbers of the photos of all entries but some. */
  private static Set<Integer> photosOf(List<PhotoBackup> all, List<PhotoBackup> without) {
    Set<Integer> left = without.stream().map(PhotoBackup::number).collect(Collectors.toSet());
    return all.stream()
        .filter(entry -> !left.contains(entry.number()))
        .map(PhotoBackup::photo)
        .collect(Collectors.toSet());
  }

  /** Changes the files of a portal; returns false if that failed. */
  private boolean change(ServerAddress portal, Work<Boolean> work) {
    try {
      return !isReadOnly && locked(of(portal), work);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the changes of a portal, latest first.
   *
   * @throws IOException if they cannot be read
   */
  public List<PhotoBackup> all(ServerAddress portal) throws IOException {
    Path portalFolder = of(portal);
    return Files.isDirectory(portalFolder) ? entries(portalFolder) : List.of();
  }

  /**
   * Returns the photo that a change replaced.
   *
   * @throws IOException if it cannot be read or is no longer kept
   */
  byte[] photo(ServerAddress portal, PhotoBackup entry) throws IOException {
    Path file = fileOf(portal, entry);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return read(file);
  }

  private static byte[] read(Path photo) throws IOException {
    return new StateFile(photo, MAX_PHOTO_BYTES, line -> true).read();
  }

  /** Returns whether the photo before a change is known and, if there was one, still kept. */
  boolean isAvailable(ServerAddress portal, PhotoBackup entry) {
    return switch (entry.before()) {
      case NONE -> true;
      case KEPT -> {
        Path file = fileOf(portal, entry);
        yield Files.isRegularFile(file) && Files.isReadable(file);
      }
      case LOST -> false;
    };
  }

  @Override
  public void delete(ServerAddress portal) throws IOException {
    Path portalFolder = of(portal);
    if (!Files.isDirectory(portalFolder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.list(portalFolder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(portalFolder);
  }

  /** Returns the path of the photo that a change replaced. */
  public Path fileOf(ServerAddress portal, PhotoBackup entry) {
    return file(of(portal), entry.photo(), PHOTO);
  }

  /** Returns the folder of a portal, which may not exist yet. */
  Path of(ServerAddress portal) {
    String name = portal.scheme() + "_" + portal.host() + "_" + portal.port();
    return folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private static Path file(Path portalFolder, int number, String extension) {
    return portalFolder.resolve("%06d%s".formatted(number, extension));
  }

  private static <T> T locked(Path portalFolder, Work<T> work) throws IOException {
    return StateFile.lock(portalFolder.resolve("lock")).withLock(lock -> work.in(portalFolder));
  }

  private static List<PhotoBackup> entries(Path portalFolder) throws IOException {
    List<PhotoBackup> entries = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(portalFolder)) {
      files = all.filter(file -> file.toString().endsWith(FACTS)).toList();
    }
    for (Path file : files) {
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

  /** Synced to disk before the change is sent. */
  private static void write(Path file, byte[] bytes) throws IOException {
    AtomicFile.write(file, false, FileMode.OWNER, out -> out.write(bytes));
  }

  private static void prune(Path portalFolder) throws IOException {
    List<PhotoBackup> entries = entries(portalFolder);
    List<PhotoBackup> excess = BackupLimits.excess(entries, Instant.now());
    Set<Integer> needed = excess.isEmpty() ? Set.of() : photosOf(entries, excess);
    for (PhotoBackup entry : excess) {
      delete(portalFolder, entry, needed);
    }
  }

  /**
   * Deletes an entry and its photo.
   *
   * @param needed the photos of the entries that stay
   */
  private static void delete(Path portalFolder, PhotoBackup entry, Set<Integer> needed)
      throws IOException {
    Files.deleteIfExists(file(portalFolder, entry.number(), FACTS));
    if (!needed.contains(entry.photo())) {
      Files.deleteIfExists(file(portalFolder, entry.photo(), PHOTO));
    }
  }
}
