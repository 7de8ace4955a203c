package io.github.photoshell.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffHandler;
import com.drew.imaging.riff.RiffReader;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.lang.SequentialReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of images, by narrow readers of a library: its general ones also decompress
 * text chunks of any length.
 */
final class MetadataReader {
  private static final int LAST = 8;
  static final String METADATA_REMOVED = "metadata removed";

  /** The maximum size in bytes of a colour profile; they have less than a megabyte. */
  private static final int MAX_PROFILE = 4 * 1024 * 1024;

  /** Chunks that describe pixels and hold nothing else. */
  private static final Set<String> PIXEL_CHUNKS =
      Set.of(
          "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "pHYs", "sBIT", "bKGD");

  /** Segments of a JPEG that hold more than its pixels and how they are encoded. */
  private static final Pattern METADATA_SEGMENT = Pattern.compile("APP[1-9A-DF]|COM");

  private MetadataReader() {}

  /** Returns orientation and location; damaged metadata counts as none. */
  static ImageMetadata read(byte[] image) {
    boolean endsEarly = "JPEG".equals(ImageInspector.format(image)) && firstEnd(image) < 0;
    boolean hasXmpLocation = hasXmpLocation(image) || PngTexts.haveLocation(image);
    try {
      Metadata metadata = exif(image);
      ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer orientation =
          exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return new ImageMetadata(
          orientation == null || orientation < ImageMetadata.UPRIGHT || orientation > LAST
              ? ImageMetadata.UPRIGHT
              : orientation,
          hasXmpLocation || hasLocation(metadata),
          endsEarly);
      // A truncated or damaged file has no usable metadata.
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      return new ImageMetadata(ImageMetadata.UPRIGHT, hasXmpLocation, endsEarly);
    }
  }

  /** Returns whether bytes contain XMP with a location. XMP is text, wherever a format keeps it. */
  static boolean hasXmpLocation(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("GPSLatitude");
  }

  /** Returns whether EXIF contains a location. */
  static boolean hasLocation(Metadata exif) {
    GpsDirectory gps = exif.getFirstDirectoryOfType(GpsDirectory.class);
    return gps != null && gps.containsTag(GpsDirectory.TAG_LATITUDE);
  }

  private static Metadata exif(byte[] image) throws IOException, ImageProcessingException {
    String format = ImageInspector.format(image);
    Metadata metadata = new Metadata();
    if ("JPEG".equals(format)) {
      return JpegMetadataReader.readMetadata(
          new ByteArrayInputStream(image), List.of(new ExifReader()));
    }
    if ("TIFF".equals(format)) {
      new TiffReader()
          .processTiff(new ByteArrayReader(image), new ExifTiffHandler(metadata, null, 0), 0);
    } else if ("PNG".equals(format)) {
      for (PngChunk chunk : chunks(image, Set.of(PngChunkType.eXIf))) {
        new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
      }
    } else if ("WebP".equals(format)) {
      byte[] exif = WebpChunks.of(image).get(WebpChunks.EXIF);
      if (exif != null) {
        // Some programs write it as in a JPEG.
        int start = new String(exif, StandardCharsets.ISO_8859_1).startsWith("Exif\0\0") ? 6 : 0;
        new ExifReader().extract(new ByteArrayReader(exif, start), metadata);
      }
    }
    return metadata;
  }

  static Iterable<PngChunk> chunks(byte[] png, @Nullable Set<PngChunkType> types)
      throws IOException, ImageProcessingException {
    return new PngChunkReader().extract(new SequentialByteArrayReader(png), types);
  }

  /** Returns the colour profile of a PNG or WebP; null if it has none that is usable. */
  static @Nullable ICC_Profile profile(byte[] image, @Nullable String format) {
    try {
      byte[] profile = null;
      if ("PNG".equals(format)) {
        for (PngChunk chunk : chunks(image, Set.of(PngChunkType.iCCP))) {
          profile = inflated(chunk.getBytes());
        }
      } else if ("WebP".equals(format)) {
        profile = WebpChunks.of(image).get(WebpChunks.PROFILE);
      }
      return profile == null ? null : ICC_Profile.getInstance(profile);
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      return null;
    }
  }

  /** The name, a zero, the compression method, and the compressed profile (PNG 11.3.3.3). */
  private static byte @Nullable [] inflated(byte[] chunk) throws IOException {
    int start = 0;
    while (start < chunk.length && chunk[start] != 0) {
      start++;
    }
    int from = Math.min(chunk.length, start + 2);
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, from, chunk.length - from))) {
      byte[] profile = in.readNBytes(MAX_PROFILE + 1);
      return profile.length > MAX_PROFILE ? null : profile;
    }
  }

  /** Returns the size of a JPEG; null if its header is damaged. */
  static @Nullable PixelSize jpegSize(byte[] bytes) {
    try {
      JpegDirectory frame = frame(bytes);
      Integer width = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_WIDTH);
      Integer height = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT);
      return width == null || height == null ? null : new PixelSize(width, height);
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable JpegDirectory frame(byte[] jpeg)
      throws IOException, ImageProcessingException {
    return JpegMetadataReader.readMetadata(
            new ByteArrayInputStream(jpeg), List.of(new JpegReader()))
        .getFirstDirectoryOfType(JpegDirectory.class);
  }

  /**
   * Returns what encoding a PNG or JPEG again changes beside its pixels, for people to read; empty
   * if it certainly holds RGB or grey pixels only: no metadata, no colour profile.
   */
  static List<String> extras(byte[] image, @Nullable String format) {
    try {
      return "JPEG".equals(format)
          ? jpegExtras(image)
          : "PNG".equals(format) && isPlainPng(image) ? List.of() : List.of(METADATA_REMOVED);
    } catch (IOException | ImageProcessingException | MetadataException | RuntimeException e) {
      return List.of(METADATA_REMOVED);
    }
  }

  private static boolean isPlainPng(byte[] png) throws IOException, ImageProcessingException {
    String end = new String(png, png.length - 8, 4, StandardCharsets.US_ASCII);
    return end.equals("IEND")
        && PIXEL_CHUNKS.containsAll(
            StreamSupport.stream(chunks(png, null).spliterator(), false)
                .map(chunk -> chunk.getType().getIdentifier())
                .collect(Collectors.toSet()));
  }

  private static List<String> jpegExtras(byte[] jpeg)
      throws IOException, ImageProcessingException, MetadataException {
    JpegSegmentData segments =
        JpegSegmentReader.readSegments(new SequentialByteArrayReader(jpeg), null);
    boolean onlyPixels =
        StreamSupport.stream(segments.getSegmentTypes().spliterator(), false)
            .noneMatch(type -> METADATA_SEGMENT.matcher(type.name()).matches());
    for (byte[] head : segments.getSegments(JpegSegmentType.APP0)) {
      onlyPixels &= new String(head, StandardCharsets.ISO_8859_1).startsWith("JFIF\0");
    }
    JpegDirectory frame = frame(jpeg);
    int end = firstEnd(jpeg);
    onlyPixels &= frame != null && (end < 0 || end == jpeg.length - 2);
    List<String> extras = new ArrayList<>();
    if (frame != null && frame.getNumberOfComponents() >= 4) {
      // Browsers show it in wrong colours.
      extras.add("CMYK to RGB");
    }
    if (end < 0) {
      extras.add("missing end added");
    }
    if (!onlyPixels) {
      extras.add(METADATA_REMOVED);
    }
    return extras;
  }

  /**
   * Returns where the image of a JPEG ends; -1 if its end is missing. Phones append videos and
   * depth maps.
   */
  private static int firstEnd(byte[] jpeg) {
    for (int i = firstScan(jpeg); i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xd9) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the pixels begin: a thumbnail in the metadata before has an end of its own. */
  private static int firstScan(byte[] jpeg) {
    int at = 2;
    while (at + 3 < jpeg.length && (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) != 0xda) {
      boolean isFill = (jpeg[at + 1] & 0xff) == 0xff;
      at += isFill ? 1 : 2 + ((jpeg[at + 2] & 0xff) << 8) + (jpeg[at + 3] & 0xff);
    }
    return at;
  }

  /** The chunks of a WebP that describe its pixels. */
  private static final class WebpChunks implements RiffHandler {
    static final String EXIF = "EXIF";
    static final String PROFILE = "ICCP";

    private final Map<String, byte[]> chunks = new HashMap<>();

    static Map<String, byte[]> of(byte[] webp) throws IOException, ImageProcessingException {
      WebpChunks found = new WebpChunks();
      SequentialReader in = new SequentialByteArrayReader(webp);
      new RiffReader().processRiff(in, found);
      return found.chunks;
    }

    @Override
    public boolean shouldAcceptRiffIdentifier(String identifier) {
      return identifier.equals("WEBP");
    }

    @Override
    public boolean shouldAcceptChunk(String fourCC) {
      return fourCC.equals(EXIF) || fourCC.equals(PROFILE);
    }

    @Override
    public boolean shouldAcceptList(String fourCC) {
      return false;
    }

    @Override
    public void processChunk(String fourCC, byte[] payload) {
      chunks.putIfAbsent(fourCC, Arrays.copyOf(payload, payload.length));
    }

    @Override
    public void addError(String message) {
      // A truncated file has fewer chunks.
    }
  }
}
