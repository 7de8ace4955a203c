package io.github.photoshell.lesson;

import io.github.photoshell.text.CommandResult;
import org.jspecify.annotations.Nullable;

/** Connects to the practice portal in the same way as to any other portal. */
public interface PracticeConnector {
  /**
   * Connects.
   *
   * @param address the practice portal's address
   * @param token one of its keys
   * @param authority the CA certificate to trust, in PEM; null for http
   */
  CommandResult connect(String address, String token, @Nullable String authority);

  /** Returns whether the shell is connected to the practice portal. */
  boolean isConnected();

  /** Returns whether the shell is connected to another portal. */
  boolean isConnectedElsewhere();

  /** Ends the session, where there is one. */
  void disconnect();
}
