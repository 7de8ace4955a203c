package io.github.photoshell.photo;

import io.github.photoshell.image.FittedImage;
import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The source of an image: an address, a file, or a problem. */
public sealed interface ImageSource
    permits ImageSource.Address, LocalImage, ImageSource.ImageProblem {
  /** The upload limit in bytes of a portal that does not report one (contract 4.7). */
  long DEFAULT_LIMIT = 5 * 1024 * 1024;

  /**
   * An http or https address that the portal downloads from. It is sent as typed, except that the
   * scheme is lower-cased: portals before 3.7 read an upper-case scheme as a path of their own
   * (contract 3.3, row 6).
   */
  record Address(String url) implements ImageSource {}

  /**
   * Returns the source for the typed text, reading the file if it is one.
   *
   * @param limit the portal's upload limit in bytes
   * @param fit whether to make a file fit for the portal
   */
  static ImageSource of(String typed, long limit, boolean fit) {
    // At least two letters, because C:\ada.png is a file.
    Matcher scheme =
        Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL).matcher(typed);
    if (!scheme.matches()) {
      return ImageFile.read(typed, limit, fit);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (name.equals("http") || name.equals("https")) {
      if (!typed.matches("(?i)https?://[^\\s/?#]+\\S*")) {
        return new ImageProblem.NotAnAddress(typed, name);
      }
      return fit
          ? new ImageProblem.NotFittable(typed)
          : new Address(name + typed.substring(name.length()));
    }
    boolean isAddress =
        scheme.group(2).startsWith("//") || Set.of("data", "file", "mailto").contains(name);
    return isAddress
        ? new ImageProblem.NotAnAddress(typed, name)
        : ImageFile.read(typed, limit, fit);
  }

  /**
   * The reason why the typed image cannot become a photo, found without a request. {@code path} is
   * as typed.
   */
  public sealed interface ImageProblem extends ImageSource {

    /**
     * An address that the portal does not download from: incomplete or with another scheme.
     *
     * @param scheme the lower-case part before the colon, such as {@code ftp}
     */
    record NotAnAddress(String typed, String scheme) implements ImageProblem {
      /** Returns whether the address is incomplete although its scheme is right. */
      boolean isNotWhole() {
        return scheme.startsWith("http");
      }
    }

    record NoSuchFile(String path) implements ImageProblem {}

    /** A symbolic link to a file that does not exist. */
    record DanglingLink(String path) implements ImageProblem {}

    /**
     * A file that cannot be read, for example for lack of permission.
     *
     * @param why a reason other than that; null if there is none
     */
    record Unreadable(String path, @Nullable String why) implements ImageProblem {}

    /** A pipe or a device: it may never end and cannot be checked before it is sent. */
    record NotAFile(String path) implements ImageProblem {}

    record IsFolder(String path) implements ImageProblem {}

    record Empty(String path) implements ImageProblem {}

    /**
     * A file whose first bytes belong to no image.
     *
     * @param looksLike a format such as {@code PDF}; null if unknown
     */
    record NotAnImage(String path, @Nullable String looksLike) implements ImageProblem {}

    /**
     * A file over the limit. Both numbers are bytes.
     *
     * @param fittable whether making it fit helps
     */
    record TooLarge(String path, long size, long limit, boolean fittable) implements ImageProblem {}

    /** A file that cannot be made fit because it cannot be decoded. */
    record NotFitted(String path, String type, DecodeFailure why) implements ImageProblem {}

    /** An address: its image cannot be made fit, because the portal downloads it. */
    record NotFittable(String url) implements ImageProblem {}

    /**
     * An image, but neither PNG nor JPEG: portals take others from addresses only (contract 3.4).
     *
     * @param type such as {@code GIF}
     */
    record UnsupportedType(String path, String type) implements ImageProblem {
      /** Returns whether making it fit converts it. */
      boolean isFittable() {
        return FittedImage.reads(type);
      }
    }
  }
}
