package io.github.photoshell.photo;

import io.github.photoshell.photo.DecodeResult.Why;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import org.jspecify.annotations.Nullable;

/**
 * Ends the decoding of one picture that takes too long, has too many scans, or is cancelled. A few
 * bytes can keep a decoder busy for hours, and an interrupt alone does not stop one: it stops at an
 * exception of its listener, which hears of each scan of a progressive JPEG and of each row of
 * anything else.
 */
final class DecodeLimit implements IIOReadUpdateListener {
  private final long end;
  private int scans;
  private @Nullable Why exceeded;

  /** A limit whose time runs from now on. */
  DecodeLimit(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Returns why the decoding was ended; null where it was not, or was cancelled. */
  @Nullable Why exceeded() {
    return exceeded;
  }

  /**
   * Makes sure that the picture is still wanted.
   *
   * @throws CancellationException where this thread was interrupted; it stays so
   */
  void throwIfCancelled() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("decoding was cancelled");
    }
  }

  private void check() {
    throwIfCancelled();
    if (scans > PictureDecoder.MOST_SCANS) {
      exceeded = Why.TOO_MANY_SCANS;
    } else if (System.nanoTime() - end > 0) {
      exceeded = Why.TOO_SLOW;
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
  public void passComplete(ImageReader reader, BufferedImage image) {
    // The next scan is announced.
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
