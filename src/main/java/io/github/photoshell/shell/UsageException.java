package io.github.photoshell.shell;

import io.github.photoshell.files.AtomicFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/** An invalid command; {@link #next()} says what to type instead. */
public final class UsageException extends RuntimeException {
  private final String next;

  public UsageException(String problem, String next) {
    super(problem);
    this.next = next;
  }

  /**
   * Returns the error for a text file that cannot be read.
   *
   * @param file the name as typed
   * @param called the name with its kind in front, for example {@code The script a.txt}
   * @param reason the failure of reading it
   * @param next what to do if it exists
   */
  public static UsageException unreadable(
      String file, String called, Exception reason, String next) {
    return reason instanceof NoSuchFileException
        ? new UsageException("There is no file " + file + ".", "Check the file's name.")
        : new UsageException(called + " cannot be read: " + why(reason) + ".", next);
  }

  private static String why(Exception reason) {
    if (reason instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    String why = AtomicFile.reason(reason);
    // The words of the operating system.
    return why.equals("is a directory") ? "it is a folder" : why;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the same error with file and line before the message. */
  UsageException atLocation(String where) {
    return new UsageException(where + getMessage(), next);
  }

  public String next() {
    return next;
  }
}
