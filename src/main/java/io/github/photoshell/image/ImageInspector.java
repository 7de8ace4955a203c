package io.github.photoshell.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Detects format and size of an image from its first bytes, ignoring name and media type, and opens
 * image readers.
 */
public final class ImageInspector {
  /** The number of bytes that is enough to detect the format. */
  public static final int DETECTION_BYTES = 4096;

  private static final int PNG_HEADER_LENGTH = 13;

  /** {@code IHDR}. */
  private static final int PNG_HEADER = 0x49484452;

  static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** Names that are read aloud with a vowel first. */
  private static final Pattern WITH_AN = Pattern.compile("[AEIO].*|M[OP]\\w.*|SVG|SWF|RTF|MXF");

  private ImageInspector() {}

  /** Returns the image format of the first bytes; null if they belong to no image. */
  public static @Nullable String format(byte[] bytes) {
    String text = head(bytes);
    // The two formats of most photos; for them, no library is loaded.
    if (text.startsWith(PNG_SIGNATURE)) {
      return "PNG";
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return "JPEG";
    }
    return ImageFormatDetector.format(bytes, text);
  }

  /** Returns what bytes that are not an image are, such as {@code a PDF}; null if unknown. */
  public static @Nullable String otherType(byte[] bytes) {
    return ImageFormatDetector.otherType(bytes, head(bytes));
  }

  /** Returns a format with its article, such as {@code an SVG}. */
  public static String withArticle(String format) {
    return (WITH_AN.matcher(format).matches() ? "an " : "a ") + format;
  }

  private static String head(byte[] bytes) {
    return new String(
        bytes, 0, Math.min(bytes.length, DETECTION_BYTES), StandardCharsets.ISO_8859_1);
  }

  /** A use of an image reader. */
  interface ReaderFunction<T> {
    T apply(ImageReader reader) throws IOException;
  }

  /**
   * Opens an image reader and applies {@code function} to it.
   *
   * @throws IOException if there is no reader for the format or the image is damaged; readers may
   *     throw other exceptions for damaged images, too
   */
  static <T> T read(byte[] bytes, ReaderFunction<T> function) throws IOException {
    // Not by ImageIO, whose stream an interrupt closes.
    return read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), function);
  }

  /** As {@link #read(byte[], ReaderFunction)}, from a stream that is closed. */
  static <T> T read(ImageInputStream input, ReaderFunction<T> function) throws IOException {
    // A reader must not write a part of the image to a temporary file.
    ImageIO.setUseCache(false);
    try (ImageInputStream in = input) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no reader");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return function.apply(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  /**
   * Returns the size given in the header, without decoding the image. Readers reject some PNG and
   * JPEG files for data after the header; this method does not.
   *
   * @return null if the header is damaged or the format is not supported
   */
  public static @Nullable PixelSize size(byte[] bytes) {
    String format = format(bytes);
    PixelSize size;
    try {
      size =
          "PNG".equals(format)
              ? ofPng(bytes)
              : "JPEG".equals(format)
                  ? MetadataReader.jpegSize(bytes)
                  : read(bytes, reader -> new PixelSize(reader.getWidth(0), reader.getHeight(0)));
      // The readers throw many kinds of exceptions for damaged images.
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return size != null && size.width() > 0 && size.height() > 0 ? size : null;
  }

  /** The first chunk must be the header (PNG specification, 5.6). */
  private static @Nullable PixelSize ofPng(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return header.getInt(8) == PNG_HEADER_LENGTH && header.getInt(12) == PNG_HEADER
        ? new PixelSize(header.getInt(16), header.getInt(20))
        : null;
  }
}
