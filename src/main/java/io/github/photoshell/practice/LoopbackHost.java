package io.github.photoshell.practice;

import java.util.regex.Pattern;

/**
 * Checks whether a Host header names this computer, which prevents DNS rebinding. A web page whose
 * own name resolves to this computer (DNS rebinding) cannot send any of them.
 */
final class LoopbackHost {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?:(?:[a-z0-9-]+\\.)*localhost\\.?|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d*)?",
          Pattern.CASE_INSENSITIVE);

  private LoopbackHost() {}

  /** Returns whether a {@code Host} header, with or without a port, names this computer. */
  static boolean matches(String header) {
    return LOOPBACK.matcher(header.strip()).matches();
  }
}
