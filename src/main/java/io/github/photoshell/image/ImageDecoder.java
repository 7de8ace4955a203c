package io.github.photoshell.image;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import org.jspecify.annotations.Nullable;

/** Decodes images, within limits. */
public final class ImageDecoder {
  /** The maximum number of pixels to decode: a few bytes can declare any number. */
  public static final long MAX_PIXELS = 40_000_000;

  /** The side length in pixels above which the image is subsampled. */
  public static final int MAX_SIDE = 1280;

  /** The maximum number of scans to decode; encoders write about ten. */
  public static final int MAX_SCANS = 100;

  /** The time limit for decoding; images made by a portal take less than a second. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** Compressions of a TIFF that are a JPEG inside: "old" and new (TIFF 6.0 and its supplement). */
  private static final Set<Integer> JPEG_INSIDE = Set.of(6, 7);

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
      boolean read = file.format().matches("PNG|JPEG|GIF|BMP|TIFF");
      return new DecodeResult.NotDecoded(
          file, read ? DecodeFailure.BROKEN : DecodeFailure.UNSUPPORTED_FORMAT);
    }
    if (isTooLarge(size)) {
      return new DecodeResult.NotDecoded(file, DecodeFailure.TOO_MANY_PIXELS);
    }
    DecodeLimit limit = new DecodeLimit(timeLimit);
    try {
      return new DecodeResult.Decoded(file, decode(file, limit));
    } catch (UnstoppableFormatException e) {
      return new DecodeResult.NotDecoded(file, DecodeFailure.UNSUPPORTED_FORMAT);
    } catch (OutOfMemoryError e) {
      return new DecodeResult.NotDecoded(file, DecodeFailure.NO_MEMORY);
      // The readers throw many kinds of exceptions for damaged images.
    } catch (IOException | RuntimeException e) {
      limit.throwIfCancelled();
      DecodeFailure reason = limit.exceeded();
      // One of the readers wraps every error.
      DecodeFailure why =
          e.getCause() instanceof OutOfMemoryError ? DecodeFailure.NO_MEMORY : DecodeFailure.BROKEN;
      return new DecodeResult.NotDecoded(file, reason == null ? why : reason);
    }
  }

  /** An image format whose decoding could not be stopped. */
  private static final class UnstoppableFormatException extends IOException {}

  private static Bitmap decode(ImageBytes file, DecodeLimit limit) throws IOException {
    try {
      return ImageInspector.read(file.bytes(), reader -> bitmap(reader, limit));
    } catch (IOException | RuntimeException e) {
      limit.throwIfCancelled();
      if (limit.exceeded() != null || !"JPEG".equals(file.format())) {
        throw e;
      }
      byte[] plain = JpegProfile.without(file.bytes());
      return ImageInspector.read(plain, reader -> bitmap(reader, limit));
    }
  }

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

  private static Bitmap bitmap(ImageReader reader, DecodeLimit limit) throws IOException {
    PixelSize size = new PixelSize(reader.getWidth(0), reader.getHeight(0));
    if (isTooLarge(size)) {
      throw new IOException("larger than its header says");
    }
    if (containsJpeg(reader)) {
      throw new UnstoppableFormatException();
    }
    int longer = Math.max(size.width(), size.height());
    int step = (longer + MAX_SIDE - 1) / MAX_SIDE;
    ImageReadParam coarse = reader.getDefaultReadParam();
    // A narrow image keeps at least one pixel on its shorter side.
    coarse.setSourceSubsampling(Math.min(step, size.width()), Math.min(step, size.height()), 0, 0);
    reader.addIIOReadUpdateListener(limit);
    BufferedImage image = reader.read(0, coarse);
    int width = image.getWidth();
    int height = image.getHeight();
    return new Bitmap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  private static boolean isTooLarge(PixelSize size) {
    return (long) size.width() * size.height() > MAX_PIXELS;
  }

  /**
   * Returns whether it is a TIFF that contains a JPEG, whose scans are not reported to listeners.
   */
  private static boolean containsJpeg(ImageReader reader) throws IOException {
    if (!reader.getFormatName().equalsIgnoreCase("tif")) {
      return false;
    }
    TIFFField compression =
        TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
            .getTIFFField(BaselineTIFFTagSet.TAG_COMPRESSION);
    return compression != null && JPEG_INSIDE.contains(compression.getAsInt(0));
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
