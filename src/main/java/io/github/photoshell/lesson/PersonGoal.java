package io.github.photoshell.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lesson goal about the connected person, such as {@code connected as uma}: the portal's latest
 * request used this person's key.
 *
 * @param key the name of the key; null for any key of the person
 */
record PersonGoal(String userName, @Nullable String key) implements Goal {
  private static final Pattern SYNTAX =
      Pattern.compile("connected as (\\S+)(?: with the key (\\S+))?");

  static PersonGoal of(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("write this kind of goal like: connected as uma");
    }
    return new PersonGoal(parts.group(1), parts.group(2));
  }

  @Override
  public boolean isMet(GoalContext context) {
    return GoalContext.lastOfPerson(context.requests())
        .filter(last -> context.userName(userName).equals(last.caller()) && !last.isError())
        .filter(last -> key == null || key.equals(last.key()))
        .isPresent();
  }

  @Override
  public List<String> names() {
    return key == null ? List.of(userName) : List.of(userName, key);
  }

  @Override
  public String missing(GoalContext context) {
    String actual = context.self();
    String expected = context.userName(userName);
    if (key == null || !actual.equals(expected)) {
      return "you are " + actual + ", not " + expected + keySuffix();
    }
    return "you are " + actual + ", but not" + keySuffix();
  }

  private String keySuffix() {
    return key == null ? "" : " with the key " + key;
  }

  @Override
  public String toString() {
    return "connected as " + userName + keySuffix();
  }
}
