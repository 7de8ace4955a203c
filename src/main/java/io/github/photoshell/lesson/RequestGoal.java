package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticeRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The goal {@code request PUT people/{self}/photo answered 403}: a request to the portal, with its
 * response.
 *
 * @param path below {@code /api/2.0/} unless it begins with a slash; <code>{self}</code> and <code>
 *      {uma}</code> stand for the ID or the user name, {@code *} for any segment
 * @param image the address in a PUT, or the name of the file in a POST; null for any
 * @param by the user name or the key's name; null for any
 * @param answered the status, {@code 4xx}, {@code nothing} if the connection broke, or null for any
 * @param nothingChanged whether the request must not have changed anything
 * @param times the minimum number of such requests
 */
record RequestGoal(
    String method,
    String path,
    @Nullable String image,
    @Nullable String by,
    @Nullable String answered,
    boolean nothingChanged,
    int times)
    implements Goal {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "request (?<method>GET|PUT|POST|DELETE) (?<path>\\S+)"
              + "(?: with (?<image>\\S+))?"
              + "(?: by (?<by>\\S+))?"
              + "(?: answered (?<answered>[1-5]\\d\\d|[1-5]xx|nothing))?"
              + "(?<unchanged> and changed nothing)?"
              + "(?: (?<times>[1-9]\\d?) times)?");
  private static final Pattern PHOTO = Pattern.compile("people/\\{(\\w+)}/photo");
  private static final String NOTHING = "nothing";

  static RequestGoal of(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "write this kind of goal like: request PUT people/{self}/photo answered 403");
    }
    return new RequestGoal(
        parts.group("method"),
        parts.group("path"),
        parts.group("image"),
        parts.group("by"),
        parts.group("answered"),
        parts.group("unchanged") != null,
        parts.group("times") == null ? 1 : Integer.parseInt(parts.group("times")));
  }

  @Override
  public boolean isMet(GoalContext context) {
    return asked(context).stream().filter(this::isAnswered).count() >= times;
  }

  private List<PracticeRequest> asked(GoalContext context) {
    return context.requests().stream().filter(request -> isAsked(request, context)).toList();
  }

  private boolean isAsked(PracticeRequest request, GoalContext context) {
    boolean byThem =
        by == null || context.userName(by).equals(request.caller()) || by.equals(request.key());
    return byThem
        && request.method().equals(method)
        && (image == null || image.equals(request.image()))
        && isPath(request.path().split("\\?", 2)[0], context);
  }

  private boolean isPath(String asked, GoalContext context) {
    String[] wanted = (path.startsWith("/") ? path : "/api/2.0/" + path).split("/", -1);
    String[] given = asked.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals("*") && !isMeant(wanted[i], given[i], context)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMeant(String word, String given, GoalContext context) {
    if (!word.startsWith("{") || !word.endsWith("}")) {
      return word.equalsIgnoreCase(given);
    }
    String who = word.substring(1, word.length() - 1);
    return (who.equals("self") && given.equals(GoalContext.SELF))
        || context
            .person(who)
            .filter(
                one -> given.equalsIgnoreCase(one.id()) || given.equalsIgnoreCase(one.userName()))
            .isPresent();
  }

  private boolean isAnswered(PracticeRequest request) {
    if (nothingChanged && request.change() != null) {
      return false;
    }
    String status = status(request);
    return answered == null
        || answered.equals(status)
        || (answered.endsWith("xx") && answered.charAt(0) == status.charAt(0));
  }

  private String done() {
    return switch (method) {
      case "GET" -> "looked at";
      case "DELETE" -> "tried to clear";
      default -> "tried to set";
    };
  }

  private static String status(PracticeRequest request) {
    return request.status() == 0 ? NOTHING : String.valueOf(request.status());
  }

  @Override
  public String missing(GoalContext context) {
    List<PracticeRequest> asked = asked(context);
    long done = asked.stream().filter(this::isAnswered).count();
    String call = method + " " + path + (image == null ? "" : " with " + image);
    String wanted = answered == null ? "" : " answered " + answered;
    if (times > 1 && done > 0) {
      return "%s was%s %d times, not %d".formatted(call, wanted, done, times);
    }
    Matcher photo = PHOTO.matcher(path);
    if (asked.isEmpty() && photo.matches()) {
      return "you have not %s %s".formatted(done(), context.photoOf(photo.group(1)))
          + (image == null ? "" : " from " + image);
    }
    if (asked.isEmpty() || answered == null) {
      String whose = by == null ? "" : " by " + context.userName(by);
      return "the portal has not received %s%s%s".formatted(call, whose, wanted);
    }
    String last = status(asked.get(asked.size() - 1));
    return "the portal answered %s to %s, not %s".formatted(last, call, answered)
        + (nothingChanged && last.equals(answered) ? " without a change" : "");
  }

  @Override
  public String toString() {
    return "request %s %s".formatted(method, path)
        + part(" with ", image)
        + part(" by ", by)
        + part(" answered ", answered)
        + (nothingChanged ? " and changed nothing" : "")
        + (times > 1 ? " " + times + " times" : "");
  }

  private static String part(String before, @Nullable String value) {
    return value == null ? "" : before + Objects.toString(value, "").toString();
  }

  /** Returns the goal that exactly this request meets. */
  static String of(PracticeRequest request, GoalContext context) {
    String path = request.path().split("\\?", 2)[0].replaceFirst("^/api/2\\.0/", "");
    for (PracticePerson person : context.portal().everybody()) {
      String name = person.userName().equals(context.self()) ? "self" : person.userName();
      path = path.toLowerCase(Locale.ROOT).replace(person.id(), "{" + name + "}");
    }
    String image = request.image();
    String named = image == null || !image.matches("\\S+") ? null : image;
    return new RequestGoal(request.method(), path, named, null, status(request), false, 1)
        .toString();
  }
}
