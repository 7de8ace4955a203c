package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticePhoto;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A lesson goal about a person's photo, such as {@code photo of @self is set}. */
record PhotoGoal(String userName, String condition) implements Goal {
  private static final Pattern SYNTAX = Pattern.compile("photo of (\\S+) is (.+)");
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");
  private static final String FROM = "from ";
  private static final String FROM_FILE = "a file";

  static PhotoGoal of(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("write this kind of goal like: photo of @self is set");
    }
    String condition = parts.group(2);
    boolean known =
        switch (condition) {
          case "set", "default", "changed", "unchanged" -> true;
          default ->
              SIZE.matcher(condition).matches()
                  || condition.equals(FROM + FROM_FILE)
                  || condition.matches(FROM + "https?://\\S+");
        };
    if (!known) {
      throw new IllegalArgumentException(
          "a photo can be set, default, changed, unchanged, 400x400, from a file"
              + " or from https://..., not '"
              + condition
              + "'");
    }
    return new PhotoGoal(parts.group(1), condition);
  }

  @Override
  public boolean isMet(GoalContext context) {
    return switch (condition) {
      case "changed" -> context.changed(userName);
      case "unchanged" -> !context.changed(userName);
      default -> isMetBy(context.photo(userName));
    };
  }

  /** Returns whether a photo meets the goal; null for none. */
  boolean isMetBy(@Nullable PracticePhoto photo) {
    return switch (condition) {
      case "set" -> photo != null;
      case "default" -> photo == null;
      default -> photo != null && matches(photo);
    };
  }

  private boolean matches(PracticePhoto photo) {
    if (condition.equals(FROM + FROM_FILE)) {
      return photo.origin() == PracticePhoto.Origin.FILE;
    }
    return condition.startsWith(FROM)
        ? condition.substring(FROM.length()).equals(photo.address())
        : condition.equals(photo.width() + "x" + photo.height());
  }

  @Override
  public List<String> names() {
    return List.of(userName);
  }

  @Override
  public String missing(GoalContext context) {
    String actual =
        context.photoOf(userName) + " is " + GoalContext.describe(context.photo(userName));
    return switch (condition) {
      case "set" -> actual;
      case "default" -> actual + ", not the default photo";
      case "changed" -> context.photoOf(userName) + " has not changed";
      case "unchanged" -> context.photoOf(userName) + " has changed";
      default ->
          actual + source(context) + ", not " + condition.replaceFirst("(\\d)x(\\d)", "$1×$2");
    };
  }

  private String source(GoalContext context) {
    PracticePhoto photo = context.photo(userName);
    if (photo == null || !condition.startsWith(FROM)) {
      return "";
    }
    return switch (photo.origin()) {
      case START -> " that was there at the start";
      case FILE -> " from a file";
      case ADDRESS -> " from " + photo.address();
    };
  }

  @Override
  public String toString() {
    return "photo of " + userName + " is " + condition;
  }
}
