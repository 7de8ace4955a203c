package io.github.photoshell.shell;

import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Ctrl-C as a signal to one command: it stops that command and, once the command has ended, nothing
 * at all, however late the signal comes.
 */
final class InterruptHandler implements SignalHandler {
  private final Cancellable cancellable;
  private final Thread running;
  private boolean ended;

  /** Made on the thread that runs the command. */
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

  /** Called on the thread that ran the command. */
  synchronized void end() {
    ended = true;
    Thread.interrupted();
  }
}
