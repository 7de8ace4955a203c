package io.github.photoshell.photo;

import io.github.photoshell.photo.Sight.Why;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.PixelSize;
import io.github.photoshell.portal.Portal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** Fetches a stored picture and decodes it, within limits. */
public final class Viewer {
  /** A stored picture with more bytes is not fetched. */
  public static final int MOST_BYTES = Portal.ANSWER_LIMIT;

  /** A picture with more is not decoded: a few bytes can promise any number. */
  public static final long MOST_PIXELS = 40_000_000;

  /** Of a picture with more pixels on a side, every second, third, … is read. */
  public static final int FINEST = 1280;

  private Viewer() {}

  /**
   * @param address as the portal gave it
   * @throws io.github.photoshell.portal.PortalException when cancelled
   */
  static Sight look(Portal portal, String address) {
    PictureReply reply = portal.picture(address);
    return reply instanceof PictureReply.Fetched fetched
        ? look(fetched.picture().bytes())
        : new Sight.NotFetched(reply);
  }

  /** Decodes a picture. */
  public static Sight look(byte[] bytes) {
    PictureFile file = PictureFile.of(bytes);
    PixelSize size = file.size();
    if (bytes.length == 0) {
      return new Sight.Unseen(file, Why.EMPTY);
    }
    if (file.format() == null) {
      return new Sight.Unseen(file, Why.NOT_AN_IMAGE);
    }
    if (size == null) {
      boolean read = file.format().matches("PNG|JPEG|GIF|BMP|TIFF");
      return new Sight.Unseen(file, read ? Why.BROKEN : Why.FORMAT);
    }
    if ((long) size.width() * size.height() > MOST_PIXELS) {
      return new Sight.Unseen(file, Why.TOO_MANY_PIXELS);
    }
    try {
      return new Sight.Seen(file, ImageHead.read(bytes, reader -> bitmap(reader, size)));
      // The readers have many exceptions for broken pictures.
    } catch (IOException | RuntimeException broken) {
      return new Sight.Unseen(file, Why.BROKEN);
    }
  }

  /** Decodes a picture; empty when there is nothing to be seen. */
  public static Optional<Bitmap> bitmap(PictureFile file) {
    return look(file.bytes()) instanceof Sight.Seen seen
        ? Optional.of(seen.bitmap())
        : Optional.empty();
  }

  private static Bitmap bitmap(ImageReader reader, PixelSize size) throws IOException {
    int longer = Math.max(size.width(), size.height());
    int step = (longer + FINEST - 1) / FINEST;
    ImageReadParam coarse = reader.getDefaultReadParam();
    // A strip of a picture keeps at least one pixel of its shorter side.
    coarse.setSourceSubsampling(Math.min(step, size.width()), Math.min(step, size.height()), 0, 0);
    BufferedImage image = reader.read(0, coarse);
    int width = image.getWidth();
    int height = image.getHeight();
    return new Bitmap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /** Returns the pixels of two pictures' files compared; null when one of them can't be read. */
  static @Nullable Boolean showTheSame(byte[] one, byte[] other) {
    return (look(one) instanceof Sight.Seen a && look(other) instanceof Sight.Seen b)
        ? a.bitmap().width() == b.bitmap().width()
            && Arrays.equals(a.bitmap().pixels(), b.bitmap().pixels())
        : null;
  }
}
