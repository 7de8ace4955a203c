package io.github.photoshell.image;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Detects the formats of files that are neither PNG nor JPEG; loads a library for it. */
final class ImageFormatDetector {
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

  private ImageFormatDetector() {}

  /** Returns the image format; null if it is no image. */
  static @Nullable String format(byte[] bytes, String text) {
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
  static @Nullable String otherType(byte[] bytes, String text) {
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return "a web page";
    }
    if (text.startsWith("PNG", 1) || text.startsWith(ImageInspector.PNG_SIGNATURE, 1)) {
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
      case Mp4, Avi, GoPro, Asf, Flv, Vob -> ImageInspector.withArticle(type.getName()) + " video";
      case Bmp -> null;
      default -> ImageInspector.withArticle(type.getName());
    };
  }

  private static FileType type(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, ImageInspector.DETECTION_BYTES));
    try {
      return FileTypeDetector.detectFileType(new ByteArrayInputStream(head));
    } catch (IOException | RuntimeException e) {
      return FileType.Unknown;
    }
  }
}
