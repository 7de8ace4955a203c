package io.github.photoshell.photo;

import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImageSource.ImageProblem.DanglingLink;
import io.github.photoshell.photo.ImageSource.ImageProblem.Empty;
import io.github.photoshell.photo.ImageSource.ImageProblem.IsFolder;
import io.github.photoshell.photo.ImageSource.ImageProblem.NoSuchFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnAddress;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnImage;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotFittable;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotFitted;
import io.github.photoshell.photo.ImageSource.ImageProblem.TooLarge;
import io.github.photoshell.photo.ImageSource.ImageProblem.Unreadable;
import io.github.photoshell.photo.ImageSource.ImageProblem.UnsupportedType;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Texts for images before they are sent: what to know about them, and why some cannot be used. */
final class ImageText {
  private static final String ACCEPTED =
      "Use an https address, or a PNG or JPEG file on this computer.";

  /** Formats of phones that Java cannot read. */
  private static final Set<String> PHONE_FORMATS = Set.of("HEIC", "AVIF");

  private static final double MB = 1024 * 1024;

  private ImageText() {}

  /** Returns what was done to an image to make it fit, and what a viewer would mind. */
  static List<Text> remarks(LocalImage image) {
    List<Text> lines = new ArrayList<>();
    if (!image.changes().isEmpty()) {
      lines.add(Text.of("Fitted: " + String.join(", ", image.changes()) + "."));
    }
    if (image.endsEarly()) {
      lines.add(Text.of(Style.WARN, "The image ends early; a part of it may be missing."));
    }
    for (String remark : image.remarks()) {
      String verb = remark.startsWith("contains") ? "The image " : "The image is ";
      lines.add(Text.of(Style.WARN, verb + remark + ". --fit fixes this."));
    }
    return lines;
  }

  static CommandResult of(ImageProblem problem) {
    return CommandResult.failed(ExitCode.USAGE, what(problem), next(problem));
  }

  private static String next(ImageProblem problem) {
    if (problem instanceof TooLarge large) {
      return large.fittable()
          ? "--fit fixes this: it sends at most 1280×1280 pixels, the size a portal keeps."
          : "Make it smaller: the portal scales photos to 1280×1280 pixels anyway.";
    }
    if (problem instanceof UnsupportedType image && image.isFittable()) {
      return "--fit fixes this: it sends a JPEG or PNG of it.";
    }
    if (problem instanceof UnsupportedType image && isFromPhone(image)) {
      return "Save it as JPEG: " + ImportReasons.JPEG_PROGRAMS + ".";
    }
    if (problem instanceof NotFittable) {
      return "Download the image and use the file, or leave out --fit.";
    }
    if (problem instanceof NotFitted image && image.type().matches("PNG|JPEG")) {
      return "Without --fit it is sent as it is, and the portal decides.";
    }
    return ACCEPTED;
  }

  /** Returns whether it is an image of a phone, which saves it as JPEG, too. */
  static boolean isFromPhone(UnsupportedType image) {
    return PHONE_FORMATS.contains(image.type());
  }

  /** Returns why an image cannot be made fit, to follow its name. */
  static String why(NotFitted image) {
    return switch (image.why()) {
      case TOO_MANY_PIXELS -> "has too many pixels to be decoded";
      case TOO_MANY_SCANS, TOO_SLOW -> "takes too long to decode";
      case NO_MEMORY -> "needs more memory to decode than there is";
      case UNSUPPORTED_FORMAT ->
          "is %s of a kind that cannot be decoded"
              .formatted(ImageInspector.withArticle(image.type()));
      default -> "is a damaged " + image.type() + " and cannot be decoded";
    };
  }

  /** Returns two sizes in bytes, such as {@code 12 MB} and {@code 5 MB}. */
  static String[] sizes(TooLarge large) {
    String size = megabytes(large.size());
    String limit = megabytes(large.limit());
    return large.limit() < MB || size.equals(limit)
        ? new String[] {"%,d bytes".formatted(large.size()), "%,d bytes".formatted(large.limit())}
        : new String[] {size, limit};
  }

  private static String megabytes(long bytes) {
    return "%.1f".formatted(bytes / MB).replaceFirst("\\.0$", "") + " MB";
  }

  private static String what(ImageProblem problem) {
    if (problem instanceof TooLarge large) {
      String[] sizes = sizes(large);
      return "%s has %s; %s takes at most %s."
          .formatted(large.path(), sizes[0], large.fittable() ? "the portal" : "--fit", sizes[1]);
    }
    if (problem instanceof NotFitted image) {
      return image.path() + " " + why(image) + ".";
    }
    if (problem instanceof NotFittable) {
      return "--fit works on files only: the portal downloads an address itself.";
    }
    if (problem instanceof NotAnAddress address) {
      return address.isNotWhole()
          ? "'%s' is not a complete address. A space in an address is written %%20."
              .formatted(address.typed())
          : "'%s' is not a file, and portals download only from https addresses, not %s."
              .formatted(address.typed(), address.scheme());
    }
    if (problem instanceof NoSuchFile file) {
      return "There is no file " + file.path() + ".";
    }
    if (problem instanceof DanglingLink link) {
      return link.path() + " is a link to a file that does not exist.";
    }
    if (problem instanceof Unreadable file) {
      return file.path() + " cannot be read.";
    }
    if (problem instanceof NotAFile pipe) {
      return pipe.path() + " is a pipe or a device, not a file.";
    }
    if (problem instanceof IsFolder folder) {
      return folder.path() + " is a folder.";
    }
    if (problem instanceof Empty file) {
      return file.path() + " is empty.";
    }
    if (problem instanceof NotAnImage file) {
      return file.looksLike() == null
          ? file.path() + " is not an image."
          : "%s is not an image; it looks like %s.".formatted(file.path(), file.looksLike());
    }
    if (problem instanceof UnsupportedType image) {
      return "%s is %s; portals accept only PNG and JPEG files."
          .formatted(image.path(), ImageInspector.withArticle(image.type()));
    }
    throw new IllegalArgumentException("no words for " + problem);
  }
}
