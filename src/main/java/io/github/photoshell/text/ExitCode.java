package io.github.photoshell.text;

import java.util.Arrays;
import java.util.Locale;

/** The ways a command can end, with their exit codes. */
public enum ExitCode {
  DONE(0),
  /** The portal refused, the result is not as requested, or a local file cannot be written. */
  REFUSED(1),
  /** Invalid command or arguments. */
  USAGE(2),
  /** No usable response: unreachable, timeout, TLS, not a DocSpace portal, invalid response. */
  NO_ANSWER(3),
  /** Not connected, or the API key was refused. */
  NOT_CONNECTED(4),
  INTERRUPTED(130);

  private final int exitCode;

  ExitCode(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Returns the constant with this code; {@link #REFUSED} for unknown codes. */
  public static ExitCode ofExitCode(int exitCode) {
    return Arrays.stream(values())
        .filter(one -> one.exitCode == exitCode)
        .findFirst()
        .orElse(REFUSED);
  }

  /** Returns the name used in JSON output, such as {@code not-connected}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
