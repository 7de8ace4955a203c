package io.github.photoshell.image;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import io.github.photoshell.image.ImageDecoder.UndecodableImageException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * An image made fit for a portal: upright, without metadata, in sRGB, not larger than a portal
 * stores it, and within its upload limit.
 *
 * @param bytes a PNG or JPEG; not a copy
 * @param original the size before
 * @param changes what was done, for people to read; empty if the image was fit already and is
 *     unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes of a file are not copied, and never compared.
public record FittedImage(
    byte[] bytes, String format, PixelSize size, PixelSize original, List<String> changes) {
  /** Phones take up to 50 million. */
  public static final long MAX_PIXELS = 64_000_000;

  /** The number of pixels above which an image is subsampled, to need less memory. */
  private static final long MAX_WHOLE_PIXELS = 24_000_000;

  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  /** Drawings and logos have few colours, photos thousands. */
  private static final int FEW_COLOURS = 256;

  /** Limits the memory that is needed at a time. */
  private static final Semaphore SLOTS =
      new Semaphore(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())));

  public FittedImage {
    changes = List.copyOf(changes);
  }

  /** Returns whether images in a format can be made fit. */
  public static boolean reads(String format) {
    return ImageDecoder.DECODED.contains(format);
  }

  /** A fitted image, or why there is none. */
  public record Result(@Nullable FittedImage image, @Nullable DecodeFailure failure) {}

  /**
   * Makes an image fit.
   *
   * @param side the maximum width and height in pixels
   * @param limit the maximum size in bytes
   * @throws CancellationException if cancelled
   */
  public static Result of(byte[] image, int side, long limit) {
    ImageBytes file = ImageBytes.of(image);
    String format = file.format();
    if (format == null || !ImageDecoder.DECODED.contains(format)) {
      return new Result(
          null, format == null ? DecodeFailure.NOT_AN_IMAGE : DecodeFailure.UNSUPPORTED_FORMAT);
    }
    try {
      SLOTS.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("fitting was cancelled");
    }
    try {
      return new Result(fit(file, format, side, limit), null);
    } catch (UndecodableImageException e) {
      return new Result(null, e.why());
    } catch (OutOfMemoryError e) {
      return new Result(null, DecodeFailure.NO_MEMORY);
    } finally {
      SLOTS.release();
    }
  }

  private static FittedImage fit(ImageBytes file, String format, int side, long limit)
      throws UndecodableImageException {
    ImageMetadata metadata = ImageMetadata.of(file.bytes());
    PixelSize original = file.size();
    List<String> extras = MetadataReader.extras(file.bytes(), format);
    if (original != null
        && extras.isEmpty()
        && !metadata.isTurned()
        && Math.max(original.width(), original.height()) <= side
        && file.bytes().length <= limit) {
      // Still decoded once: a damaged image is not fit.
      ImageDecoder.read(file, MAX_PIXELS, TIME_LIMIT, reader -> reader.read(0));
      return new FittedImage(file.bytes(), format, original, original, List.of());
    }
    Scaled scaled =
        ImageDecoder.read(
            file, MAX_PIXELS, TIME_LIMIT, reader -> scaled(reader, file, format, side));
    BufferedImage upright = EncodedImage.turned(scaled.image(), metadata.orientation());
    EncodedImage encoded = EncodedImage.of(upright, scaled.fewColours(), limit);
    return new FittedImage(
        encoded.bytes(),
        encoded.format(),
        encoded.size(),
        scaled.original(),
        changes(format, metadata, scaled, encoded, extras));
  }

  private record Scaled(BufferedImage image, PixelSize original, boolean fewColours) {}

  private static Scaled scaled(ImageReader reader, ImageBytes file, String format, int side)
      throws IOException {
    PixelSize size = new PixelSize(reader.getWidth(0), reader.getHeight(0));
    int longer = Math.max(size.width(), size.height());
    boolean isWhole = (long) size.width() * size.height() <= MAX_WHOLE_PIXELS;
    // Twice the size that is kept, so that scaling still has pixels to average.
    int step = isWhole ? 1 : Math.max(1, longer / (2 * side));
    BufferedImage decoded = ImageDecoder.subsampled(reader, step);
    boolean few = !format.equals("JPEG") && hasFewColours(decoded);
    double scale = Math.min(1, (double) side / longer);
    BufferedImage fit =
        SrgbImage.scaled(
            decoded,
            MetadataReader.profile(file.bytes(), format),
            Math.max(1, (int) Math.round(size.width() * scale)),
            Math.max(1, (int) Math.round(size.height() * scale)));
    return new Scaled(fit, size, few);
  }

  private static boolean hasFewColours(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel) {
      return true;
    }
    Set<Integer> colours = new HashSet<>();
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (colours.add(pixel) && colours.size() > FEW_COLOURS) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> changes(
      String format,
      ImageMetadata metadata,
      Scaled scaled,
      EncodedImage encoded,
      List<String> extras) {
    List<String> changes = new ArrayList<>();
    if (metadata.isTurned()) {
      changes.add("turned upright");
    }
    PixelSize before = scaled.original();
    PixelSize after = encoded.size();
    if (Math.max(before.width(), before.height()) != Math.max(after.width(), after.height())) {
      changes.add("scaled to %d×%d".formatted(after.width(), after.height()));
    }
    if (!encoded.format().equals(format)) {
      changes.add("%s to %s".formatted(format, encoded.format()));
    }
    if (metadata.hasLocation()) {
      changes.add("location removed");
    }
    if (encoded.format().equals(format)) {
      extras.stream()
          .filter(
              extra -> !(metadata.hasLocation() && extra.equals(MetadataReader.METADATA_REMOVED)))
          .forEach(changes::add);
    }
    return changes.isEmpty() ? List.of("made smaller") : changes;
  }
}
