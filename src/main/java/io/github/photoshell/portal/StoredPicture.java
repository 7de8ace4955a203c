package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture in a portal's store. Name and type do not prove the format: a scaled
 * picture is PNG whatever its name (contract 3.1).
 */
public final class StoredPicture {
  private final byte[] bytes;
  private final @Nullable String contentType;

  StoredPicture(byte[] bytes, @Nullable String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** Returns the bytes, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the content type as sent, as in {@code image/png}; null when missing. */
  @Nullable String contentType() {
    return contentType;
  }

  @Override
  public String toString() {
    return "%s, %d bytes".formatted(contentType, bytes.length);
  }
}
