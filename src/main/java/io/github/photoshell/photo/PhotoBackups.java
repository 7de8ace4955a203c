package io.github.photoshell.photo;

import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoBackup.State;
import io.github.photoshell.session.PortalFiles;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    PrivateFolder.make(of(portal));
    BackupFolder portalFolder = folder(portal);
    return portalFolder.locked(() -> portalFolder.add(person, origin, before, photo));
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
    return folder(portal).locked(() -> LastImportRecord.begin(portalFolder, source));
  }

  /** Ends an import, complete or not, and deletes changes that are no longer kept. */
  public void endImport(ServerAddress portal, String id, boolean complete) {
    // If it fails, the next change or import tries again.
    change(
        portal,
        portalFolder -> {
          if (complete) {
            LastImportRecord.complete(of(portal), id);
          }
          portalFolder.prune();
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
          portalFolder.prune();
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
    return change(portal, portalFolder -> portalFolder.replace(entry));
  }

  /** Deletes a change that was not made. */
  void remove(ServerAddress portal, PhotoBackup entry) {
    // If it fails, a superfluous entry does no harm: undoing it restores the current photo.
    change(
        portal,
        portalFolder -> {
          portalFolder.remove(entry);
          return true;
        });
  }

  /** Changes the files of a portal; returns false if that failed. */
  private boolean change(ServerAddress portal, Change change) {
    BackupFolder portalFolder = folder(portal);
    try {
      return !isReadOnly && portalFolder.locked(() -> change.in(portalFolder));
    } catch (IOException e) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Change {
    boolean in(BackupFolder portalFolder) throws IOException;
  }

  /**
   * Returns the changes of a portal, latest first.
   *
   * @throws IOException if they cannot be read
   */
  public List<PhotoBackup> all(ServerAddress portal) throws IOException {
    return folder(portal).entries();
  }

  /**
   * Returns the photo that a change replaced.
   *
   * @throws IOException if it cannot be read or is no longer kept
   */
  byte[] photo(ServerAddress portal, PhotoBackup entry) throws IOException {
    return folder(portal).photo(entry);
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
    folder(portal).delete();
  }

  /** Returns the path of the photo that a change replaced. */
  public Path fileOf(ServerAddress portal, PhotoBackup entry) {
    return folder(portal).photoFile(entry);
  }

  /** Returns the folder of a portal, which may not exist yet. */
  Path of(ServerAddress portal) {
    String name = portal.scheme() + "_" + portal.host() + "_" + portal.port();
    return folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private BackupFolder folder(ServerAddress portal) {
    return new BackupFolder(of(portal));
  }
}
