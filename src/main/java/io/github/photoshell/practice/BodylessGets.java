package io.github.photoshell.practice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;

/**
 * What a client sends over one connection, HTTP/1.1, without the bodies of its GETs and HEADs. A
 * real portal takes no notice of them; the server of the practice portal gives up on such a request
 * and leaves its client waiting.
 *
 * <p>What cannot be read as HTTP is passed on as it came: to refuse it is the server's business.
 */
final class BodylessGets extends InputStream {
  /** The longest head of a request that is looked at, in bytes; servers take no longer ones. */
  private static final long MOST_HEAD = 256L * 1024;

  private static final ByteString LINE_END = ByteString.encodeUtf8("\n");

  private enum Part {
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    TRAILERS,
    ANYTHING
  }

  private final BufferedSource client;
  private final Buffer passed = new Buffer();
  private Part next = Part.HEAD;

  /** Whether the body that comes is left out. */
  private boolean leftOut;

  /** What is still to come of a body or a chunk, in bytes. */
  private long left;

  BodylessGets(InputStream client) {
    this.client = Okio.buffer(Okio.source(client));
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? passed.readByte() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    return most == 0 ? 0 : hasMore() ? passed.read(into, from, most) : -1;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private boolean hasMore() throws IOException {
    while (passed.exhausted()) {
      if (client.exhausted()) {
        return false;
      }
      switch (next) {
        case HEAD -> head();
        case BODY -> some(Part.HEAD);
        case CHUNK_SIZE -> chunkSize();
        case CHUNK -> some(Part.CHUNK_SIZE);
        case TRAILERS -> {
          if (isBlank(pass(line()))) {
            next = Part.HEAD;
          }
        }
        case ANYTHING -> client.read(passed, Long.MAX_VALUE);
      }
    }
    return true;
  }

  /** Reads a head to its blank line, and passes it on without what announces a body left out. */
  private void head() throws IOException {
    Buffer head = new Buffer();
    ByteString first = line();
    leftOut = first.utf8().matches("(GET|HEAD) (?s:.*)");
    left = 0;
    boolean chunked = false;
    ByteString line = first;
    while (!isBlank(line)) {
      String header = line.utf8().strip().toLowerCase(Locale.ROOT);
      boolean length = header.matches("content-length:\\s*\\d{1,18}");
      boolean chunks = header.matches("transfer-encoding:\\s*chunked");
      if (length) {
        left = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
      chunked |= chunks;
      if (!leftOut || !(length || chunks)) {
        head.write(line);
      }
      if (!line.endsWith(LINE_END) || head.size() > MOST_HEAD) {
        passed.write(head, head.size());
        next = Part.ANYTHING;
        return;
      }
      line = line();
    }
    head.write(line);
    passed.write(head, head.size());
    next = left > 0 ? Part.BODY : chunked ? Part.CHUNK_SIZE : Part.HEAD;
  }

  private void chunkSize() throws IOException {
    ByteString line = pass(line());
    String size = line.utf8().strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      next = Part.ANYTHING;
      return;
    }
    long bytes = Long.parseLong(size, 16);
    next = bytes == 0 ? Part.TRAILERS : Part.CHUNK;
    // Behind a chunk is the end of a line.
    left = bytes + 2;
  }

  /** Takes as much of a body as there is. */
  private void some(Part after) throws IOException {
    Buffer taken = new Buffer();
    left -= client.read(taken, left);
    if (!leftOut) {
      passed.write(taken, taken.size());
    }
    if (left == 0) {
      next = after;
    }
  }

  private ByteString pass(ByteString line) {
    if (!leftOut) {
      passed.write(line);
    }
    return line;
  }

  /** Returns a line with its end; what there is where none comes. */
  private ByteString line() throws IOException {
    long end = client.indexOf(LINE_END.getByte(0), 0, MOST_HEAD);
    if (end >= 0) {
      return client.readByteString(end + 1);
    }
    return client.readByteString(Math.min(MOST_HEAD, client.getBuffer().size()));
  }

  private static boolean isBlank(ByteString line) {
    return line.utf8().isBlank();
  }
}
