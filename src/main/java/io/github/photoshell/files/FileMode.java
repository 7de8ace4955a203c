package io.github.photoshell.files;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The permissions of a new file or folder, set on creation where the system supports them. */
public enum FileMode {
  /** Only the owner: 0600, and 0700 for a folder. */
  OWNER,
  /** The system's default permissions. */
  DEFAULT;

  FileAttribute<?>[] ofFile() {
    return attributes("rw-------");
  }

  FileAttribute<?>[] ofFolder() {
    return attributes("rwx------");
  }

  private FileAttribute<?>[] attributes(String owners) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return this == OWNER && posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owners))
        }
        : new FileAttribute<?>[0];
  }
}
