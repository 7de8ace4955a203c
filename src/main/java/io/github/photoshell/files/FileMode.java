package io.github.photoshell.files;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read what is made. It is so from the first byte on, where the system knows of it. */
public enum FileMode {
  /** Nobody but the owner: 0600, and 0700 for a folder. */
  OWNER,
  /** Whoever may read the user's other new files. */
  AS_USUAL;

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
