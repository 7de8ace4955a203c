package io.github.photoshell.http;

import java.util.concurrent.CancellationException;

/** Thrown when a call was cancelled. */
public final class CallCancelledException extends CancellationException {
  private final String call;
  private final boolean sent;

  /**
   * @param call the method and the address without the query
   * @param sent whether any part of the request was sent
   */
  CallCancelledException(String call, boolean sent) {
    super("cancelled: " + call);
    this.call = call;
    this.sent = sent;
  }

  public String call() {
    return call;
  }

  public boolean sent() {
    return sent;
  }
}
