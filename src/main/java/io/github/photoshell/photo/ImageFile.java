package io.github.photoshell.photo;

import io.github.photoshell.portal.PixelSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file and finds out whether a portal would take it, by what is in it and not by its name.
 */
final class ImageFile {
  private static final int HEAD = 512;

  private ImageFile() {}

  static ImageSource read(String typed, long limit) {
    Path file;
    try {
      file = path(typed);
    } catch (InvalidPathException noName) {
      return new ImageProblem.NoSuchFile(typed);
    }
    if (!Files.exists(file)) {
      return new ImageProblem.NoSuchFile(typed);
    }
    if (Files.isDirectory(file)) {
      return new ImageProblem.IsFolder(typed);
    }
    try {
      return read(typed, file, limit);
    } catch (IOException | SecurityException unreadable) {
      return new ImageProblem.Unreadable(typed);
    }
  }

  private static ImageSource read(String typed, Path file, long limit) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      return new ImageProblem.Empty(typed);
    }
    String format = format(head);
    boolean isPng = "PNG".equals(format);
    if (!isPng && !"JPEG".equals(format)) {
      return format == null
          ? notAnImage(typed, head)
          : new ImageProblem.UnsupportedType(typed, format);
    }
    long size = Files.size(file);
    if (size > limit) {
      return new ImageProblem.TooLarge(typed, size, limit);
    }
    byte[] bytes = Files.readAllBytes(file);
    PixelSize pixels = pixels(bytes);
    if (pixels == null) {
      return new ImageProblem.NotAnImage(typed, "a broken " + format);
    }
    return new LocalFile(
        file,
        bytes,
        isPng ? "image/png" : "image/jpeg",
        pixels,
        !isPng && ExifOrientation.isTurned(bytes));
  }

  private static Path path(String typed) {
    boolean home = typed.startsWith("~/") || typed.startsWith("~\\");
    return home ? Path.of(System.getProperty("user.home", ""), typed.substring(2)) : Path.of(typed);
  }

  /** Returns the image format that the first bytes belong to; null when they are no image's. */
  private static @Nullable String format(byte[] head) {
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

  private static ImageProblem notAnImage(String typed, byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    String looksLike = null;
    if (text.startsWith("%PDF")) {
      looksLike = "a PDF";
    } else if (text.startsWith("PK\u0003\u0004")) {
      looksLike = "a ZIP or an office document";
    } else if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      looksLike = "a web page";
    }
    return new ImageProblem.NotAnImage(typed, looksLike);
  }

  /** Reads the header alone, so that a picture of any size costs nothing. */
  private static @Nullable PixelSize pixels(byte[] bytes) throws IOException {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return new PixelSize(reader.getWidth(0), reader.getHeight(0));
      } catch (IOException | RuntimeException broken) {
        return null;
      } finally {
        reader.dispose();
      }
    }
  }
}
