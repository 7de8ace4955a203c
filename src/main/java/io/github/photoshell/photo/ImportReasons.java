package io.github.photoshell.photo;

import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.photo.PhotoOutcome.Refused;
import java.util.ArrayList;
import java.util.List;

/** Short reasons for the report of an import, without the name of the person or file. */
public final class ImportReasons {
  /** The end of a remark about something that {@code --fit} mends. */
  private static final String FIT = " (--fit fixes this)";

  /** Where an image of a phone can be saved as JPEG. */
  public static final String JPEG_PROGRAMS =
      "in Preview on a Mac, in Photos on Windows, or with heif-convert on Linux";

  /** What to do if an API key may not change photos. */
  public static final String USE_ANOTHER_KEY =
      "Create an API key with accounts:write in the portal, then run 'connect <portal>'."
          + " On the practice portal: 'practice-as <person>'.";

  private ImportReasons() {}

  /** Returns whether {@code --fit} makes an image better or usable. */
  public static boolean isFittable(ImageSource source) {
    return (source instanceof LocalImage image && !image.remarks().isEmpty())
        || (source instanceof ImageProblem.TooLarge large && large.fittable())
        || (source instanceof ImageProblem.UnsupportedType other && other.isFittable());
  }

  /** Returns whether it is an image of a phone that has to be saved as JPEG. */
  public static boolean isFromPhone(ImageSource source) {
    return source instanceof ImageProblem.UnsupportedType other && ImageText.isFromPhone(other);
  }

  /** Returns what is done to an image and what a viewer would mind; empty if nothing. */
  public static String remarks(LocalImage image) {
    List<String> remarks = new ArrayList<>();
    if (image.endsEarly()) {
      remarks.add("ends early: a part may be missing");
    }
    if (!image.remarks().isEmpty()) {
      remarks.add(String.join("; ", image.remarks()) + FIT);
    }
    return remarks.isEmpty() ? String.join(", ", image.changes()) : String.join("; ", remarks);
  }

  public static String of(ImageProblem problem) {
    if (problem instanceof ImageProblem.TooLarge large) {
      String[] sizes = ImageText.sizes(large);
      return large.fittable()
          ? "%s: the portal takes %s".formatted(sizes[0], sizes[1]) + FIT
          : "%s: --fit takes %s".formatted(sizes[0], sizes[1]);
    }
    if (problem instanceof ImageProblem.UnsupportedType other) {
      return ImageInspector.withArticle(other.type())
          + "; portals accept only PNG and JPEG files"
          + (other.isFittable() ? FIT : ImageText.isFromPhone(other) ? " (save it as JPEG)" : "");
    }
    if (problem instanceof ImageProblem.NotFitted other) {
      return ImageText.why(other);
    }
    if (problem instanceof ImageProblem.NotFittable) {
      return "an address; --fit works on files only";
    }
    if (problem instanceof ImageProblem.NotAnImage other) {
      return other.looksLike() == null
          ? "not an image"
          : "not an image; it looks like " + other.looksLike();
    }
    if (problem instanceof ImageProblem.NotAnAddress other) {
      return other.isNotWhole() ? "incomplete address" : other.scheme() + ": is not https";
    }
    if (problem instanceof ImageProblem.NoSuchFile) {
      return "no such file";
    }
    if (problem instanceof ImageProblem.DanglingLink) {
      return "a link to a file that does not exist";
    }
    if (problem instanceof ImageProblem.NotAFile) {
      return "a pipe or a device, not a file";
    }
    if (problem instanceof ImageProblem.IsFolder) {
      return "a folder, not a file";
    }
    if (problem instanceof ImageProblem.Unreadable unreadable && unreadable.why() != null) {
      return "cannot be read: " + unreadable.why();
    }
    return problem instanceof ImageProblem.Empty ? "empty" : "cannot be read";
  }

  public static String of(RefusalReason reason) {
    return switch (reason) {
      case NOT_YOURS -> "only they themselves can change it, from DocSpace 3.6 on";
      case NO_RIGHT -> "you may not edit this person";
      case OWNERS_PHOTO -> "only the portal owner can change this photo";
      case ADMINS_PHOTO -> "only that admin or the portal owner can change this photo";
      case DISABLED_PERSON -> "DocSpace 3.5 keeps the photos of disabled people";
      case GONE -> "this person has been removed from the portal";
      case KEY -> "the API key lacks accounts:write";
      case NOT_HTTPS -> "the address is not https";
      case PRIVATE_ADDRESS -> "the address belongs to a private network";
      case UNKNOWN_HOST -> "the portal cannot find the host";
      case REDIRECT -> "the address redirects";
      case IMAGE_ON_PORTAL -> "the image is on the portal itself";
      case DOWNLOAD_FAILED -> "the address returned an error";
      case UNREACHABLE_ADDRESS -> "the portal could not connect to the address";
      case TOO_LARGE_DOWNLOAD, TOO_LARGE_FILE -> "larger than the portal accepts";
      case EMPTY_DOWNLOAD -> "the address returned no data";
      case NOT_AN_IMAGE, UNREADABLE_FILE -> "the portal cannot read it as an image";
    };
  }

  public static String of(Refused refused) {
    if (refused.status() < 0) {
      // Nothing was sent, so the portal did not refuse.
      return of(refused.causes().get(0).reason());
    }
    String reasonSuffix = refused.reason() == null ? "" : ": " + refused.reason().strip();
    String portal = "the portal refused (%d)%s".formatted(refused.status(), reasonSuffix);
    List<Cause> causes = refused.causes();
    if (causes.isEmpty() || !(causes.get(0).certain() || causes.size() == 1)) {
      // One of several possible causes says less than the portal's own message.
      return portal;
    }
    return portal.replaceFirst("\\.$", "")
        + (causes.get(0).certain() ? "; " : "; most likely: ")
        + of(causes.get(0).reason());
  }
}
