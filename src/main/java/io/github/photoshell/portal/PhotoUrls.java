package io.github.photoshell.portal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's photo lies, in six sizes: {@code ThumbnailsDataDto} (contract 3.1). Addresses
 * may be relative; {@link ServerAddress#resolve} completes them. Sizes not made yet show a default
 * image, so only {@code original} tells whether there is a photo.
 *
 * @param original at most 1280 pixels wide and high
 * @param retina 360 pixels square
 * @param max 200 pixels square
 * @param big 82 pixels square
 * @param medium 48 pixels square
 * @param small 32 pixels square
 */
public record PhotoUrls(
    String original,
    @Nullable String retina,
    @Nullable String max,
    @Nullable String big,
    @Nullable String medium,
    @Nullable String small) {
  private static final String DEFAULT_IMAGE = "default_user_photo_size_200-200.png";
  private static final Pattern ORIGINAL = Pattern.compile(".*_orig_(\\d{1,9})-(\\d{1,9})\\.(\\w+)");
  private static final Pattern HASH = Pattern.compile("[?&]hash=([^?&#]+)");

  /**
   * Without {@code original} nothing can be told.
   *
   * @throws IllegalArgumentException without it
   */
  public PhotoUrls {
    if (original == null || original.isBlank()) {
      throw new IncompleteResponseException("a photo without its original");
    }
  }

  /** Whether there is no photo; the server's own test. */
  public boolean isDefault() {
    return fileName().equals(DEFAULT_IMAGE);
  }

  /**
   * Made of the person's last change; opaque, and proof neither of a change nor of none (contract
   * 3.1). Null when the portal's store doesn't show it.
   */
  public @Nullable String hash() {
    Matcher matcher = HASH.matcher(original);
    String last = null;
    while (matcher.find()) {
      last = matcher.group(1);
    }
    return last;
  }

  /**
   * Returns what the photo and its hash are told by, the file's name and the hash; the rest of an
   * address may be signed, which tells nothing. Null without a hash.
   */
  public @Nullable String version() {
    String hash = hash();
    return hash == null ? null : fileName() + "?hash=" + hash;
  }

  /** Returns an address of a stored picture without its {@code hash}. */
  public static String withoutHash(String address) {
    return address.replaceAll("[?]hash=[^?&#]*&", "?").replaceAll("[?&]hash=[^?&#]*", "");
  }

  /** Of the original, in pixels; null for the default image or an address of another shape. */
  public @Nullable PixelSize size() {
    Matcher matcher = ORIGINAL.matcher(fileName());
    return matcher.matches()
        ? new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  /**
   * The format the portal recognised, lower case, as in {@code jpeg}; null where {@link #size()}
   * is. Scaled files are PNG whatever it says.
   */
  public @Nullable String extension() {
    Matcher matcher = ORIGINAL.matcher(fileName());
    return matcher.matches() ? matcher.group(3) : null;
  }

  /** Returns the name of the original's file. */
  public String fileName() {
    int query = original.indexOf('?');
    String path = query < 0 ? original : original.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
