package io.github.photoshell.lesson;

import io.github.photoshell.practice.ServerVersion;

/** {@code rules are 3.5}: whose habits the practice portal is to have. */
record VersionGoal(ServerVersion rules) implements Goal {
  private static final String BEGIN = "rules are ";

  static VersionGoal of(String text) {
    return ServerVersion.named(text.replaceFirst("^" + BEGIN, ""))
        .map(VersionGoal::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a goal of this kind is like: rules are "
                        + String.join(" or ", ServerVersion.labels())));
  }

  @Override
  public boolean isMet(GoalContext evidence) {
    return evidence.portal().rules() == rules;
  }

  @Override
  public String missing(GoalContext evidence) {
    return "the portal follows the rules of %s, not of %s"
        .formatted(evidence.portal().rules().label(), rules.label());
  }

  @Override
  public String toString() {
    return BEGIN + rules.label();
  }
}
