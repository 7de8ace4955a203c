package io.github.photoshell.render;

/**
 * What is wrong with a file or a folder of the user's.
 *
 * @param permissions as in {@code rw-r--r--}; empty where they are not known
 */
public record FileFault(String path, Kind kind, String permissions) {
  /** The kinds of faults. */
  public enum Kind {
    /** Others can enter the folder. */
    OPEN_FOLDER,
    /** Others can read or change the file. */
    OPEN_FILE,
    /** The user cannot read and write it. */
    CLOSED,
    /** It is a pipe or a device, or a link to one, and photoshell does not touch it. */
    SPECIAL,
    /** Something else has the folder's name. */
    NO_FOLDER,
    /** The folder is to be made in this one, which the user may not write to. */
    NOT_MADE,
    /** It is named somewhere, and is not there. */
    MISSING
  }
}
