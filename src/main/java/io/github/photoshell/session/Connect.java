package io.github.photoshell.session;

import io.github.photoshell.portal.ExchangeListener;
import io.github.photoshell.portal.Timeouts;

/** Makes a session out of an address and a token. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class Connect {
  private final Timeouts timeouts;
  private final ExchangeListener listener;

  public Connect(Timeouts timeouts, ExchangeListener listener) {
    this.timeouts = timeouts;
    this.listener = listener;
  }

  /**
   * Looks whether a DocSpace answers at the address, without the token; then asks for the token and
   * learns whose it is and what it may do.
   *
   * @param allowHttp whether the token may be sent unencrypted to another computer
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer
   */
  public ConnectOutcome connect(String typedAddress, boolean allowHttp, TokenSource source) {
    throw new UnsupportedOperationException(
        typedAddress + allowHttp + source + timeouts + listener);
  }

  /** Ends a connect that is running, from any thread. */
  public void cancelCalls() {}
}
