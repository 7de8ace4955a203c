package io.github.photoshell.image;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an image with the format and size detected from them.
 *
 * @param bytes not a copy
 * @param format such as {@code PNG}; null if it is not an image
 * @param size null if the format is not supported or the header is damaged
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes of a file are not copied, and never compared.
public record ImageBytes(byte[] bytes, @Nullable String format, @Nullable PixelSize size) {

  public static ImageBytes of(byte[] bytes) {
    String format = ImageInspector.format(bytes);
    return new ImageBytes(bytes, format, format == null ? null : ImageInspector.size(bytes));
  }

  /** Returns whether the bytes are equal; false for null. */
  public boolean isSameAs(byte @Nullable [] other) {
    return Arrays.equals(bytes, other);
  }

  /** Returns the file extension, such as {@code png}; {@code bin} if it is not an image. */
  public String extension() {
    if (format == null) {
      return "bin";
    }
    return switch (format) {
      case "JPEG" -> "jpg";
      case "TIFF" -> "tif";
      default -> format.toLowerCase(Locale.ROOT);
    };
  }
}
