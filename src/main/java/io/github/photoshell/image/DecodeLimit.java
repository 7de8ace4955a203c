package io.github.photoshell.image;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadUpdateListener;
import org.jspecify.annotations.Nullable;

/**
 * Stops decoding an image that takes too long, has too many scans, or is cancelled. A few bytes can
 * keep a decoder busy for hours, and an interrupt does not stop it. An exception from its listener
 * does; the listener is called for each scan of a progressive JPEG, for each row of most other
 * formats, and as TIFF and WebP progress; {@link DecodeLimitInputStream} checks it whenever bytes
 * are read.
 */
final class DecodeLimit implements IIOReadUpdateListener, IIOReadProgressListener {
  private final long end;
  private int scans;
  private @Nullable DecodeFailure exceeded;

  /** Creates a limit whose time starts now. */
  DecodeLimit(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Makes a reader observe this limit. */
  void applyTo(ImageReader reader) {
    reader.addIIOReadUpdateListener(this);
    reader.addIIOReadProgressListener(this);
  }

  /** Returns why decoding was stopped; null if it was not, or was cancelled. */
  @Nullable DecodeFailure exceeded() {
    return exceeded;
  }

  /**
   * Checks for cancellation.
   *
   * @throws CancellationException if this thread is interrupted; the interrupt flag is kept
   */
  void throwIfCancelled() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("decoding was cancelled");
    }
  }

  /** Throws if the time is over, or decoding was cancelled. */
  void check() {
    throwIfCancelled();
    if (scans > ImageDecoder.MAX_SCANS) {
      exceeded = DecodeFailure.TOO_MANY_SCANS;
    } else if (System.nanoTime() - end > 0) {
      exceeded = DecodeFailure.TOO_SLOW;
    }
    if (exceeded != null) {
      throw new IllegalStateException("decoding was ended: " + exceeded);
    }
  }

  @Override
  public void passStarted(
      ImageReader reader,
      BufferedImage image,
      int pass,
      int firstPass,
      int lastPass,
      int x,
      int y,
      int columns,
      int rows,
      int[] bands) {
    scans++;
    check();
  }

  @Override
  public void imageUpdate(
      ImageReader reader,
      BufferedImage image,
      int x,
      int y,
      int width,
      int height,
      int columns,
      int rows,
      int[] bands) {
    check();
  }

  @Override
  public void imageStarted(ImageReader reader, int index) {
    check();
  }

  @Override
  public void imageProgress(ImageReader reader, float percent) {
    check();
  }

  @Override
  public void imageComplete(ImageReader reader) {
    // The image is decoded.
  }

  @Override
  public void readAborted(ImageReader reader) {
    // Decoding ends with an exception instead.
  }

  @Override
  public void sequenceStarted(ImageReader reader, int first) {
    // One image is read at a time.
  }

  @Override
  public void sequenceComplete(ImageReader reader) {
    // One image is read at a time.
  }

  @Override
  public void passComplete(ImageReader reader, BufferedImage image) {
    // Scans are counted when they start.
  }

  @Override
  public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {
    // Thumbnails are not read.
  }

  @Override
  public void thumbnailProgress(ImageReader reader, float percent) {
    // Thumbnails are not read.
  }

  @Override
  public void thumbnailComplete(ImageReader reader) {
    // Thumbnails are not read.
  }

  @Override
  public void thumbnailPassStarted(
      ImageReader reader,
      BufferedImage image,
      int pass,
      int firstPass,
      int lastPass,
      int x,
      int y,
      int columns,
      int rows,
      int[] bands) {
    // Thumbnails are not read.
  }

  @Override
  public void thumbnailUpdate(
      ImageReader reader,
      BufferedImage image,
      int x,
      int y,
      int width,
      int height,
      int columns,
      int rows,
      int[] bands) {
    // Thumbnails are not read.
  }

  @Override
  public void thumbnailPassComplete(ImageReader reader, BufferedImage image) {
    // Thumbnails are not read.
  }
}
