package io.github.photoshell.practice;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import okio.ByteString;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A decoded image file.
 *
 * @param format the decoder's name for it in lower case, such as {@code jpeg}, {@code png} or
 *     {@code webp}; the portal uses it as the file's extension
 * @param size the size of the image in the file
 * @param pixels the pixels; for a large image only every second, third, … of each row and column
 */
record DecodedImage(String format, Size size, BufferedImage pixels) {
  /** The most pixels. A small file can claim an image that does not fit into memory. */
  static final long MAX_PIXELS = 40_000_000;

  /**
   * Larger images are subsampled to at most this many pixels on a side; the portal keeps 1280 of
   * them.
   */
  private static final int MAX_SIDE = 2560;

  /** Decodes one image at a time, so that many uploads need no more memory than one. */
  private static final Object DECODE_LOCK = new Object();

  /** The image library's message for bytes that it cannot read. */
  static final String NO_DECODER =
      "no decode delegate for this image format `' @ error/blob.c/BlobToImage/458";

  static final String TOO_MANY_PIXELS =
      "width or height exceeds limit `' @ error/cache.c/OpenPixelCache/3911";

  static final String TOO_SLOW = "time limit exceeded `' @ fatal/cache.c/GetImagePixelCache/1786";

  static final String NO_MEMORY =
      "cache resources exhausted `' @ error/cache.c/OpenPixelCache/4083";

  /**
   * Decodes an image in a format that Java supports (JPEG, PNG, GIF, BMP, TIFF). For WebP only the
   * size is read, and a drawn image of that size is returned.
   *
   * @throws NotAnImageException if the format is unknown, the image is larger than {@link
   *     #MAX_PIXELS}, or decoding takes too long
   */
  static DecodedImage read(ByteString file) throws NotAnImageException {
    Optional<WebpHeader> webp = WebpHeader.of(file);
    if (webp.isPresent()) {
      Size size = size(webp.get().width(), webp.get().height());
      int step = step(size);
      int width = Math.max(1, size.width() / step);
      int height = Math.max(1, size.height() / step);
      return new DecodedImage("webp", size, PortraitPainter.of(file.hashCode(), width, height));
    }
    synchronized (DECODE_LOCK) {
      return read(file, DecodedImage::decode);
    }
  }

  private static DecodedImage decode(ImageReader reader, String format, UploadDecodeLimit limit)
      throws IOException, NotAnImageException {
    Size size = size(reader.getWidth(0), reader.getHeight(0));
    // A JPEG in a TIFF is refused: its decoding cannot be limited.
    if (format.equals("tiff") && containsJpeg(reader)) {
      throw new NotAnImageException(NO_DECODER);
    }
    int step = step(size);
    ImageReadParam parameters = reader.getDefaultReadParam();
    // A very long image keeps at least one pixel of its shorter side.
    parameters.setSourceSubsampling(
        Math.min(step, size.width()), Math.min(step, size.height()), 0, 0);
    limit.applyTo(reader);
    return new DecodedImage(format, size, reader.read(0, parameters));
  }

  private static int step(Size size) {
    return (Math.max(size.width(), size.height()) + MAX_SIDE - 1) / MAX_SIDE;
  }

  private static boolean containsJpeg(ImageReader reader) throws IOException {
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

  /** Thrown for bytes that are not an image. Its message is one of the image library's. */
  static final class NotAnImageException extends Exception {
    NotAnImageException(String message) {
      super(message);
    }

    NotAnImageException(String message, Throwable cause) {
      super(message, cause);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** In pixels. */
  record Size(int width, int height) {}

  /**
   * Reads the size of an image without decoding it.
   *
   * @throws NotAnImageException as {@link #read}, except for errors after the header
   */
  static Size size(ByteString file) throws NotAnImageException {
    Optional<WebpHeader> webp = WebpHeader.of(file);
    return webp.isPresent()
        ? size(webp.get().width(), webp.get().height())
        : read(file, (reader, format, limit) -> size(reader.getWidth(0), reader.getHeight(0)));
  }

  /** The parts of a file to read. */
  private interface ReaderFunction<T> {
    T apply(ImageReader reader, String format, UploadDecodeLimit limit)
        throws IOException, NotAnImageException;
  }

  private static <T> T read(ByteString file, ReaderFunction<T> function)
      throws NotAnImageException {
    UploadDecodeLimit limit = new UploadDecodeLimit();
    try {
      return read(file, function, limit);
    } catch (NotAnImageException e) {
      ByteString withoutProfile = UploadColourProfile.removeFrom(file);
      if (withoutProfile.equals(file) || limit.isExceeded()) {
        throw e;
      }
      return read(withoutProfile, function, limit);
    }
  }

  private static <T> T read(ByteString file, ReaderFunction<T> function, UploadDecodeLimit limit)
      throws NotAnImageException {
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        // Many other files start with the two bytes that mark a WBMP.
        if (!format.equals("wbmp")) {
          return read(in, reader, format.equals("tif") ? "tiff" : format, function, limit);
        }
      }
    } catch (OutOfMemoryError e) {
      throw new NotAnImageException(NO_MEMORY, e);
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers may throw any exception for a broken file, and one wraps errors.
      boolean isLarge = e.getCause() instanceof OutOfMemoryError;
      throw new NotAnImageException(
          limit.isExceeded() ? TOO_SLOW : isLarge ? NO_MEMORY : NO_DECODER, e);
    }
    throw new NotAnImageException(NO_DECODER);
  }

  private static <T> T read(
      ImageInputStream in,
      ImageReader reader,
      String format,
      ReaderFunction<T> function,
      UploadDecodeLimit limit)
      throws IOException, NotAnImageException {
    try {
      // Metadata is ignored: compressed texts in it may unpack to any length.
      reader.setInput(in, true, true);
      return function.apply(reader, format, limit);
    } finally {
      reader.dispose();
    }
  }

  private static Size size(int width, int height) throws NotAnImageException {
    if (width < 1 || height < 1) {
      throw new NotAnImageException(NO_DECODER);
    }
    if ((long) width * height > MAX_PIXELS) {
      throw new NotAnImageException(TOO_MANY_PIXELS);
    }
    return new Size(width, height);
  }

  /**
   * Returns an image scaled to a size. It is reduced by halves, because one step would skip pixels.
   */
  static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage from = image;
    do {
      int nextWidth = Math.max(width, from.getWidth() / 2);
      int nextHeight = Math.max(height, from.getHeight() / 2);
      BufferedImage next = new BufferedImage(nextWidth, nextHeight, type(image));
      Graphics2D graphics = next.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, 0, 0, nextWidth, nextHeight, null);
      graphics.dispose();
      from = next;
    } while (from.getWidth() != width || from.getHeight() != height);
    return from;
  }

  private static int type(BufferedImage image) {
    return image.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }

  /** Returns an image as a file of a format that Java writes: png, jpeg or gif. */
  static ByteString encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("this Java cannot write " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return ByteString.of(bytes.toByteArray());
  }
}
