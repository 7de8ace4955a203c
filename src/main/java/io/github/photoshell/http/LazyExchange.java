package io.github.photoshell.http;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A finished call whose record is created on first use. Redacting a response may take longer than
 * the call, and most records are never needed. Thread-safe.
 */
public final class LazyExchange {
  private final boolean background;
  private final long bytes;
  private @Nullable Supplier<Exchange> making;
  private @Nullable Exchange exchange;

  /**
   * @param bytes the length of both bodies
   * @param making creates the record from the original request and response
   */
  LazyExchange(boolean background, long bytes, Supplier<Exchange> making) {
    this.background = background;
    this.bytes = bytes;
    this.making = making;
  }

  /** Returns whether it was a background request, such as for completion. */
  public boolean background() {
    return background;
  }

  /** Returns the length of both bodies in bytes, the response's decompressed. */
  public long bytes() {
    return bytes;
  }

  /**
   * Returns the record, the same each time. If first called after the token was wiped, the record
   * contains no text but the method, because the token can no longer be redacted.
   */
  public synchronized Exchange exchange() {
    if (making != null) {
      exchange = making.get();
      making = null;
    }
    return Objects.requireNonNull(exchange);
  }
}
