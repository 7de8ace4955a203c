package io.github.photoshell.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version a portal says it is: a setting of the portal, so a hint and not proof (contract
 * 4.10).
 *
 * @param docSpace as in {@code 3.7.2}; null when the portal didn't say
 */
public record PortalVersion(@Nullable String docSpace) {
  private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(\\D.*)?");

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
    Matcher matcher = NUMBERS.matcher(docSpace == null ? "" : docSpace.strip());
    if (!matcher.matches()) {
      return Known.UNKNOWN;
    }
    int itsMajor = Integer.parseInt(matcher.group(1));
    int itsMinor = Integer.parseInt(matcher.group(2));
    return itsMajor > major || (itsMajor == major && itsMinor >= minor) ? Known.YES : Known.NO;
  }
}
