package io.github.photoshell.shell;

/** Stops what a running command waits for; called from another thread when Ctrl-C is pressed. */
@FunctionalInterface
public interface Cancellable {
  void stop();
}
