package io.github.photoshell.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of an image, handed out within a limit. Some decoders, such as that of a lossless WebP,
 * tell no listener of their progress, but all read on.
 */
final class DecodeLimitInputStream extends MemoryCacheImageInputStream {
  /** Single bytes between two checks, which take longer than reading a byte. */
  private static final int INTERVAL = 256;

  private final DecodeLimit limit;
  private int reads;

  DecodeLimitInputStream(byte[] bytes, DecodeLimit limit) {
    super(new ByteArrayInputStream(bytes));
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    reads++;
    if (reads % INTERVAL == 0) {
      limit.check();
    }
    return super.read();
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    limit.check();
    return super.read(target, from, length);
  }
}
