package io.github.photoshell.shell;

import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Handles Ctrl-C for one command. A signal that arrives after the command has ended is ignored. */
final class InterruptHandler implements SignalHandler {
  private final Cancellable cancellable;
  private final Thread running;
  private boolean ended;

  /** Create this on the thread that runs the command. */
  InterruptHandler(Cancellable cancellable) {
    this.cancellable = cancellable;
    this.running = Thread.currentThread();
  }

  @Override
  public synchronized void handle(Signal signal) {
    if (!ended) {
      cancellable.stop();
      running.interrupt();
    }
  }

  /** Ends the handling; call it on the thread that ran the command. */
  synchronized void end() {
    ended = true;
    Thread.interrupted();
  }
}
