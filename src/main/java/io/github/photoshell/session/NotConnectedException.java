package io.github.photoshell.session;

/** Thrown when a portal is needed and none is connected. */
public final class NotConnectedException extends RuntimeException {
  NotConnectedException() {
    super("not connected");
  }
}
