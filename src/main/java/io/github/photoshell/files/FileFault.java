package io.github.photoshell.files;

/**
 * A problem with a file or folder of the user.
 *
 * @param permissions as in {@code rw-r--r--}; empty when unknown
 */
public record FileFault(String path, Kind kind, String permissions) {
  /** The kind of problem. */
  public enum Kind {
    /** Others can enter the folder. */
    OPEN_FOLDER,
    /** Others can read or change the file. */
    OPEN_FILE,
    /** The user cannot read and write it. */
    CLOSED,
    /** It is a pipe or a device, or a link to one, and photoshell does not touch it. */
    SPECIAL,
    /** Another file has the name of the folder. */
    NO_FOLDER,
    /** The user cannot write to the parent folder. */
    NOT_MADE,
    /** The file does not exist. */
    MISSING
  }
}
