package io.github.photoshell.portal;

import java.util.Arrays;
import java.util.Optional;

/**
 * An API key or access token. Kept as characters so that it can be wiped; {@link #toString()} never
 * shows it.
 */
public final class Token {
  private final char[] characters;
  private final boolean apiKey;
  private volatile boolean wiped;

  private Token(char[] characters) {
    this.characters = characters;
    this.apiKey =
        characters.length > 3
            && characters[0] == 's'
            && characters[1] == 'k'
            && characters[2] == '-';
  }

  /**
   * A token of what was typed or read, without white space around it. Empty when nothing is left,
   * or when it holds anything but printable ASCII: such a thing cannot be sent, and errors about it
   * would print it.
   */
  public static Optional<Token> of(char[] typed) {
    int from = 0;
    int to = typed.length;
    while (from < to && Character.isWhitespace(typed[from])) {
      from++;
    }
    while (to > from && Character.isWhitespace(typed[to - 1])) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (typed[i] <= ' ' || typed[i] >= 0x7f) {
        return Optional.empty();
      }
    }
    return from == to
        ? Optional.empty()
        : Optional.of(new Token(Arrays.copyOfRange(typed, from, to)));
  }

  /** The same for bytes, which are overwritten. */
  public static Optional<Token> of(byte[] read) {
    char[] characters = new char[read.length];
    for (int i = 0; i < characters.length; i++) {
      // A token is ASCII; anything else makes it none.
      characters[i] = (char) (read[i] & 0xff);
    }
    Arrays.fill(read, (byte) 0);
    try {
      return of(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /** The same for text. */
  public static Optional<Token> of(CharSequence typed) {
    char[] characters = new char[typed.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = typed.charAt(i);
    }
    try {
      return of(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /**
   * Whether it looks like an API key, {@code sk-…}; anything else is taken for an access token
   * (contract 2.1).
   */
  public boolean isApiKey() {
    return apiKey;
  }

  /** Overwrites the characters; calls made with it afterwards end as cancelled. */
  public synchronized void wipe() {
    wiped = true;
    Arrays.fill(characters, '\0');
  }

  public boolean isWiped() {
    return wiped;
  }

  /** The value of the Authorization header. */
  synchronized String header() {
    return "Bearer " + new String(characters);
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
