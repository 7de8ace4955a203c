package io.github.photoshell.photo;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.image.ImageMetadata;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a file and checks by its content, not by its name, whether a portal accepts it. */
final class ImageFile {
  private ImageFile() {}

  static ImageSource read(String typed, long limit) {
    if (typed.isEmpty()) {
      return new ImageProblem.NoSuchFile("''");
    }
    Path file;
    try {
      file = TypedPath.of(typed);
    } catch (InvalidPathException e) {
      return new ImageProblem.NoSuchFile(typed);
    }
    if (!Files.exists(file)) {
      return new ImageProblem.NoSuchFile(typed);
    }
    if (Files.isDirectory(file)) {
      return new ImageProblem.IsFolder(typed);
    }
    if (!Files.isRegularFile(file)) {
      return new ImageProblem.NotAFile(typed);
    }
    try {
      return read(typed, file, limit);
    } catch (IOException | SecurityException e) {
      return new ImageProblem.Unreadable(typed);
    }
  }

  private static ImageSource read(String typed, Path file, long limit) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(ImageInspector.DETECTION_BYTES);
    }
    if (head.length == 0) {
      return new ImageProblem.Empty(typed);
    }
    String format = ImageInspector.format(head);
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
    PixelSize pixels = ImageInspector.size(bytes);
    if (pixels == null) {
      return new ImageProblem.NotAnImage(typed, "a broken " + format);
    }
    return new LocalImage(
        file, bytes, isPng ? "image/png" : "image/jpeg", pixels, ImageMetadata.isTurned(bytes));
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
}
