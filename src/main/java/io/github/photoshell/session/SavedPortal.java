package io.github.photoshell.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portal that is known by a name. Where its token comes from is kept, the token never.
 *
 * @param name letters, digits, hyphens and underscores
 * @param address as in {@code https://portal.example.com}
 * @param tokenFile the file to read the token from, or null
 * @param tokenCommand the program that prints the token, with its arguments; empty for none
 * @param caFile the file of certificate authorities to trust there beside Java's, or null
 * @param colour the colour of its name in the prompt; null for the usual one
 * @param production whether changes there are to be confirmed with care
 */
public record SavedPortal(
    String name,
    String address,
    @Nullable String tokenFile,
    List<String> tokenCommand,
    @Nullable String caFile,
    @Nullable Colour colour,
    boolean production) {
  public SavedPortal {
    tokenCommand = List.copyOf(tokenCommand);
  }

  /** Whether a portal can have this name. */
  public static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  }
}
