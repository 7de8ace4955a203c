package io.github.photoshell.render;

import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.DryRun.Step;
import io.github.photoshell.portal.RequestSnapshot;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a call is for, by what it asks and by what comes before and after it. */
final class CallPurpose {
  private static final Pattern PERSON = Pattern.compile("people/([^/?]+)(/photo)?");

  private CallPurpose() {}

  static String of(List<Step> steps, int at) {
    RequestSnapshot call = steps.get(at).call();
    if (steps.get(at).byHand()) {
      return at > 0 && steps.get(at - 1).byHand() ? "The next page of the same." : "As typed.";
    }
    String path = call.target().replaceFirst("[?].*", "").replaceFirst("^/api/2\\.0/", "");
    if (isPicture(call)) {
      return picture(steps, at);
    }
    Matcher person = PERSON.matcher(path);
    if (call.method().equals("GET") && person.matches() && person.group(2) != null) {
      return photo(steps, at);
    }
    return switch (call.method() + " " + path) {
      case "GET capabilities" -> "Is it a DocSpace portal at all? Asked without the key.";
      case "GET settings/version/build" -> "Which version is it? Asked without the key.";
      case "GET keys/@self" -> "What may the key do, until when, and whose is it?";
      case "GET people/@self" -> "Who are you?";
      case "GET settings" -> "How large may a picture be?";
      case "GET people/filter", "GET people/search" -> people(call.target());
      default -> person.matches() ? ofPerson(call, person) : call.method() + " " + path + ".";
    };
  }

  private static boolean isPicture(RequestSnapshot call) {
    return call.headers().getOrDefault("Accept", "").startsWith("image/");
  }

  private static String picture(List<Step> steps, int at) {
    if (isChange(steps, 0, at)) {
      return "The stored picture, to compare its bytes: an address proves nothing.";
    }
    List<Step> later = steps.subList(at + 1, steps.size());
    int change = 0;
    while (change < later.size() && isReading(later.get(change).call())) {
      change++;
    }
    if (change == later.size()) {
      return "The picture itself.";
    }
    return later.subList(0, change).stream().anyMatch(one -> isPicture(one.call()))
        ? "The picture that is there: is it the new one already?"
        : "The picture that is there, kept for photo-undo.";
  }

  private static String people(String target) {
    if (target.contains("count=5")) {
      return "Who is called alike, for a hint?";
    }
    if (!target.contains("startIndex=0") && target.contains("startIndex=")) {
      return "The next hundred.";
    }
    return target.matches(".*filterValue=[^&]*(%40|@).*")
        ? "Who has this e-mail?"
        : "The people, the first hundred of them.";
  }

  private static String ofPerson(RequestSnapshot call, Matcher person) {
    boolean photo = person.group(2) != null;
    return switch (call.method()) {
      case "GET" ->
          person.group(1).equals(DryRun.UNKNOWN_USER_ID)
              ? "You, as the portal knows you."
              : "Who is that? By user name or ID.";
      case "PUT" ->
          photo ? "The change: the portal fetches the picture itself." : "The change, as typed.";
      case "POST" -> photo ? "The change: the picture goes along, as a form." : "As typed.";
      case "DELETE" ->
          photo ? "The change: the portal forgets the photo for good." : "The change, as typed.";
      default -> "As typed.";
    };
  }

  private static String photo(List<Step> steps, int at) {
    if (isChange(steps, 0, at)) {
      return "Reads the photo back: the answer to a change proves nothing.";
    }
    return isChange(steps, at + 1, steps.size())
        ? "The photo of now, to compare with and to ask before it is lost."
        : "Where the photo lies, in six sizes.";
  }

  private static boolean isChange(List<Step> steps, int from, int to) {
    return steps.subList(Math.min(from, to), to).stream().anyMatch(one -> !isReading(one.call()));
  }

  static boolean isReading(RequestSnapshot call) {
    return call.method().equals("GET") || call.method().equals("HEAD");
  }
}
