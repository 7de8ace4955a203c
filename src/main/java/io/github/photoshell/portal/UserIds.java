package io.github.photoshell.portal;

import java.util.regex.Pattern;

/** Distinguishes IDs from user names as the server does (contract 3.1). */
public final class UserIds {
  /** The GUID forms of .NET: digits only, with dashes, or with dashes in braces. */
  private static final Pattern GUID =
      Pattern.compile(
          "[0-9a-f]{32}|DASHED|\\{DASHED}|\\(DASHED\\)"
              .replace("DASHED", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          Pattern.CASE_INSENSITIVE);

  private UserIds() {}

  /** Returns whether a portal takes this word as an ID; any other word is a user name. */
  public static boolean isId(String word) {
    return GUID.matcher(word).matches();
  }
}
