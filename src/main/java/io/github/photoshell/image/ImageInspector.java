package io.github.photoshell.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
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

/**
 * Detects format and size of an image from its first bytes, ignoring name and media type, and opens
 * image readers.
 */
public final class ImageInspector {
  /** The number of bytes that is enough to detect the format. */
  public static final int DETECTION_BYTES = 512;

  private static final int PNG_HEADER_LENGTH = 13;

  /** {@code IHDR}. */
  private static final int PNG_HEADER = 0x49484452;

  private ImageInspector() {}

  /** Returns the image format of the first bytes; null if they belong to no image. */
  public static @Nullable String format(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, DETECTION_BYTES));
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
    // The cache would write the image to a temporary file.
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
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
   * Returns the size given in the header, without decoding the image. Java's readers reject some
   * PNG and JPEG files for data after the header, such as an incomplete colour profile; this method
   * does not.
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
                  ? ofJpeg(bytes)
                  : read(bytes, reader -> new PixelSize(reader.getWidth(0), reader.getHeight(0)));
      // The readers throw many kinds of exceptions for damaged images.
    } catch (IOException | JpegProcessingException | RuntimeException e) {
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
