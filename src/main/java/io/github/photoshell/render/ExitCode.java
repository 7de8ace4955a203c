package io.github.photoshell.render;

import java.util.Arrays;
import java.util.Locale;

/** How a command ended; each has its exit code. */
public enum ExitCode {
  DONE(0),
  /** The portal said no, or the result is not as asked. */
  REFUSED(1),
  /** Typed wrong. */
  USAGE(2),
  /** Unreachable, time-out, TLS, not a DocSpace portal, broken answer. */
  NO_ANSWER(3),
  /** Not connected, or the token was refused. */
  NOT_CONNECTED(4),
  INTERRUPTED(130);

  private final int exitCode;

  ExitCode(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Returns the ending with this exit code; codes that are nobody's count as a refusal. */
  public static ExitCode ofExitCode(int exitCode) {
    return Arrays.stream(values())
        .filter(one -> one.exitCode == exitCode)
        .findFirst()
        .orElse(REFUSED);
  }

  /** Returns the word for programs, such as {@code not-connected}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
