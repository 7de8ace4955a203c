package io.github.photoshell.image;

import io.github.photoshell.image.ImageDecoder.DecodeResult.DecodeFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stops decoding an image that takes too long, has too many scans, or is cancelled. A few bytes can
 * keep a decoder busy for hours, and an interrupt does not stop it. An exception from its listener
 * does; the listener is called for each scan of a progressive JPEG, for each row of most other
 * formats, and as TIFF and WebP progress. {@link #input} checks the limit whenever bytes are read.
 */
final class DecodeLimit {
  private final long end;
  private int scans;
  private @Nullable DecodeFailure exceeded;

  /** Creates a limit whose time starts now. */
  DecodeLimit(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  /** Makes a reader observe this limit: whatever it reports, the limit is checked. */
  void applyTo(ImageReader reader) {
    Object listener =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {IIOReadUpdateListener.class, IIOReadProgressListener.class},
            (proxy, event, details) -> {
              scans += event.getName().equals("passStarted") ? 1 : 0;
              check();
              return null;
            });
    reader.addIIOReadUpdateListener((IIOReadUpdateListener) listener);
    reader.addIIOReadProgressListener((IIOReadProgressListener) listener);
  }

  /**
   * Returns the bytes of an image, handed out within the limit. Some decoders, such as that of a
   * lossless WebP, tell no listener of their progress, but all read on.
   */
  ImageInputStream input(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)) {
      /** Single bytes between two checks, which take longer than reading a byte. */
      private static final int INTERVAL = 256;

      private int reads;

      @Override
      public int read() throws IOException {
        reads++;
        if (reads % INTERVAL == 0) {
          check();
        }
        return super.read();
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        check();
        return super.read(target, from, length);
      }
    };
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
  private void check() {
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
}
