package io.github.photoshell;

import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the program during its start, as SIGTERM does, and lets the start fail because of that. */
public final class EndedAtStart implements SpringApplicationRunListener {
  /** The exit code after SIGTERM. */
  static final int EXIT_CODE = 143;

  @Override
  public void contextPrepared(ConfigurableApplicationContext context) {
    Thread signal = new Thread(() -> System.exit(EXIT_CODE));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  // Gives the start time to print.
                  LockSupport.parkNanos(1_000_000_000L);
                }));
    signal.start();
    while (signal.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    throw new IllegalStateException("Singleton bean creation not allowed");
  }
}
