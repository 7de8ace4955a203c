package io.github.photoshell.practice;

import java.awt.image.BufferedImage;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;

/**
 * Stops decoding an upload that takes too long or has too many scans: a few bytes can keep a
 * decoder busy for hours. A decoder stops when its listener throws; it calls the listener for each
 * scan of a progressive JPEG and for each row of other images.
 */
final class UploadDecodeLimit implements IIOReadUpdateListener {
  /** The most scans; encoders write about ten. */
  static final int MAX_SCANS = 100;

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
  private int scans;

  /** Returns whether decoding must stop. */
  boolean isExceeded() {
    return scans > MAX_SCANS || System.nanoTime() - deadline > 0;
  }

  private void check() {
    if (isExceeded()) {
      throw new IllegalStateException("decoding was ended");
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
    // The next scan calls passStarted.
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
