package io.github.photoshell.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a portal reports. It is a setting of the portal, so a hint and not proof
 * (contract 4.10).
 *
 * @param docSpace version and build, as in {@code 3.7.2.1830}; null when not reported
 */
public record PortalVersion(@Nullable String docSpace) {
  /** The form used by packages and images: three numbers and usually a build. */
  private static final Pattern NUMBERS =
      Pattern.compile("((\\d{1,6})\\.(\\d{1,6})\\.\\d{1,6})([.-].*)?");

  /** Values reported by a server run from source and by an image built without a version. */
  private static final Pattern NO_VERSION = Pattern.compile("3\\.1\\.0|0\\.0\\.0(\\..*)?");

  /** Treats a blank text as null. */
  public PortalVersion {
    docSpace = docSpace == null || docSpace.isBlank() ? null : docSpace.strip();
  }

  /** A yes or no that may be unknown. */
  public enum YesNoUnknown {
    YES,
    NO,
    UNKNOWN
  }

  /** Returns whether only a person themself can change their photo, as since 3.6 (contract 3.7). */
  public YesNoUnknown changesOwnPhotoOnly() {
    return atLeast(3, 6);
  }

  /**
   * Returns whether the portal checks image addresses before downloading, as since 3.7 (contract
   * 3.3).
   */
  public YesNoUnknown checksImageAddresses() {
    return atLeast(3, 7);
  }

  /**
   * Returns whether the portal keeps the photos of disabled people, as 3.5 does (contract 3.7).
   * Later ones let nobody remove the photo of another person.
   */
  public YesNoUnknown keepsPhotosOfDisabledPeople() {
    return atLeast(3, 5);
  }

  /** Returns whether the version is this one or later. */
  YesNoUnknown atLeast(int major, int minor) {
    Matcher numbers = numbers();
    if (numbers == null) {
      return YesNoUnknown.UNKNOWN;
    }
    int itsMajor = Integer.parseInt(numbers.group(2));
    int itsMinor = Integer.parseInt(numbers.group(3));
    return itsMajor > major || (itsMajor == major && itsMinor >= minor)
        ? YesNoUnknown.YES
        : YesNoUnknown.NO;
  }

  /** Returns the version without the build, as in {@code 3.7.2}; null when unknown. */
  @Nullable String number() {
    Matcher numbers = numbers();
    return numbers == null ? null : numbers.group(1);
  }

  /** Returns the matched version numbers; null when the text contains no version. */
  private @Nullable Matcher numbers() {
    String text = docSpace == null ? "" : docSpace;
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches() && !NO_VERSION.matcher(text).matches() ? matcher : null;
  }
}
