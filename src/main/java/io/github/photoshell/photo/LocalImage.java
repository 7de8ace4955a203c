package io.github.photoshell.photo;

import io.github.photoshell.image.ImageMetadata;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A PNG or JPEG file on this computer, already read. */
public final class LocalImage implements ImageSource {
  private final Path path;
  private final byte[] bytes;
  private final String mediaType;
  private final @Nullable PixelSize size;
  private final ImageMetadata metadata;
  private final List<String> changes;

  /** Creates an image without metadata that needs no change. */
  LocalImage(Path path, byte[] bytes, String mediaType, @Nullable PixelSize size) {
    this(path, bytes, mediaType, size, ImageMetadata.NONE, List.of());
  }

  /**
   * Creates an image.
   *
   * @param changes what was done to make it fit; empty if nothing was
   */
  LocalImage(
      Path path,
      byte[] bytes,
      String mediaType,
      @Nullable PixelSize size,
      ImageMetadata metadata,
      List<String> changes) {
    this.path = path;
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.size = size;
    this.metadata = metadata;
    this.changes = List.copyOf(changes);
  }

  /**
   * Returns a stand-in for a missing file, with the type that its name suggests; for dry runs only.
   */
  static ImageSource assumed(String path) {
    try {
      boolean isPng = path.toLowerCase(Locale.ROOT).endsWith(".png");
      return new LocalImage(Path.of(path), new byte[0], isPng ? "image/png" : "image/jpeg", null);
    } catch (InvalidPathException e) {
      return new ImageProblem.NoSuchFile(path);
    }
  }

  public Path path() {
    return path;
  }

  /** Returns {@code image/png} or {@code image/jpeg}, detected from the first bytes. */
  String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  int length() {
    return bytes.length;
  }

  /** Returns the size in pixels; null if the header cannot be read. */
  public @Nullable PixelSize size() {
    return size;
  }

  /** Returns what was done to make the image fit; empty if nothing was. */
  List<String> changes() {
    return changes;
  }

  /** Returns whether a part of the image may be missing, which nothing can fix. */
  boolean endsEarly() {
    return metadata.endsEarly();
  }

  /**
   * Returns what a viewer of the photo would mind and can be fixed. Portals ignore EXIF rotation
   * and keep small images with their metadata (contract 3.1).
   */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (metadata.isTurned()) {
      remarks.add("rotated by EXIF; the portal ignores that");
    }
    if (metadata.hasLocation()) {
      remarks.add("contains the location where it was taken");
    }
    return remarks;
  }

  public byte[] bytes() {
    return bytes;
  }
}
