package io.github.photoshell.shell;

import java.util.regex.Pattern;

/** Removes the characters that act on a terminal from lines that were not typed at the prompt. */
final class ControlCharacters {
  private static final Pattern ACTING = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

  private ControlCharacters() {}

  /** Returns the text without control characters; line breaks and tabs are kept. */
  static String removedFrom(String text) {
    return ACTING.matcher(text).replaceAll("");
  }
}
