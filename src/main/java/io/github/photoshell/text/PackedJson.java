package io.github.photoshell.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;

/** A compressed JSON value, for data that is rarely needed again. */
public final class PackedJson {
  private final ByteString bytes;

  private PackedJson(ByteString bytes) {
    this.bytes = bytes;
  }

  /** Compresses a value. */
  public static PackedJson of(Json json) {
    Buffer buffer = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(buffer))) {
      gzip.writeUtf8(json.compact());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PackedJson(buffer.readByteString());
  }

  /** Returns the value. */
  public Json json() {
    try (BufferedSource gzip = Okio.buffer(new GzipSource(new Buffer().write(bytes)))) {
      Json json = JsonParser.parse(gzip.readByteString());
      return json == null ? Json.ofTree(null) : json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
