package io.github.photoshell.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Detects images that rely on EXIF rotation, as phone photos do (Exif 2.3, 4.6.4 A). */
public final class ImageMetadata {
  private static final int UPRIGHT = 1;
  private static final int LAST = 8;

  private ImageMetadata() {}

  /** Returns whether the metadata of a PNG or JPEG asks for rotation or mirroring. */
  public static boolean isTurned(byte[] image) {
    try {
      ExifIFD0Directory exif = exif(image).getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer orientation =
          exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return orientation != null && orientation > UPRIGHT && orientation <= LAST;
      // A truncated or damaged file has no usable metadata.
    } catch (IOException | JpegProcessingException | PngProcessingException | RuntimeException e) {
      return false;
    }
  }

  /** The library's readers for whole files also decompress text chunks of any length. */
  private static Metadata exif(byte[] image)
      throws IOException, JpegProcessingException, PngProcessingException {
    ByteArrayInputStream in = new ByteArrayInputStream(image);
    if (!"PNG".equals(ImageInspector.format(image))) {
      return JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
    }
    Metadata metadata = new Metadata();
    for (PngChunk chunk :
        new PngChunkReader().extract(new StreamReader(in), Set.of(PngChunkType.eXIf))) {
      new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
    }
    return metadata;
  }
}
