package io.github.photoshell.photo;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.image.FittedImage;
import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.image.ImageMetadata;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a file and checks by its content, not by its name, whether a portal accepts it. */
final class ImageFile {
  /** The maximum size in bytes of a file that is made fit; phones write up to 30 MB. */
  static final long MAX_TO_FIT = 100L * 1024 * 1024;

  private ImageFile() {}

  static ImageSource read(String typed, long limit, boolean fit) {
    if (typed.isEmpty()) {
      return new ImageProblem.NoSuchFile("''");
    }
    Path file;
    try {
      file = TypedPath.of(typed);
    } catch (InvalidPathException e) {
      return new ImageProblem.NoSuchFile(typed);
    }
    if (!Files.exists(file)) {
      return Files.isSymbolicLink(file)
          ? new ImageProblem.DanglingLink(typed)
          : new ImageProblem.NoSuchFile(typed);
    }
    if (Files.isDirectory(file)) {
      return new ImageProblem.IsFolder(typed);
    }
    if (!Files.isRegularFile(file)) {
      return new ImageProblem.NotAFile(typed);
    }
    try {
      return read(typed, file, limit, fit);
    } catch (IOException | SecurityException e) {
      return new ImageProblem.Unreadable(typed, null);
    }
  }

  private static ImageSource read(String typed, Path file, long limit, boolean fit)
      throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(ImageInspector.DETECTION_BYTES);
    }
    ImageProblem problem = problem(typed, head, fit);
    if (problem != null) {
      return problem;
    }
    long size = Files.size(file);
    if (size > (fit ? MAX_TO_FIT : limit)) {
      return new ImageProblem.TooLarge(typed, size, fit ? MAX_TO_FIT : limit, !fit);
    }
    return of(typed, file, Files.readAllBytes(file), limit, fit);
  }

  /** Returns why a file that starts with these bytes cannot be sent; null if it perhaps can. */
  private static @Nullable ImageProblem problem(String typed, byte[] head, boolean fit) {
    if (head.length == 0) {
      return new ImageProblem.Empty(typed);
    }
    String format = ImageInspector.format(head);
    if (format == null) {
      return new ImageProblem.NotAnImage(typed, ImageInspector.otherType(head));
    }
    boolean isAccepted =
        fit ? FittedImage.reads(format) : format.equals("PNG") || format.equals("JPEG");
    return isAccepted ? null : new ImageProblem.UnsupportedType(typed, format);
  }

  /**
   * Returns the source for an image that is already in memory.
   *
   * @param file where it was read from; its name is sent
   */
  static ImageSource of(String typed, Path file, byte[] bytes, long limit, boolean fit) {
    ImageProblem problem = problem(typed, bytes, fit);
    if (problem != null) {
      return problem;
    }
    if (fit) {
      return fitted(typed, file, bytes, limit);
    }
    if (bytes.length > limit) {
      return new ImageProblem.TooLarge(typed, bytes.length, limit, true);
    }
    String format = Objects.requireNonNull(ImageInspector.format(bytes));
    PixelSize pixels = ImageInspector.size(bytes);
    return pixels == null
        ? new ImageProblem.NotAnImage(typed, "a broken " + format)
        : new LocalImage(
            file, bytes, mediaType(format), pixels, ImageMetadata.of(bytes), List.of());
  }

  private static ImageSource fitted(String typed, Path file, byte[] bytes, long limit) {
    FittedImage.Result result = FittedImage.of(bytes, PortalLimits.PHOTO_PIXELS, limit);
    FittedImage image = result.image();
    if (image == null) {
      String format = String.valueOf(ImageInspector.format(bytes));
      if (ImageInspector.size(bytes) == null) {
        return new ImageProblem.NotAnImage(typed, "a broken " + format);
      }
      return new ImageProblem.NotFitted(
          typed, format, Objects.requireNonNullElse(result.failure(), DecodeFailure.BROKEN));
    }
    return new LocalImage(
        image.changes().isEmpty() ? file : renamed(file, image.format()),
        image.bytes(),
        mediaType(image.format()),
        image.size(),
        ImageMetadata.NONE,
        image.changes());
  }

  private static String mediaType(String format) {
    return format.equals("PNG") ? "image/png" : "image/jpeg";
  }

  /** Returns another name, because the file of this name does not hold the bytes that are sent. */
  private static Path renamed(Path file, String format) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return file.resolveSibling(name + (format.equals("PNG") ? "-fit.png" : "-fit.jpg"));
  }
}
