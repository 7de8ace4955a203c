package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticePhoto;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The goal {@code photo of @self is set}: the expected photo of a person. */
record PhotoGoal(String who, String wanted) implements Goal {
  private static final Pattern WRITTEN = Pattern.compile("photo of (\\S+) is (.+)");
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");
  private static final String FROM = "from ";
  private static final String A_FILE = "a file";

  static PhotoGoal of(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("write this kind of goal like: photo of @self is set");
    }
    String wanted = parts.group(2);
    boolean known =
        switch (wanted) {
          case "set", "default", "changed", "unchanged" -> true;
          default ->
              SIZE.matcher(wanted).matches()
                  || wanted.equals(FROM + A_FILE)
                  || wanted.matches(FROM + "https?://\\S+");
        };
    if (!known) {
      throw new IllegalArgumentException(
          "a photo can be set, default, changed, unchanged, 400x400, from a file"
              + " or from https://..., not '"
              + wanted
              + "'");
    }
    return new PhotoGoal(parts.group(1), wanted);
  }

  @Override
  public boolean isMet(GoalContext context) {
    PracticePhoto photo = context.photo(who);
    return switch (wanted) {
      case "set" -> photo != null;
      case "default" -> photo == null;
      case "changed" -> context.changed(who);
      case "unchanged" -> !context.changed(who);
      default -> photo != null && isAsWanted(photo);
    };
  }

  private boolean isAsWanted(PracticePhoto photo) {
    if (wanted.equals(FROM + A_FILE)) {
      return photo.origin() == PracticePhoto.Origin.FILE;
    }
    return wanted.startsWith(FROM)
        ? wanted.substring(FROM.length()).equals(photo.address())
        : wanted.equals(photo.width() + "x" + photo.height());
  }

  @Override
  public String missing(GoalContext context) {
    String now = context.photoOf(who) + " is " + GoalContext.words(context.photo(who));
    return switch (wanted) {
      case "set" -> now;
      case "default" -> now + ", not the default photo";
      case "changed" -> context.photoOf(who) + " has not changed";
      case "unchanged" -> context.photoOf(who) + " has changed";
      default -> now + source(context) + ", not " + wanted.replaceFirst("(\\d)x(\\d)", "$1×$2");
    };
  }

  private String source(GoalContext context) {
    PracticePhoto photo = context.photo(who);
    if (photo == null || !wanted.startsWith(FROM)) {
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
    return "photo of " + who + " is " + wanted;
  }
}
