package io.github.photoshell.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds out whether a JPEG relies on being turned by whoever shows it, as those of telephones do.
 * The answer stands in tag 0x0112 of the first directory of its Exif segment (Exif 2.3, 4.6.4 A).
 */
final class ExifOrientation {
  private static final int APP1 = 0xffe1;
  private static final int START_OF_SCAN = 0xffda;
  private static final int EXIF = 0x45786966;
  private static final int ORIENTATION = 0x0112;
  private static final int UPRIGHT = 1;

  private ExifOrientation() {}

  static boolean isTurned(byte[] jpeg) {
    try {
      ByteBuffer in = ByteBuffer.wrap(jpeg).position(2);
      while (in.remaining() > 4) {
        int marker = Short.toUnsignedInt(in.getShort());
        int length = Short.toUnsignedInt(in.getShort());
        int next = in.position() + length - 2;
        if (marker == APP1 && in.getInt() == EXIF) {
          in.getShort();
          return turned(in.slice());
        }
        if (marker == START_OF_SCAN) {
          return false;
        }
        in.position(next);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      // Half a header says nothing.
    }
    return false;
  }

  private static boolean turned(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
        return tiff.getShort(entry + 8) != UPRIGHT;
      }
    }
    return false;
  }
}
