package io.github.photoshell.photo;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import io.github.photoshell.portal.PixelSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** What the beginning of a picture's bytes tells, whatever its name or media type says. */
final class ImageFormat {
  /** Enough of a file to tell its format, in bytes. */
  static final int LENGTH = 512;

  private static final int PNG_HEADER_LENGTH = 13;

  /** {@code IHDR}. */
  private static final int PNG_HEADER = 0x49484452;

  private ImageFormat() {}

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
   * @throws IOException if this Java has no reader for it, or it is broken; a reader may throw any
   *     other exception for that, too
   */
  static <T> T read(byte[] bytes, Reading<T> reading) throws IOException {
    // A picture would otherwise lie in a temporary file meanwhile.
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no reader");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return reading.of(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  /**
   * Reads the size in the header alone, so that a picture of any size costs nothing. Java's readers
   * refuse a PNG or JPEG for what follows the header, such as a colour profile with a part missing;
   * that is not this method's business.
   *
   * @return null if the header is broken, or is of a format that is not read here
   */
  static @Nullable PixelSize pixels(byte[] bytes) {
    String format = format(bytes);
    PixelSize size;
    try {
      size =
          "PNG".equals(format)
              ? ofPng(bytes)
              : "JPEG".equals(format)
                  ? ofJpeg(bytes)
                  : read(bytes, reader -> new PixelSize(reader.getWidth(0), reader.getHeight(0)));
      // The readers have many exceptions for broken pictures.
    } catch (IOException | JpegProcessingException | RuntimeException broken) {
      return null;
    }
    return size != null && size.width() > 0 && size.height() > 0 ? size : null;
  }

  /** The first chunk has to be the header (PNG specification, 5.6). */
  private static @Nullable PixelSize ofPng(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return header.getInt(8) == PNG_HEADER_LENGTH && header.getInt(12) == PNG_HEADER
        ? new PixelSize(header.getInt(16), header.getInt(20))
        : null;
  }

  private static @Nullable PixelSize ofJpeg(byte[] bytes)
      throws IOException, JpegProcessingException {
    JpegDirectory frame =
        JpegMetadataReader.readMetadata(new ByteArrayInputStream(bytes), List.of(new JpegReader()))
            .getFirstDirectoryOfType(JpegDirectory.class);
    Integer width = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_WIDTH);
    Integer height = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT);
    return width == null || height == null ? null : new PixelSize(width, height);
  }
}
