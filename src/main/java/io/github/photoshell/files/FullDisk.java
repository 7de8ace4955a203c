package io.github.photoshell.files;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes a full disk, for which Java has no exception of its own. */
public final class FullDisk {
  /** The messages of Linux, macOS and Windows. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "no space left on|quota exceeded|not enough space on the disk", Pattern.CASE_INSENSITIVE);

  private FullDisk() {}

  /** Returns whether a full disk or an exceeded quota is the cause of a failure. */
  public static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (MESSAGE.matcher(String.valueOf(cause.getMessage())).find()) {
        return true;
      }
    }
    return false;
  }
}
