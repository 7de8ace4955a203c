package io.github.photoshell.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version a portal says it is: a setting of the portal, so a hint and not proof (contract
 * 4.10).
 *
 * @param docSpace version and build, as in {@code 3.7.2.1830}; null when the portal didn't say
 */
public record PortalVersion(@Nullable String docSpace) {
  /** What packages and images write: three numbers, and mostly a build. */
  private static final Pattern NUMBERS =
      Pattern.compile("((\\d{1,6})\\.(\\d{1,6})\\.\\d{1,6})([.-].*)?");

  /**
   * What a server says that runs from its source, and an image that was built without a version.
   */
  private static final Pattern NO_VERSION = Pattern.compile("3\\.1\\.0|0\\.0\\.0(\\..*)?");

  /** Takes a blank text for none. */
  public PortalVersion {
    docSpace = docSpace == null || docSpace.isBlank() ? null : docSpace.strip();
  }

  /** An answer that may be missing. */
  public enum Known {
    YES,
    NO,
    UNKNOWN
  }

  /** Whether a photo can be changed by its owner alone, as from 3.6 on (contract 3.7). */
  public Known changesOwnPhotoOnly() {
    return atLeast(3, 6);
  }

  /**
   * Whether the portal checks image addresses before it downloads, as from 3.7 on (contract 3.3).
   */
  public Known checksImageAddresses() {
    return atLeast(3, 7);
  }

  /** Whether the version is this one or later. */
  public Known atLeast(int major, int minor) {
    Matcher numbers = numbers();
    if (numbers == null) {
      return Known.UNKNOWN;
    }
    int itsMajor = Integer.parseInt(numbers.group(2));
    int itsMinor = Integer.parseInt(numbers.group(3));
    return itsMajor > major || (itsMajor == major && itsMinor >= minor) ? Known.YES : Known.NO;
  }

  /** The version without the build, as in {@code 3.7.2}; null where the text tells none. */
  public @Nullable String number() {
    Matcher numbers = numbers();
    return numbers == null ? null : numbers.group(1);
  }

  /** Null where the text tells no version. */
  private @Nullable Matcher numbers() {
    String text = docSpace == null ? "" : docSpace;
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches() && !NO_VERSION.matcher(text).matches() ? matcher : null;
  }
}
