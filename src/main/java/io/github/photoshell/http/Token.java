package io.github.photoshell.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An API key or access token. Stored as characters so that it can be wiped; {@link #toString()}
 * never shows it.
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

  /** The byte order mark that Windows editors write at the start of a text. */
  private static final char MARK = '\ufeff';

  /** The number of characters that servers accept in a header; more is not a key but a file. */
  private static final int MAX_LENGTH = 8 * 1024;

  /**
   * Returns the token in a text, without a leading byte order mark and surrounding white space.
   * Empty when nothing is left, or when the text contains other characters than printable ASCII,
   * because it could not be sent and error messages would print it. Empty, too, when it is longer
   * than a header can be.
   */
  public static Optional<Token> of(char[] typed) {
    int from = typed.length > 0 && typed[0] == MARK ? 1 : 0;
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
    return from == to || to - from > MAX_LENGTH
        ? Optional.empty()
        : Optional.of(new Token(Arrays.copyOfRange(typed, from, to)));
  }

  /**
   * Returns the token in bytes, which are overwritten. They are UTF-8, or UTF-16 with a byte order
   * mark, as PowerShell writes it.
   */
  public static Optional<Token> of(byte[] read) {
    return of(read, false);
  }

  private static Charset charset(byte[] read) {
    int first = read.length < 2 ? 0 : ((read[0] & 0xff) << 8) | (read[1] & 0xff);
    return switch (first) {
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xfeff -> StandardCharsets.UTF_16BE;
      // Invalid UTF-8 becomes characters that no token contains.
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Returns the token in the first line of bytes, which are overwritten. */
  public static Optional<Token> ofFirstLine(byte[] read) {
    return of(read, true);
  }

  private static Optional<Token> of(byte[] read, boolean onlyFirstLine) {
    CharBuffer decoded = charset(read).decode(ByteBuffer.wrap(read));
    char[] characters = new char[decoded.remaining()];
    decoded.get(characters);
    try {
      if (onlyFirstLine) {
        int end = 0;
        while (end < characters.length && "\r\n".indexOf(characters[end]) < 0) {
          end++;
        }
        Arrays.fill(characters, end, characters.length, ' ');
      }
      return of(characters);
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(decoded.array(), '\0');
      Arrays.fill(read, (byte) 0);
    }
  }

  /** Returns the token in a text. */
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
   * Returns whether the token is an API key, {@code sk-…}; any other is taken for an access token
   * (contract 2.1).
   */
  public boolean isApiKey() {
    return apiKey;
  }

  /** Returns whether another token has the same characters. */
  public synchronized boolean isSame(Token other) {
    return Arrays.equals(characters, other.characters);
  }

  /** Overwrites the characters; later calls with this token are cancelled. */
  synchronized void wipe() {
    wiped = true;
    Arrays.fill(characters, '\0');
  }

  boolean isWiped() {
    return wiped;
  }

  /** Returns the value of the Authorization header. */
  synchronized String header() {
    return "Bearer " + new String(characters);
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
