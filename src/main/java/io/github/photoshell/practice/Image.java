package io.github.photoshell.practice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import okio.ByteString;

/**
 * A decoded image file.
 *
 * @param format the decoder's name for it in lower case, such as {@code jpeg}, {@code png} or
 *     {@code webp}; the portal uses it as the file's extension
 */
record Image(String format, Pixels pixels) {
  /** In pixels. A small file can claim a picture that no memory holds. */
  static final long LARGEST = 40_000_000;

  /** What the portal's image library says of bytes that it can't read. */
  static final String NO_DECODER =
      "no decode delegate for this image format `' @ error/blob.c/BlobToImage/458";

  static final String TOO_MANY_PIXELS =
      "width or height exceeds limit `' @ error/cache.c/OpenPixelCache/3911";

  /**
   * Reads an image of a kind that Java knows (JPEG, PNG, GIF, BMP, TIFF). Of a WebP only the size
   * is read, and a drawn picture of that size stands in for it.
   *
   * @throws NotAnImageException when nothing can read it, or when it is larger than {@link
   *     #LARGEST}
   */
  static Image read(ByteString file) throws NotAnImageException {
    Optional<WebpHeader> webp = WebpHeader.of(file);
    if (webp.isPresent()) {
      Size size = size(webp.get().width(), webp.get().height());
      return new Image("webp", Portrait.of(file.hashCode(), size.width(), size.height()));
    }
    return read(
        file,
        (reader, format) -> {
          size(reader.getWidth(0), reader.getHeight(0));
          return new Image(format, Pixels.of(reader.read(0)));
        });
  }

  /** In pixels. */
  record Size(int width, int height) {}

  /**
   * Reads how large a picture is by its file, without the picture.
   *
   * @throws NotAnImageException as {@link #read}, but for a file that is broken farther behind
   */
  static Size size(ByteString file) throws NotAnImageException {
    Optional<WebpHeader> webp = WebpHeader.of(file);
    return webp.isPresent()
        ? size(webp.get().width(), webp.get().height())
        : read(file, (reader, format) -> size(reader.getWidth(0), reader.getHeight(0)));
  }

  /** What is to be known of a file. */
  private interface Question<T> {
    T answer(ImageReader reader, String format) throws IOException, NotAnImageException;
  }

  private static <T> T read(ByteString file, Question<T> question) throws NotAnImageException {
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        // The two bytes that mark a WBMP are found in many a file that is none.
        if (!format.equals("wbmp")) {
          return read(in, reader, format.equals("tif") ? "tiff" : format, question);
        }
      }
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers answer broken files with any exception there is.
      throw new NotAnImageException(NO_DECODER, e);
    }
    throw new NotAnImageException(NO_DECODER);
  }

  private static <T> T read(
      ImageInputStream in, ImageReader reader, String format, Question<T> question)
      throws IOException, NotAnImageException {
    try {
      reader.setInput(in);
      return question.answer(reader, format);
    } finally {
      reader.dispose();
    }
  }

  private static Size size(int width, int height) throws NotAnImageException {
    if (width < 1 || height < 1) {
      throw new NotAnImageException(NO_DECODER);
    }
    if ((long) width * height > LARGEST) {
      throw new NotAnImageException(TOO_MANY_PIXELS);
    }
    return new Size(width, height);
  }
}
