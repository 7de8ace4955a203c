package io.github.photoshell.photo;

import io.github.photoshell.portal.PixelSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** What the beginning of a picture's bytes tells, whatever its name or media type says. */
final class ImageHead {
  /** Enough of a file to tell its format, in bytes. */
  static final int LENGTH = 512;

  private ImageHead() {}

  /** Returns the image format that the first bytes belong to; null when they are no image's. */
  static @Nullable String format(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, LENGTH));
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return "PNG";
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return "JPEG";
    }
    if (text.startsWith("GIF8")) {
      return "GIF";
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return "WebP";
    }
    if (text.startsWith("ftyphei", 4) || text.startsWith("ftypmif1", 4)) {
      return "HEIC";
    }
    if (text.startsWith("ftypavif", 4)) {
      return "AVIF";
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return "TIFF";
    }
    if (text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)) {
      return "BMP";
    }
    return text.contains("<svg") ? "SVG" : null;
  }

  /** What is done with a reader that has found its picture. */
  interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  /**
   * Has a picture read.
   *
   * @return null when this Java has no reader for it, or it is broken
   */
  static <T> @Nullable T read(byte[] bytes, Reading<T> reading) {
    // A picture would otherwise lie in a temporary file meanwhile.
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return reading.of(reader);
      } finally {
        reader.dispose();
      }
      // The readers have many exceptions for broken pictures.
    } catch (IOException | RuntimeException broken) {
      return null;
    }
  }

  /** Reads the header alone, so that a picture of any size costs nothing; null if it is broken. */
  static @Nullable PixelSize pixels(byte[] bytes) {
    return read(bytes, reader -> new PixelSize(reader.getWidth(0), reader.getHeight(0)));
  }
}
