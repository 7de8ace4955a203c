package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture as a portal's store has them. Neither the name nor the type proves what
 * they are: a scaled picture is PNG whatever it is called (contract 3.1).
 */
public final class StoredPicture {
  private final byte[] bytes;
  private final @Nullable String contentType;

  StoredPicture(byte[] bytes, @Nullable String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** As the store sent it, as in {@code image/png}; null when it sent none. */
  public @Nullable String contentType() {
    return contentType;
  }

  @Override
  public String toString() {
    return "%s, %d bytes".formatted(contentType, bytes.length);
  }
}
