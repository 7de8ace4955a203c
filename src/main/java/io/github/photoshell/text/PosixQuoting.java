package io.github.photoshell.text;

/** Quotes words for a POSIX shell. */
public final class PosixQuoting {
  private PosixQuoting() {}

  /** Returns a word quoted for a POSIX shell. */
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
