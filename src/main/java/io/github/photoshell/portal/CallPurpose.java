package io.github.photoshell.portal;

import io.github.photoshell.http.HttpClients;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.portal.DryRun.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the purpose of a request in a sequence of requests. */
public final class CallPurpose {
  private static final Pattern PERSON = Pattern.compile("people/([^/?]+)(/photo)?");

  private CallPurpose() {}

  public static String of(List<Step> steps, int at) {
    RequestSnapshot call = steps.get(at).call();
    if (steps.get(at).byHand()) {
      return at > 0 && steps.get(at - 1).byHand() ? "The next page." : "As typed.";
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
      case "GET capabilities" -> "Checks that this is a DocSpace portal. Sent without the API key.";
      case "GET settings/version/build" -> "Reads the portal's version. Sent without the API key.";
      case "GET keys/@self" -> "Reads the API key's rights and expiry.";
      case "GET people/@self" -> "Reads your account.";
      case "GET settings" -> "Reads the size limit for images.";
      case "GET people/filter", "GET people/search" -> people(call.target());
      default -> person.matches() ? ofPerson(call, person) : call.method() + " " + path + ".";
    };
  }

  private static boolean isPicture(RequestSnapshot call) {
    String accept = call.header("Accept");
    return accept != null && accept.startsWith("image/");
  }

  private static String picture(List<Step> steps, int at) {
    if (isChange(steps, 0, at)) {
      return "Downloads the stored photo to compare its bytes: an address proves nothing.";
    }
    List<Step> later = steps.subList(at + 1, steps.size());
    int change = 0;
    while (change < later.size() && isReading(later.get(change).call())) {
      change++;
    }
    if (change == later.size()) {
      return "Downloads the photo.";
    }
    return later.subList(0, change).stream().anyMatch(step -> isPicture(step.call()))
        ? "Downloads the current photo, to see whether it is already the new image."
        : "Downloads the current photo, kept for photo-undo.";
  }

  private static String people(String target) {
    if (target.contains("count=5")) {
      return "Searches for similar names, to suggest one.";
    }
    if (!target.contains("startIndex=0") && target.contains("startIndex=")) {
      return "Lists the next hundred.";
    }
    return target.matches(".*filterValue=[^&]*(%40|@).*")
        ? "Finds the person by e-mail."
        : "Lists the first 100 people.";
  }

  private static String ofPerson(RequestSnapshot call, Matcher person) {
    boolean photo = person.group(2) != null;
    return switch (call.method()) {
      case "GET" ->
          person.group(1).equals(DryRun.UNKNOWN_USER_ID)
              ? "Reads your profile."
              : "Finds the person by user name or ID.";
      case "PUT" ->
          photo
              ? "Sets the photo: the portal downloads the image itself."
              : "The change, as typed.";
      case "POST" -> photo ? "Sets the photo: the image is uploaded in a form." : "As typed.";
      case "DELETE" ->
          photo ? "Removes the photo; the portal keeps no copy." : "The change, as typed.";
      default -> "As typed.";
    };
  }

  private static String photo(List<Step> steps, int at) {
    if (isChange(steps, 0, at)) {
      return "Reads the photo again to verify it.";
    }
    return isChange(steps, at + 1, steps.size())
        ? "Reads the current photo."
        : "Reads the photo's addresses.";
  }

  private static boolean isChange(List<Step> steps, int from, int to) {
    return steps.subList(Math.min(from, to), to).stream().anyMatch(step -> !isReading(step.call()));
  }

  public static boolean isReading(RequestSnapshot call) {
    return HttpClients.reads(call.method());
  }
}
