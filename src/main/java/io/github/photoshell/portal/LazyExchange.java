package io.github.photoshell.portal;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over. The record of it is made when somebody asks for it: taking the secrets out
 * of an answer may take longer than the call did, and of most calls nobody asks. Any thread may.
 */
public final class LazyExchange {
  private final boolean background;
  private final long bytes;
  private @Nullable Supplier<Exchange> making;
  private @Nullable Exchange exchange;

  /**
   * @param bytes sent and received
   * @param making has the request and the answer as they were, until it is asked
   */
  LazyExchange(boolean background, long bytes, Supplier<Exchange> making) {
    this.background = background;
    this.bytes = bytes;
    this.making = making;
  }

  /** Whether nobody typed it, such as one for completion. */
  public boolean background() {
    return background;
  }

  /** Length of both bodies, the answer's unpacked. */
  public long bytes() {
    return bytes;
  }

  /**
   * The record of it, the same each time. Asked for the first time when the token is wiped already,
   * it has no texts but the method: what to take out of them is not known any more.
   */
  public synchronized Exchange exchange() {
    if (making != null) {
      exchange = making.get();
      making = null;
    }
    return Objects.requireNonNull(exchange);
  }
}
