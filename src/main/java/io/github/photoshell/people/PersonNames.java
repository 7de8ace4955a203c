package io.github.photoshell.people;

import io.github.photoshell.session.DisplayNames;

/** Names of people on the screen. */
public final class PersonNames {
  private PersonNames() {}

  /** Returns {@code "Sean O'Neil (sean)"}. */
  public static String of(Person person) {
    return DisplayNames.named(person.displayName(), person.userName());
  }

  static String of(Person.Status status) {
    return switch (status) {
      case ACTIVE -> "active";
      case DISABLED -> "disabled";
      case PENDING -> "invited";
      case UNKNOWN -> "unknown";
    };
  }

  /**
   * Returns the argument that names this person: the user name, or the ID if the user name is too
   * long or looks like an option.
   */
  public static String word(Person person) {
    String userName = person.userName();
    return userName == null || userName.startsWith("-") || !DisplayNames.isShownWhole(userName)
        ? DisplayNames.shown(person.id())
        : userName;
  }
}
