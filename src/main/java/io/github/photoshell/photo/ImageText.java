package io.github.photoshell.photo;

import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImageSource.ImageProblem.Empty;
import io.github.photoshell.photo.ImageSource.ImageProblem.IsFolder;
import io.github.photoshell.photo.ImageSource.ImageProblem.NoSuchFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAFile;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnAddress;
import io.github.photoshell.photo.ImageSource.ImageProblem.NotAnImage;
import io.github.photoshell.photo.ImageSource.ImageProblem.TooLarge;
import io.github.photoshell.photo.ImageSource.ImageProblem.Unreadable;
import io.github.photoshell.photo.ImageSource.ImageProblem.UnsupportedType;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;

/** Texts for an image that cannot be used. Nothing has been sent. */
final class ImageText {
  private static final String ACCEPTED =
      "Use an https address, or a PNG or JPEG file on this computer.";

  private ImageText() {}

  static CommandResult of(ImageProblem problem) {
    if (problem instanceof TooLarge large) {
      return CommandResult.failed(
          ExitCode.USAGE,
          "%s has %,d bytes; the portal accepts at most %,d."
              .formatted(large.path(), large.size(), large.limit()),
          "Make it smaller: the portal scales photos to 1280×1280 pixels anyway.");
    }
    return CommandResult.failed(ExitCode.USAGE, what(problem), ACCEPTED);
  }

  private static String what(ImageProblem problem) {
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
      return "%s is a %s; portals accept only PNG and JPEG files."
          .formatted(image.path(), image.type());
    }
    throw new IllegalArgumentException("no words for " + problem);
  }
}
