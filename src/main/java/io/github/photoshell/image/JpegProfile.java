package io.github.photoshell.image;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Removes the colour profile of a JPEG. Java's reader rejects images with a damaged profile. */
final class JpegProfile {
  private static final int FILL = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int PROFILE = 0xe2;
  private static final String NAME = "ICC_PROFILE\0";

  private JpegProfile() {}

  /** Returns the image without its profile; the same array if it has none or is truncated. */
  static byte[] without(byte[] jpeg) {
    ByteArrayOutputStream output = new ByteArrayOutputStream(jpeg.length);
    try {
      ByteBuffer in = ByteBuffer.wrap(jpeg);
      output.write(jpeg, 0, 2);
      in.position(2);
      while (true) {
        int start = in.position();
        int marker = in.get() & 0xff;
        while (marker == FILL) {
          marker = in.get() & 0xff;
        }
        if (marker == START_OF_SCAN) {
          output.write(jpeg, start, jpeg.length - start);
          return output.toByteArray();
        }
        int content = in.position() + 2;
        int end = in.position() + Short.toUnsignedInt(in.getShort());
        in.position(end);
        if (marker != PROFILE || !startsWithName(jpeg, content, end)) {
          output.write(jpeg, start, end - start);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return jpeg;
    }
  }

  private static boolean startsWithName(byte[] jpeg, int from, int to) {
    int length = Math.max(0, Math.min(NAME.length(), to - from));
    return new String(jpeg, from, length, StandardCharsets.ISO_8859_1).equals(NAME);
  }
}
