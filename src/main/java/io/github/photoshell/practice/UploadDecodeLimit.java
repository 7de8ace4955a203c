package io.github.photoshell.practice;

import java.lang.reflect.Proxy;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;

/**
 * Stops decoding an upload that takes too long or has too many scans: a few bytes can keep a
 * decoder busy for hours. A decoder stops when its listener throws; it calls the listener for each
 * scan of a progressive JPEG and for each row of other images.
 */
final class UploadDecodeLimit {
  /** The most scans; encoders write about ten. */
  static final int MAX_SCANS = 100;

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
  private int scans;

  /** Returns whether decoding must stop. */
  boolean isExceeded() {
    return scans > MAX_SCANS || System.nanoTime() - deadline > 0;
  }

  /** Makes a reader observe this limit: whatever it reports, the limit is checked. */
  void applyTo(ImageReader reader) {
    reader.addIIOReadUpdateListener(
        (IIOReadUpdateListener)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IIOReadUpdateListener.class},
                (proxy, event, details) -> {
                  scans += event.getName().equals("passStarted") ? 1 : 0;
                  if (isExceeded()) {
                    throw new IllegalStateException("decoding was ended");
                  }
                  return null;
                }));
  }
}
