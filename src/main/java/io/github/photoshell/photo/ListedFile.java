package io.github.photoshell.photo;

import io.github.photoshell.image.FittedImage;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.image.PixelSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as {@code ls} lists it, with what a portal would make of it.
 *
 * @param bytes its size
 * @param type the format of the image, or what the file is instead; null if unknown
 * @param pixels null if it is not an image, or a damaged one
 * @param fitness whether it can be a photo
 */
record ListedFile(
    String name, long bytes, @Nullable String type, @Nullable PixelSize pixels, Fitness fitness) {
  /** The header of an image is nearly always within these bytes. */
  private static final int HEAD_BYTES = 256 * 1024;

  /** Whether a file can be a photo. */
  enum Fitness {
    FITS,
    TOO_LARGE,
    OTHER_FORMAT,
    /** Too many bytes or pixels to be made fit. */
    TOO_LARGE_TO_FIT,
    DAMAGED,
    NOT_AN_IMAGE,
    FOLDER,
    /** A link to a file that does not exist. */
    BROKEN_LINK,
    /** A pipe or a device. */
    SPECIAL,
    UNREADABLE;

    /** Returns whether there is content to read. */
    boolean isFile() {
      return this != FOLDER && this != BROKEN_LINK && this != SPECIAL;
    }

    /** Returns whether {@code photo-set --fit} makes it a photo. */
    boolean isMadeFit() {
      return this == TOO_LARGE || this == OTHER_FORMAT;
    }
  }

  /**
   * Reads a file.
   *
   * @param limit the portal's upload limit in bytes
   */
  static ListedFile of(Path file, long limit) {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      return new ListedFile(name, 0, null, null, Fitness.FOLDER);
    }
    if (!Files.isRegularFile(file)) {
      boolean isBroken = Files.isSymbolicLink(file) && Files.notExists(file);
      return new ListedFile(name, 0, null, null, isBroken ? Fitness.BROKEN_LINK : Fitness.SPECIAL);
    }
    try {
      return read(file, name, limit);
    } catch (IOException | SecurityException e) {
      return new ListedFile(name, 0, null, null, Fitness.UNREADABLE);
    }
  }

  private static ListedFile read(Path file, String name, long limit) throws IOException {
    long bytes = Files.size(file);
    byte[] head = head(file, HEAD_BYTES);
    String format = ImageInspector.format(head);
    if (format == null) {
      return new ListedFile(
          name, bytes, ImageInspector.otherType(head), null, Fitness.NOT_AN_IMAGE);
    }
    PixelSize pixels = ImageInspector.size(head);
    if (pixels == null && bytes > HEAD_BYTES && bytes <= ImageFile.MAX_TO_FIT) {
      pixels = ImageInspector.size(head(file, (int) bytes));
    }
    return new ListedFile(name, bytes, format, pixels, fitness(format, bytes, pixels, limit));
  }

  private static Fitness fitness(
      String format, long bytes, @Nullable PixelSize pixels, long limit) {
    boolean isAccepted = format.equals("PNG") || format.equals("JPEG");
    if (isAccepted && pixels != null && bytes <= limit) {
      return Fitness.FITS;
    }
    if (!FittedImage.reads(format)) {
      return Fitness.NOT_AN_IMAGE;
    }
    boolean isTooLarge =
        bytes > ImageFile.MAX_TO_FIT
            || (pixels != null && (long) pixels.width() * pixels.height() > FittedImage.MAX_PIXELS);
    if (isTooLarge) {
      return Fitness.TOO_LARGE_TO_FIT;
    }
    return !isAccepted
        ? Fitness.OTHER_FORMAT
        : pixels == null ? Fitness.DAMAGED : Fitness.TOO_LARGE;
  }

  private static byte[] head(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(limit);
    }
  }
}
