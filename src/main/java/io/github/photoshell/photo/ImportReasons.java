package io.github.photoshell.photo;

import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import java.util.List;

/**
 * Reasons for the report of an import: a few words each, without the name of the person or file.
 */
final class ImportReasons {
  static final String ROTATED = "the file says how to turn it (EXIF); the portal does not";

  private ImportReasons() {}

  static String of(ImageProblem problem) {
    if (problem instanceof ImageProblem.TooLarge large) {
      return "%,d bytes; the portal takes %,d".formatted(large.size(), large.limit());
    }
    if (problem instanceof ImageProblem.UnsupportedType other) {
      return "a %s; as files, portals take PNG and JPEG".formatted(other.type());
    }
    if (problem instanceof ImageProblem.NotAnImage other) {
      return other.looksLike() == null
          ? "not an image"
          : "not an image; it looks like " + other.looksLike();
    }
    if (problem instanceof ImageProblem.NotAnAddress other) {
      return other.isNotWhole() ? "not a whole address" : other.scheme() + ": is not https";
    }
    if (problem instanceof ImageProblem.NoSuchFile) {
      return "there is no such file";
    }
    if (problem instanceof ImageProblem.NotAFile) {
      return "a pipe or a device";
    }
    if (problem instanceof ImageProblem.IsFolder) {
      return "a folder";
    }
    return problem instanceof ImageProblem.Empty ? "empty" : "it cannot be read";
  }

  static String of(RefusalReason reason) {
    return switch (reason) {
      case NOT_YOURS -> "only they themselves can change it, from DocSpace 3.6 on";
      case NO_RIGHT -> "you may not edit them";
      case OWNERS_PHOTO -> "it is the portal owner's";
      case DISABLED_PERSON -> "they are disabled";
      case GONE -> "they have been removed meanwhile";
      case KEY -> "the key lacks accounts:write";
      case NOT_HTTPS -> "the address is not https";
      case PRIVATE_ADDRESS -> "the address is in a private network";
      case UNKNOWN_HOST -> "the portal finds no such host";
      case REDIRECT -> "the address leads on to another";
      case PORTALS_OWN_PICTURE -> "the address is the portal's own";
      case DOWNLOAD_FAILED -> "the address gave an error";
      case UNREACHABLE_ADDRESS -> "the portal did not reach the address";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE -> "larger than the portal takes";
      case EMPTY_DOWNLOAD -> "the address gave nothing";
      case NOT_AN_IMAGE -> "the portal cannot read it as a picture";
    };
  }

  static String of(Refused refused) {
    String said = refused.reason() == null ? "" : ": " + refused.reason().strip();
    String portal = "the portal refused (%d)%s".formatted(refused.status(), said);
    List<Cause> causes = refused.causes();
    if (causes.isEmpty() || !(causes.get(0).certain() || causes.size() == 1)) {
      // One guess among several says less than the portal's own words.
      return portal;
    }
    return portal.replaceFirst("\\.$", "")
        + (causes.get(0).certain() ? "; " : "; most likely: ")
        + of(causes.get(0).reason());
  }
}
