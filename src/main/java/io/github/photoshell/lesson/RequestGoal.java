package io.github.photoshell.lesson;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lesson goal about a request to the portal and its response, such as {@code request PUT
 * people/{self}/photo answered 403}.
 *
 * @param path below {@code /api/2.0/} unless it begins with a slash; <code>{self}</code> and <code>
 *      {uma}</code> stand for the ID or the user name, {@code *} for any segment
 * @param image the address in a PUT, or the name of the file in a POST; null for any
 * @param caller the user name or the key's name; null for any
 * @param expectedStatus the status, {@code 4xx}, {@code nothing} if the connection broke, or null
 *     for any
 * @param nothingChanged whether the request must not have changed anything
 * @param times the minimum number of such requests
 */
record RequestGoal(
    String method,
    String path,
    @Nullable String image,
    @Nullable String caller,
    @Nullable String expectedStatus,
    boolean nothingChanged,
    int times)
    implements Goal {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "request (?<method>GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) (?<path>\\S+)"
              + "(?: with (?<image>\\S+))?"
              + "(?: by (?<by>\\S+))?"
              + "(?: answered (?<answered>[1-5]\\d\\d|[1-5]xx|nothing))?"
              + "(?<unchanged> and changed nothing)?"
              + "(?: (?<times>[1-9]\\d?) times)?");
  private static final Pattern PHOTO = Pattern.compile("people/\\{(\\w+)}/photo");
  private static final String NO_RESPONSE = "nothing";

  static RequestGoal of(String text) {
    Matcher parts = SYNTAX.matcher(text);
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
    return matching(context).stream().filter(this::hasExpectedResult).count() >= times;
  }

  private List<PracticeRequest> matching(GoalContext context) {
    return context.requests().stream().filter(request -> matches(request, context)).toList();
  }

  private boolean matches(PracticeRequest request, GoalContext context) {
    boolean isCaller =
        caller == null
            || context.userName(caller).equals(request.caller())
            || caller.equals(request.key());
    return isCaller
        && request.method().equals(method)
        && (image == null || image.equals(request.image()))
        && matchesPath(request.path().split("\\?", 2)[0], context);
  }

  private boolean matchesPath(String requestPath, GoalContext context) {
    String[] expected =
        (path.startsWith("/") ? path : ServerAddress.API_PATH + path).split("/", -1);
    String[] actual = requestPath.split("/", -1);
    if (expected.length != actual.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].equals("*") && !matchesSegment(expected[i], actual[i], context)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesSegment(String expected, String actual, GoalContext context) {
    if (!isName(expected)) {
      return expected.equalsIgnoreCase(actual);
    }
    String name = name(expected);
    return (name.equals("self") && actual.equals(GoalContext.SELF))
        || context
            .person(name)
            .filter(
                practicePerson ->
                    actual.equalsIgnoreCase(practicePerson.id())
                        || actual.equalsIgnoreCase(practicePerson.userName()))
            .isPresent();
  }

  private boolean hasExpectedResult(PracticeRequest request) {
    if (nothingChanged && request.change() != null) {
      return false;
    }
    String status = status(request);
    return expectedStatus == null
        || expectedStatus.equals(status)
        || (expectedStatus.endsWith("xx") && expectedStatus.charAt(0) == status.charAt(0));
  }

  private String verb() {
    return switch (method) {
      case "GET" -> "looked at";
      case "DELETE" -> "tried to clear";
      default -> "tried to set";
    };
  }

  private static String status(PracticeRequest request) {
    return request.status() == 0 ? NO_RESPONSE : String.valueOf(request.status());
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (isName(segment)) {
        names.add(name(segment));
      }
    }
    if (caller != null) {
      names.add(caller);
    }
    return names;
  }

  /** Returns whether a segment of a path stands for a person, as in {@code {uma}}. */
  private static boolean isName(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  @Override
  public String missing(GoalContext context) {
    List<PracticeRequest> matching = matching(context);
    long done = matching.stream().filter(this::hasExpectedResult).count();
    String call = method + " " + path + (image == null ? "" : " with " + image);
    String expected = expectedStatus == null ? "" : " answered " + expectedStatus;
    if (times > 1 && done > 0) {
      String often = done == 1 ? "1 time" : done + " times";
      String was = expected.isEmpty() ? " sent" : expected;
      return "%s was%s %s, not %d".formatted(call, was, often, times);
    }
    Matcher photo = PHOTO.matcher(path);
    if (matching.isEmpty() && photo.matches()) {
      return "you have not %s %s".formatted(verb(), context.photoOf(photo.group(1)))
          + (image == null ? "" : " from " + image);
    }
    if (matching.isEmpty() || expectedStatus == null) {
      String callerNote = caller == null ? "" : " by " + context.userName(caller);
      return "the portal has not received %s%s%s".formatted(call, callerNote, expected);
    }
    String last = status(matching.get(matching.size() - 1));
    return "the portal answered %s to %s, not %s".formatted(last, call, expectedStatus)
        + (nothingChanged && last.equals(expectedStatus) ? " without a change" : "");
  }

  @Override
  public String toString() {
    return "request %s %s".formatted(method, path)
        + part(" with ", image)
        + part(" by ", caller)
        + part(" answered ", expectedStatus)
        + (nothingChanged ? " and changed nothing" : "")
        + (times > 1 ? " " + times + " times" : "");
  }

  private static String part(String before, @Nullable String value) {
    return value == null ? "" : before + value;
  }

  /** Returns the goal that exactly this request meets. */
  static RequestGoal of(PracticeRequest request, GoalContext context) {
    String path = request.path().split("\\?", 2)[0].replaceFirst("^/api/2\\.0/", "");
    for (PracticePerson person : context.portal().people()) {
      String name = person.userName().equals(context.self()) ? "self" : person.userName();
      path = path.toLowerCase(Locale.ROOT).replace(person.id(), "{" + name + "}");
    }
    String image = request.image();
    String named = image == null || !image.matches("\\S+") ? null : image;
    return new RequestGoal(request.method(), path, named, null, status(request), false, 1);
  }
}
