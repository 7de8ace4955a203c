package io.github.photoshell.image;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Decodes images, within limits. */
public final class ImageDecoder {
  /** The maximum number of pixels to decode: a few bytes can declare any number. */
  public static final long MAX_PIXELS = 40_000_000;

  /** The side length in pixels above which the image is subsampled. */
  static final int MAX_SIDE = 1280;

  /** The maximum number of scans to decode; encoders write about ten. */
  public static final int MAX_SCANS = 100;

  /** The time limit for decoding; images made by a portal take less than a second. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** The formats that can be decoded. */
  static final Set<String> DECODED = Set.of("PNG", "JPEG", "GIF", "BMP", "TIFF", "WebP");

  private ImageDecoder() {}

  /**
   * Decodes an image.
   *
   * @throws CancellationException if cancelled
   */
  public static DecodeResult decode(byte[] bytes) {
    return decode(bytes, TIME_LIMIT);
  }

  /**
   * Decodes an image within this time limit.
   *
   * @throws CancellationException if cancelled
   */
  public static DecodeResult decode(byte[] bytes, Duration timeLimit) {
    ImageBytes file = ImageBytes.of(bytes);
    PixelSize size = file.size();
    if (bytes.length == 0) {
      return new DecodeResult.NotDecoded(file, DecodeFailure.EMPTY);
    }
    if (file.format() == null) {
      return new DecodeResult.NotDecoded(file, DecodeFailure.NOT_AN_IMAGE);
    }
    if (size == null) {
      boolean read = DECODED.contains(file.format());
      return new DecodeResult.NotDecoded(
          file, read ? DecodeFailure.BROKEN : DecodeFailure.UNSUPPORTED_FORMAT);
    }
    try {
      return new DecodeResult.Decoded(
          file, read(file, MAX_PIXELS, timeLimit, ImageDecoder::bitmap));
    } catch (UndecodableImageException e) {
      return new DecodeResult.NotDecoded(file, e.why());
    }
  }

  /** Thrown for an image that cannot be decoded within its limits. */
  static final class UndecodableImageException extends Exception {
    private final DecodeFailure why;

    UndecodableImageException(DecodeFailure why, @Nullable Throwable cause) {
      super(why.toString(), cause);
      this.why = why;
    }

    DecodeFailure why() {
      return why;
    }
  }

  /**
   * Applies a function to the reader of an image, within these limits.
   *
   * @throws CancellationException if cancelled
   */
  static <T> T read(
      ImageBytes file,
      long maxPixels,
      Duration timeLimit,
      ImageInspector.ReaderFunction<T> function)
      throws UndecodableImageException {
    PixelSize size = file.size();
    if (size == null || isTooLarge(size, maxPixels)) {
      throw new UndecodableImageException(
          size == null ? DecodeFailure.BROKEN : DecodeFailure.TOO_MANY_PIXELS, null);
    }
    DecodeLimit limit = new DecodeLimit(timeLimit);
    try {
      return ImageInspector.read(
          limit.input(file.bytes()),
          reader -> {
            if (isTooLarge(new PixelSize(reader.getWidth(0), reader.getHeight(0)), maxPixels)) {
              throw new IOException("larger than its header says");
            }
            if (containsJpeg(reader)) {
              throw new UnstoppableFormatException();
            }
            limit.applyTo(reader);
            return function.apply(reader);
          });
    } catch (UnstoppableFormatException e) {
      throw new UndecodableImageException(DecodeFailure.UNSUPPORTED_FORMAT, e);
    } catch (OutOfMemoryError e) {
      throw new UndecodableImageException(DecodeFailure.NO_MEMORY, e);
      // The readers throw many kinds of exceptions for damaged images.
    } catch (IOException | RuntimeException e) {
      limit.throwIfCancelled();
      DecodeFailure reason = limit.exceeded();
      // One of the readers wraps every error.
      DecodeFailure why =
          e.getCause() instanceof OutOfMemoryError ? DecodeFailure.NO_MEMORY : DecodeFailure.BROKEN;
      throw new UndecodableImageException(reason == null ? why : reason, e);
    }
  }

  /** An image format whose decoding could not be stopped. */
  private static final class UnstoppableFormatException extends IOException {}

  /**
   * Decodes an image; empty if it cannot be decoded.
   *
   * @throws CancellationException if cancelled
   */
  public static Optional<Bitmap> bitmap(ImageBytes file) {
    return decode(file.bytes()) instanceof DecodeResult.Decoded seen
        ? Optional.of(seen.bitmap())
        : Optional.empty();
  }

  private static Bitmap bitmap(ImageReader reader) throws IOException {
    int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
    BufferedImage image = SrgbImage.of(subsampled(reader, (longer + MAX_SIDE - 1) / MAX_SIDE));
    int width = image.getWidth();
    int height = image.getHeight();
    return new Bitmap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /** Decodes every {@code step}th pixel; a narrow image keeps at least one on its shorter side. */
  static BufferedImage subsampled(ImageReader reader, int step) throws IOException {
    ImageReadParam coarse = reader.getDefaultReadParam();
    coarse.setSourceSubsampling(
        Math.min(step, reader.getWidth(0)), Math.min(step, reader.getHeight(0)), 0, 0);
    return reader.read(0, coarse);
  }

  private static boolean isTooLarge(PixelSize size, long maxPixels) {
    return (long) size.width() * size.height() > maxPixels;
  }

  /**
   * Returns whether it is a TIFF that contains a JPEG, whose scans are not reported to listeners.
   */
  private static boolean containsJpeg(ImageReader reader) throws IOException {
    if (!reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif")) {
      return false;
    }
    Node root =
        reader.getImageMetadata(0).getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList names = ((Element) root).getElementsByTagName("CompressionTypeName");
    for (int i = 0; i < names.getLength(); i++) {
      if (((Element) names.item(i)).getAttribute("value").contains("JPEG")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether two images have the same pixels; null if one of them cannot be read.
   *
   * @throws CancellationException if cancelled
   */
  public static @Nullable Boolean samePixels(byte[] one, byte[] other) {
    return (decode(one) instanceof DecodeResult.Decoded a
            && decode(other) instanceof DecodeResult.Decoded b)
        ? a.bitmap().width() == b.bitmap().width()
            && Arrays.equals(a.bitmap().pixels(), b.bitmap().pixels())
        : null;
  }

  /** The result of decoding an image. */
  public sealed interface DecodeResult {

    /**
     * The image is decoded.
     *
     * @param bitmap the image, subsampled if {@code file} has more than {@link
     *     ImageDecoder#MAX_SIDE} pixels on a side
     */
    record Decoded(ImageBytes file, Bitmap bitmap) implements DecodeResult {}

    /** The bytes cannot be decoded. */
    record NotDecoded(ImageBytes file, DecodeFailure why) implements DecodeResult {}

    /** Why bytes could not be decoded. */
    enum DecodeFailure {
      EMPTY,
      /** The first bytes belong to no image format. */
      NOT_AN_IMAGE,
      /** An image in an unsupported format. */
      UNSUPPORTED_FORMAT,
      /** The header declares more than {@link ImageDecoder#MAX_PIXELS}; the rest was not read. */
      TOO_MANY_PIXELS,
      /** The image has more scans than {@link ImageDecoder#MAX_SCANS}; decoding was stopped. */
      TOO_MANY_SCANS,
      /** Decoding took too long and was stopped. */
      TOO_SLOW,
      /** There was not enough memory to decode it. */
      NO_MEMORY,
      BROKEN
    }
  }
}
