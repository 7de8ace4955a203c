package io.github.photoshell.practice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A stored photo: its original, at most 1280 by 1280 pixels, and the five squares cut from it. The
 * squares are made when first asked for; the portal makes them within the request.
 */
final class StoredPhoto {
  /** The longest edge of an original, in pixels. */
  static final int LONGEST = 1280;

  private static final int SMALLEST_CUT = 32;

  /**
   * Where a photo comes from.
   *
   * @param address null unless it was downloaded
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
   * What the portal keeps of an image file: the very bytes when they fit, else PNG bytes of the
   * picture scaled down, whatever the extension says.
   *
   * @throws NotAnImageException when it can't be decoded
   */
  static StoredPhoto of(ByteString file, Source source) throws NotAnImageException {
    DecodedImage decodedImage = DecodedImage.read(file);
    int width = decodedImage.size().width();
    int height = decodedImage.size().height();
    int longest = Math.max(width, height);
    if (longest <= LONGEST) {
      return drawn(source, decodedImage.format(), width, height, () -> file);
    }
    int fitWidth = fit(width, longest);
    int fitHeight = fit(height, longest);
    ByteString scaled = decodedImage.pixels().scaled(fitWidth, fitHeight).png();
    return drawn(source, decodedImage.format(), fitWidth, fitHeight, () -> scaled);
  }

  /** A photo whose bytes are made when first asked for. They must fit and be as the figures say. */
  static StoredPhoto drawn(
      Source source, String extension, int width, int height, Supplier<ByteString> file) {
    CropArea middle = CropArea.middle(width, height, SMALLEST_CUT);
    return new StoredPhoto(source, extension, width, height, new Lazy<>(file), middle);
  }

  /**
   * A photo as it was kept before. The picture is decoded when its squares are first asked for.
   *
   * @throws NotAnImageException when the bytes are no image's, or are larger than an original
   */
  static StoredPhoto kept(ByteString original, String extension, Source source, CropArea cropArea)
      throws NotAnImageException {
    DecodedImage.Size size = DecodedImage.size(original);
    int width = size.width();
    int height = size.height();
    CropArea cut = cropArea.within(width, height);
    if (Math.max(width, height) > LONGEST || cut.width() < 1 || cut.height() < 1) {
      throw new NotAnImageException(DecodedImage.NO_DECODER);
    }
    return new StoredPhoto(source, extension, width, height, new Lazy<>(() -> original), cut);
  }

  private static int fit(int edge, int longest) {
    return Math.max(1, (int) Math.round((double) edge * LONGEST / longest));
  }

  Source source() {
    return source;
  }

  /** From what the squares are made. */
  CropArea frame() {
    return cropArea;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The decoder's name in lower case, such as {@code jpeg}. */
  String extension() {
    return extension;
  }

  /** The original's size as file names have it, such as {@code 1280-853}. */
  String dimensions() {
    return width + "-" + height;
  }

  ByteString original() {
    return original.get();
  }

  /** A square with the side given, in pixels; always PNG bytes. */
  ByteString square(int side) {
    return squares.computeIfAbsent(side, this::cutSquare);
  }

  private ByteString cutSquare(int side) {
    return cropArea.of(pixels()).scaled(side, side).png();
  }

  private Pixels pixels() {
    try {
      return DecodedImage.read(original()).pixels();
    } catch (NotAnImageException broken) {
      // In a file that somebody edited. As for a WebP, a drawn picture stands in.
      return PortraitPainter.of(original().hashCode(), width, height);
    }
  }

  /**
   * This photo with its squares cut anew. A frame that is not square (once clipped to the picture)
   * changes nothing that anybody can see: the portal then makes files of other names and goes on
   * serving the old squares.
   */
  StoredPhoto cutTo(CropArea wanted) {
    CropArea clipped = wanted.within(width, height);
    return clipped.square()
        ? new StoredPhoto(source, extension, width, height, original, clipped)
        : this;
  }
}
