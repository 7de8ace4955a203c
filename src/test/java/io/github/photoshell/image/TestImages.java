package io.github.photoshell.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images for tests. */
public final class TestImages {
  private TestImages() {}

  public static byte[] png(int width, int height) {
    return encoded(width, height, "png");
  }

  /** Returns an image of this size and colour. */
  public static byte[] png(int width, int height, int colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, 0, colour);
    }
    return encoded(image, "png");
  }

  public static byte[] jpeg(int width, int height) {
    return encoded(width, height, "jpeg");
  }

  /**
   * Returns a JPEG with additional segments, as cameras and image programs write them.
   *
   * @param segments each starting with its marker; inserted after the start of the file
   */
  public static byte[] with(byte[] jpeg, byte[]... segments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (byte[] segment : segments) {
      out.writeBytes(segment);
    }
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /**
   * Returns a progressive JPEG that repeats its last, almost empty scan. It has few bytes, but each
   * scan takes as long as the whole image.
   */
  public static byte[] withScans(int width, int height, int more) {
    byte[] jpeg = progressive(width, height);
    int last = jpeg.length - 2;
    while ((jpeg[last] & 0xff) != 0xff || (jpeg[last + 1] & 0xff) != 0xda) {
      last--;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, last);
    for (int i = 0; i <= more; i++) {
      out.write(jpeg, last, jpeg.length - 2 - last);
    }
    out.write(jpeg, jpeg.length - 2, 2);
    return out.toByteArray();
  }

  private static byte[] progressive(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream sink = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(sink);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Returns a TIFF that only wraps a JPEG. */
  public static byte[] tiffOf(byte[] jpeg, int width, int height) {
    int[][] entries = {
      {256, 4, width},
      {257, 4, height},
      {258, 3, 8},
      {259, 3, 7},
      {262, 3, 6},
      {273, 4, 8 + 2 + 9 * 12 + 4},
      {277, 3, 3},
      {278, 4, height},
      {279, 4, jpeg.length}
    };
    ByteBuffer tiff =
        ByteBuffer.allocate(entries[5][2] + jpeg.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0}).putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
    }
    return tiff.putInt(0).put(jpeg).array();
  }

  /** Returns an Exif segment with one entry, the orientation. */
  public static byte[] exif(int orientation) {
    return segment(0xe1, "Exif\0\0", orientation(orientation));
  }

  /** Returns the data of an Exif segment with an orientation, and with the place of the photo. */
  public static byte[] location(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 2 * 12 + 4 + 24);
    exif.put(new byte[] {'M', 'M', 0, '*', 0, 0, 0, 8}).putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation << 16);
    int gps = 8 + 2 + 2 * 12 + 4;
    exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gps).putInt(0);
    exif.putShort((short) 2);
    exif.putShort((short) 1).putShort((short) 2).putInt(2).putInt('N' << 24);
    exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(gps + 2 + 2 * 12 + 4).putInt(0);
    for (int part : new int[] {50, 5, 1}) {
      exif.putInt(part).putInt(1);
    }
    return exif.array();
  }

  /** Returns an image as a file of a format that Java writes. */
  public static byte[] of(BufferedImage image, String format) {
    return encoded(image, format);
  }

  /** Returns one part of a colour profile with truncated content. */
  public static byte[] profile(int part, int parts) {
    byte[] profile = Arrays.copyOf(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), 400);
    return segment(0xe2, "ICC_PROFILE\0" + (char) part + (char) parts, profile);
  }

  /** Returns a segment of a JPEG. */
  public static byte[] segment(int marker, String name, byte[] content) {
    byte[] head = name.getBytes(StandardCharsets.ISO_8859_1);
    int length = 2 + head.length + content.length;
    return ByteBuffer.allocate(2 + length)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) length)
        .put(head)
        .put(content)
        .array();
  }

  /** Returns the data of an Exif segment: a directory with the orientation and nothing else. */
  public static byte[] orientation(int value) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, '*', 0, 0, 0, 8})
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) value)
        .array();
  }

  /** Returns a PNG with another chunk after its header. */
  public static byte[] with(byte[] png, String name, byte[] content) {
    int header = 8 + 4 + 4 + 13 + 4;
    byte[] chunk = chunk(name, content);
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, header)
        .put(chunk)
        .put(png, header, png.length - header)
        .array();
  }

  /** Returns a PNG of one row with eight bytes per pixel. */
  public static byte[] row(int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(0);
      byte[] thousand = new byte[8000];
      for (int i = 0; i < width / 1000; i++) {
        packed.write(thousand);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(1).put((byte) 16).put((byte) 6).array();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    png.writeBytes(chunk("IHDR", header));
    png.writeBytes(chunk("IDAT", out.toByteArray()));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] named = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 4 + content.length);
    System.arraycopy(content, 0, named, 4, content.length);
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(8 + named.length)
        .putInt(content.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  /** Returns the content of a PNG profile chunk: a name, a zero, the method, compressed data. */
  public static byte[] packed(byte[] profile) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'x', 0, 0});
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Returns the content of a compressed PNG text chunk that expands to this many zeros. */
  public static byte[] unpacksTo(int bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      packed.write(new byte[bytes]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] encoded(int width, int height, String format) {
    return encoded(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format);
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
