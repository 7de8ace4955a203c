package io.github.photoshell.session;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.http.ServerAddress.Parsed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A portal saved under a name, with the source of its token but never the token itself.
 *
 * @param name letters, digits, hyphens and underscores
 * @param address as in {@code https://portal.example.com}
 * @param tokenFile the file to read the token from, or null
 * @param tokenCommand the program that prints the token, with its arguments; empty for none
 * @param tokenWait the time limit of that program in seconds; null for the usual one
 * @param caFile the file of additional certificate authorities to trust, or null
 * @param clientCert the file of the client certificate to send, or null
 * @param colour the colour of its name in the prompt; null for the default
 * @param production whether changes there need extra confirmation
 */
record SavedPortal(
    String name,
    String address,
    @Nullable String tokenFile,
    List<String> tokenCommand,
    @Nullable Integer tokenWait,
    @Nullable String caFile,
    @Nullable String clientCert,
    @Nullable Colour colour,
    boolean production) {
  public SavedPortal {
    tokenCommand = List.copyOf(tokenCommand);
  }

  /**
   * Returns whether this is its address; a file that a user has edited may write it differently.
   */
  boolean isAt(ServerAddress other) {
    return ServerAddress.parse(address) instanceof Parsed.Valid valid
        && valid.address().equals(other);
  }

  /** Returns whether a text is a valid name for a saved portal. */
  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  }

  /** The colour of a saved portal's name. Magenta is reserved for the practice portal. */
  enum Colour {
    RED,
    GREEN,
    YELLOW,
    BLUE,
    CYAN,
    GREY;

    /** Returns the name as typed, in lower case. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the names of all colours, as typed. */
    static List<String> words() {
      return Arrays.stream(values()).map(Colour::word).toList();
    }

    /** Returns the colour with this name in any letter case; empty when there is none. */
    static Optional<Colour> of(String typed) {
      return Arrays.stream(values())
          .filter(colour -> colour.word().equals(typed.toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }
}
