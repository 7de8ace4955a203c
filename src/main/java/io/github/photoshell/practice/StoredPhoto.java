package io.github.photoshell.practice;

import io.github.photoshell.practice.DecodedImage.NotAnImageException;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A stored photo: its original, at most 1280 by 1280 pixels, and the five squares cut from it. The
 * squares are created on first use; a real portal creates them within the request.
 */
final class StoredPhoto {
  /** The longest edge of an original, in pixels. */
  static final int MAX_SIDE = 1280;

  private static final int MIN_CROP = 32;

  /**
   * The source of a photo.
   *
   * @param address the address; null unless it was downloaded
   */
  record Source(PracticePhoto.Origin origin, @Nullable String address) {
    static final Source START = new Source(PracticePhoto.Origin.START, null);
    static final Source FILE = new Source(PracticePhoto.Origin.FILE, null);

    static Source address(String address) {
      return new Source(PracticePhoto.Origin.ADDRESS, address);
    }
  }

  private final Source source;
  private final String extension;
  private final int width;
  private final int height;
  private final Lazy<ByteString> original;
  private final CropArea cropArea;
  private final Map<Integer, ByteString> squares = new ConcurrentHashMap<>();

  private StoredPhoto(
      Source source,
      String extension,
      int width,
      int height,
      Lazy<ByteString> original,
      CropArea cropArea) {
    this.source = source;
    this.extension = extension;
    this.width = width;
    this.height = height;
    this.original = original;
    this.cropArea = cropArea;
  }

  /**
   * Returns the photo that the portal stores for an image file: the same bytes if they fit, else a
   * PNG of the scaled image, whatever the extension says.
   *
   * @throws NotAnImageException if it cannot be decoded
   */
  static StoredPhoto of(ByteString file, Source source) throws NotAnImageException {
    DecodedImage decodedImage = DecodedImage.read(file);
    int width = decodedImage.size().width();
    int height = decodedImage.size().height();
    int longSide = Math.max(width, height);
    if (longSide <= MAX_SIDE) {
      return lazy(source, decodedImage.format(), width, height, () -> file);
    }
    int fitWidth = fit(width, longSide);
    int fitHeight = fit(height, longSide);
    ByteString scaled = png(decodedImage.pixels(), fitWidth, fitHeight);
    return lazy(source, decodedImage.format(), fitWidth, fitHeight, () -> scaled);
  }

  /**
   * Returns a photo whose bytes are created on first use. They must have the given size, and fit.
   */
  static StoredPhoto lazy(
      Source source, String extension, int width, int height, Supplier<ByteString> file) {
    CropArea middle = CropArea.centred(width, height, MIN_CROP);
    return new StoredPhoto(source, extension, width, height, new Lazy<>(file), middle);
  }

  /**
   * Returns a photo that was saved before. It is decoded when a square is first used.
   *
   * @throws NotAnImageException if the bytes are not an image or larger than an original
   */
  static StoredPhoto restored(
      ByteString original, String extension, Source source, CropArea cropArea)
      throws NotAnImageException {
    DecodedImage.Size size = DecodedImage.size(original);
    int width = size.width();
    int height = size.height();
    CropArea cut = cropArea.clippedTo(width, height);
    if (Math.max(width, height) > MAX_SIDE || cut.width() < 1 || cut.height() < 1) {
      throw new NotAnImageException(DecodedImage.NO_DECODER);
    }
    return new StoredPhoto(source, extension, width, height, new Lazy<>(() -> original), cut);
  }

  private static int fit(int edge, int longest) {
    return Math.max(1, (int) Math.round((double) edge * MAX_SIDE / longest));
  }

  Source source() {
    return source;
  }

  /** Returns what others may know of the photo, with the hash that it is read with. */
  PracticePhoto summary(int hash) {
    return new PracticePhoto(source.origin(), source.address(), extension, width, height, hash);
  }

  /** Returns the area from which the squares are cut. */
  CropArea cropArea() {
    return cropArea;
  }

  /** Returns the decoder's name in lower case, such as {@code jpeg}. */
  String extension() {
    return extension;
  }

  /** Returns the original's size as in file names, such as {@code 1280-853}. */
  String dimensions() {
    return width + "-" + height;
  }

  ByteString original() {
    return original.get();
  }

  /** Returns a square with this side in pixels; always a PNG. */
  ByteString square(int side) {
    return squares.computeIfAbsent(side, this::createSquare);
  }

  private ByteString createSquare(int side) {
    return png(cropArea.crop(pixels()), side, side);
  }

  private static ByteString png(BufferedImage image, int width, int height) {
    return DecodedImage.encode(DecodedImage.scaled(image, width, height), "png");
  }

  private BufferedImage pixels() {
    try {
      return DecodedImage.read(original()).pixels();
    } catch (NotAnImageException e) {
      // Only possible in an edited file. As for WebP, a drawn image replaces it.
      return PortraitPainter.of(original().hashCode(), width, height);
    }
  }

  /**
   * Returns this photo cropped again. An area that is not square (after clipping to the image) has
   * no visible effect: the portal then writes files with other names and still serves the old
   * squares.
   */
  StoredPhoto croppedTo(CropArea area) {
    CropArea clipped = area.clippedTo(width, height);
    return clipped.isSquare()
        ? new StoredPhoto(source, extension, width, height, original, clipped)
        : this;
  }
}
