package io.github.photoshell.image;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  private static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** Types that the library detects, but that are not images. */
  private static final Set<FileType> NOT_IMAGES =
      EnumSet.of(
          FileType.Unknown,
          FileType.Riff,
          FileType.Wav,
          FileType.Avi,
          FileType.QuickTime,
          FileType.Mp4,
          FileType.Mp3,
          FileType.GoPro,
          FileType.Aac,
          FileType.Asf,
          FileType.Cfbf,
          FileType.Flv,
          FileType.Indd,
          FileType.Mxf,
          FileType.Pdf,
          FileType.Qxp,
          FileType.Ram,
          FileType.Rtf,
          FileType.Sit,
          FileType.Sitx,
          FileType.Swf,
          FileType.Vob,
          FileType.Zip);

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
    FileType type = type(bytes);
    if (text.startsWith("ftypavis", 4) || type == FileType.Avif) {
      return "AVIF";
    }
    if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL \r\n\u0087\n")) {
      return "JXL";
    }
    if (text.startsWith("\0\0\0\fjP  \r\n\u0087\n") || text.startsWith("\u00ffO\u00ffQ")) {
      return "JP2";
    }
    if (type == FileType.Heif) {
      return "HEIC";
    }
    // With addresses of 64 bits, the library does not know it.
    if (text.startsWith("II+\0") || text.startsWith("MM\0+")) {
      return "TIFF";
    }
    // Other files start with the same two bytes.
    if (type == FileType.Bmp && !text.startsWith("\0\0\0\0", 6)) {
      return null;
    }
    if (!NOT_IMAGES.contains(type)) {
      return type.getName();
    }
    return text.contains("<svg") ? "SVG" : null;
  }

  /** Returns what bytes that are not an image are, such as {@code a PDF}; null if unknown. */
  public static @Nullable String otherType(byte[] bytes) {
    String text = head(bytes);
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return "a web page";
    }
    if (text.startsWith("PNG", 1) || text.startsWith(PNG_SIGNATURE, 1)) {
      return "a PNG that was damaged when it was copied as text";
    }
    if (start.startsWith("data:image/") || text.matches("(?s)(iVBORw0KGgo|/9j/).*")) {
      return "an image written as Base64 text";
    }
    FileType type = type(bytes);
    return switch (type) {
      case Unknown -> null;
      case Zip -> "a ZIP or an office document";
      case Cfbf -> "an office document";
      case QuickTime -> "a MOV video";
      case Mp4, Avi, GoPro, Asf, Flv, Vob -> withArticle(type.getName()) + " video";
      case Bmp -> null;
      default -> withArticle(type.getName());
    };
  }

  /** Returns a format with its article, such as {@code an SVG}. */
  public static String withArticle(String format) {
    return (WITH_AN.matcher(format).matches() ? "an " : "a ") + format;
  }

  private static String head(byte[] bytes) {
    return new String(
        bytes, 0, Math.min(bytes.length, DETECTION_BYTES), StandardCharsets.ISO_8859_1);
  }

  private static FileType type(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, DETECTION_BYTES));
    try {
      return FileTypeDetector.detectFileType(new ByteArrayInputStream(head));
    } catch (IOException | RuntimeException e) {
      return FileType.Unknown;
    }
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
    // A reader must not write a part of the image to a temporary file.
    ImageIO.setUseCache(false);
    // Not by ImageIO, whose stream an interrupt closes.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
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
