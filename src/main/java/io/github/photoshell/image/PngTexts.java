package io.github.photoshell.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkType;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Looks for a location in the texts of a PNG, which may be compressed: XMP, or the EXIF that
 * ImageMagick writes as hexadecimal text.
 */
final class PngTexts {
  /** The maximum number of bytes to decompress in one PNG. */
  private static final int MAX_TEXT = 4 * 1024 * 1024;

  private static final String EXIF_HEAD = "Exif\0\0";
  private static final String RAW_PROFILE = "Raw profile type ";

  /** The lines before the hexadecimal digits: empty, the profile's name, its length. */
  private static final int RAW_PROFILE_HEAD = 3;

  private int room = MAX_TEXT;

  private PngTexts() {}

  /** Returns whether an image is a PNG with a text that contains a location. */
  static boolean haveLocation(byte[] image) {
    if (!"PNG".equals(ImageInspector.format(image))) {
      return false;
    }
    PngTexts texts = new PngTexts();
    try {
      for (PngChunk chunk :
          MetadataReader.chunks(
              image, Set.of(PngChunkType.tEXt, PngChunkType.zTXt, PngChunkType.iTXt))) {
        if (texts.hasLocation(chunk)) {
          return true;
        }
      }
      // A damaged PNG has no usable texts.
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      return false;
    }
    return false;
  }

  private boolean hasLocation(PngChunk chunk) {
    byte[] bytes = chunk.getBytes();
    int end = end(bytes, 0);
    String keyword = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    byte[] text = text(chunk.getType(), bytes, end + 1);
    return MetadataReader.hasXmpLocation(text)
        || (keyword.startsWith(RAW_PROFILE) && rawProfileHasLocation(text));
  }

  /** Returns the text, decompressed if necessary (PNG 11.3.4). */
  private byte[] text(PngChunkType type, byte[] bytes, int from) {
    if (type.equals(PngChunkType.zTXt)) {
      return inflated(bytes, from + 1);
    }
    if (!type.equals(PngChunkType.iTXt)) {
      return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }
    boolean isCompressed = bytes.length > from && bytes[from] == 1;
    // The language, and the keyword in that language.
    int start = end(bytes, end(bytes, from + 2) + 1) + 1;
    return isCompressed
        ? inflated(bytes, start)
        : Arrays.copyOfRange(bytes, Math.min(start, bytes.length), bytes.length);
  }

  private byte[] inflated(byte[] bytes, int from) {
    int start = Math.min(from, bytes.length);
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
      byte[] text = in.readNBytes(room);
      room -= text.length;
      return text;
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static int end(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private static boolean rawProfileHasLocation(byte[] text) {
    String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\n");
    StringBuilder digits = new StringBuilder();
    Arrays.stream(lines).skip(RAW_PROFILE_HEAD).forEach(digits::append);
    byte[] profile = HexFormat.of().parseHex(digits.toString().strip());
    int start = new String(profile, StandardCharsets.ISO_8859_1).startsWith(EXIF_HEAD) ? 6 : 0;
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(profile, start), metadata);
    return MetadataReader.hasXmpLocation(profile) || MetadataReader.hasLocation(metadata);
  }
}
