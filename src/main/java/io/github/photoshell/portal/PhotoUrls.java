package io.github.photoshell.portal;

import io.github.photoshell.image.PixelSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a person's photo in six sizes: {@code ThumbnailsDataDto} (contract 3.1).
 * Addresses may be relative; {@link ServerAddress#resolve} completes them. Sizes not generated yet
 * show a default image, so only {@code original} shows whether there is a photo.
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
  /** The file name of the original when there is no photo. */
  static final String DEFAULT_IMAGE = "default_user_photo_size_200-200.png";

  private static final Pattern ORIGINAL = Pattern.compile(".*_orig_(\\d{1,9})-(\\d{1,9})\\.(\\w+)");
  private static final Pattern HASH = Pattern.compile("[?&]hash=([^?&#]+)");

  /**
   * Requires {@code original}.
   *
   * @throws IllegalArgumentException without it
   */
  public PhotoUrls {
    if (original == null || original.isBlank()) {
      throw new IncompleteResponseException("a photo without its original");
    }
  }

  /** Returns whether there is no photo, by the same test as the server's. */
  public boolean isDefault() {
    return fileName().equals(DEFAULT_IMAGE);
  }

  /** Returns whether an address is that of a default image of any size. */
  public static boolean isDefaultImage(String address) {
    return address.contains("/default_user_photo_size_");
  }

  /**
   * Returns the hash of the person's last change; opaque, and no proof of a change or its absence
   * (contract 3.1). Null when the portal's store does not show it.
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
   * Returns the file name and hash, which identify a version of the photo; the rest of the address
   * may be a signature. Null without a hash.
   */
  public @Nullable String version() {
    String hash = hash();
    return hash == null ? null : fileName() + "?hash=" + hash;
  }

  /** Returns an address of a stored picture without its {@code hash}. */
  public static String withoutHash(String address) {
    return address.replaceAll("[?]hash=[^?&#]*&", "?").replaceAll("[?&]hash=[^?&#]*", "");
  }

  /**
   * Returns the size of the original in pixels; null for the default image or an unknown form of
   * address.
   */
  public @Nullable PixelSize size() {
    Matcher matcher = ORIGINAL.matcher(fileName());
    return matcher.matches()
        ? new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  /**
   * Returns the format that the portal recognised in lower case, as in {@code jpeg}; null when
   * {@link #size()} is null. Scaled files are always PNG.
   */
  public @Nullable String extension() {
    Matcher matcher = ORIGINAL.matcher(fileName());
    return matcher.matches() ? matcher.group(3) : null;
  }

  /** Returns the file name of the original. */
  public String fileName() {
    int query = original.indexOf('?');
    String path = query < 0 ? original : original.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
