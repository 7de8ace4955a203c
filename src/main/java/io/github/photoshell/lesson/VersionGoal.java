package io.github.photoshell.lesson;

import io.github.photoshell.practice.ServerVersion;

/**
 * A lesson goal about the DocSpace version that the practice portal behaves like, such as {@code
 * rules are 3.5}.
 */
record VersionGoal(ServerVersion version) implements Goal {
  private static final String BEGIN = "rules are ";

  static VersionGoal of(String text) {
    return ServerVersion.find(text.replaceFirst("^" + BEGIN, ""))
        .map(VersionGoal::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "write this kind of goal like: rules are "
                        + String.join(" or ", ServerVersion.labels())));
  }

  @Override
  public boolean isMet(GoalContext context) {
    return context.portal().version() == version;
  }

  @Override
  public String missing(GoalContext context) {
    return "the portal follows the rules of %s, not of %s"
        .formatted(context.portal().version().label(), version.label());
  }

  @Override
  public String toString() {
    return BEGIN + version.label();
  }
}
