package io.github.photoshell;

import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePortal;
import java.util.function.Predicate;

/** The API keys of a practice portal. */
public final class PracticeKeys {
  private PracticeKeys() {}

  /** Returns the key with this name. */
  public static String named(PracticePortal portal, String name) {
    return first(portal, key -> key.name().equals(name));
  }

  /** Returns the first key of a person. */
  public static String of(PracticePortal portal, String userName) {
    return first(portal, key -> key.userName().equals(userName));
  }

  private static String first(PracticePortal portal, Predicate<PracticeKey> wanted) {
    return portal.keys().stream().filter(wanted).findFirst().orElseThrow().token();
  }
}
