package io.github.photoshell.session;

/** A portal was needed and none is connected. */
public final class NotConnectedException extends RuntimeException {
  NotConnectedException() {
    super("not connected");
  }
}
