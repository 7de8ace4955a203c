package io.github.photoshell.photo;

import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.PixelSize;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture and what they are, by what is in them.
 *
 * @param bytes not a copy
 * @param format as in {@code PNG}; null when it is no image's
 * @param size null when the format is not read here, or its header is broken
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes of a file are not copied, and never compared.
public record PictureFile(byte[] bytes, @Nullable String format, @Nullable PixelSize size) {

  static PictureFile of(byte[] bytes) {
    String format = ImageFormat.format(bytes);
    return new PictureFile(bytes, format, format == null ? null : ImageFormat.pixels(bytes));
  }

  /** Returns what was fetched; null where nothing was, or nothing was in it. */
  static @Nullable PictureFile of(PictureReply reply) {
    return reply instanceof PictureReply.Fetched fetched && fetched.picture().bytes().length > 0
        ? of(fetched.picture().bytes())
        : null;
  }

  /** Whether it has the same bytes as another; null never has. */
  boolean isSameAs(byte @Nullable [] other) {
    return Arrays.equals(bytes, other);
  }

  /** Returns the ending of a file's name, as in {@code png}; {@code bin} for no image. */
  public String ending() {
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
