package io.github.photoshell.photo;

import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A PNG or JPEG file on this computer, already read. */
public final class LocalImage implements ImageSource {
  private final Path path;
  private final byte[] bytes;
  private final String mediaType;
  private final @Nullable PixelSize size;
  private final boolean rotated;

  LocalImage(Path path, byte[] bytes, String mediaType, @Nullable PixelSize size, boolean rotated) {
    this.path = path;
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.size = size;
    this.rotated = rotated;
  }

  /**
   * Returns a stand-in for a missing file, with the type that its name suggests; for dry runs only.
   */
  static ImageSource assumed(String path) {
    try {
      boolean isPng = path.toLowerCase(Locale.ROOT).endsWith(".png");
      return new LocalImage(
          Path.of(path), new byte[0], isPng ? "image/png" : "image/jpeg", null, false);
    } catch (InvalidPathException e) {
      return new ImageProblem.NoSuchFile(path);
    }
  }

  public Path path() {
    return path;
  }

  /** Returns {@code image/png} or {@code image/jpeg}, detected from the first bytes. */
  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public int length() {
    return bytes.length;
  }

  /** Returns the size in pixels; null if the header cannot be read. */
  public @Nullable PixelSize size() {
    return size;
  }

  /** Returns whether the image relies on EXIF rotation, which portals ignore (contract 3.1). */
  public boolean rotated() {
    return rotated;
  }

  public byte[] bytes() {
    return bytes;
  }
}
