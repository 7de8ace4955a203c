package io.github.photoshell.api;

import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Content;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers typed with {@code --header}.
 *
 * @param sent the headers to send; a name may be repeated
 * @param omitted the names of default headers to leave out, in lower case
 */
record ApiHeaders(List<Pair> sent, Set<String> omitted) {
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?::\\s*(.*)|;\\s*)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]*)");
  private static final String CONTENT_TYPE = "content-type";

  /** Headers that say who sends the request, which the session determines. */
  private static final Set<String> OF_THE_SESSION =
      Set.of("authorization", "proxy-authorization", "cookie");

  /** Headers of the connection and the body; HTTP/2 would silently drop some of them. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade");

  /** The headers that are sent by default and can be left out. */
  private static final Set<String> DEFAULTS = Set.of("accept", CONTENT_TYPE, "user-agent");

  /** Headers of which a request has one at most. */
  private static final Set<String> SINGLE = Set.of(CONTENT_TYPE, "user-agent");

  ApiHeaders {
    sent = List.copyOf(sent);
    omitted = Set.copyOf(omitted);
  }

  /**
   * Parses headers: {@code Name: value}; {@code Name:} leaves a default header out, and {@code
   * Name;} sends it without a value, as with curl.
   *
   * @param content the body that they are sent with; null without one
   * @throws UsageException if one is invalid, or is not for the user to decide
   */
  static ApiHeaders of(List<String> typed, @Nullable Content content) {
    List<Pair> sent = new ArrayList<>();
    Set<String> omitted = new HashSet<>();
    for (String one : typed) {
      Matcher parts = matcher(one);
      String name = parts.group(1);
      String lower = name.toLowerCase(Locale.ROOT);
      rejectReserved(name, lower);
      String value = parts.group(2) == null ? "" : parts.group(2).strip();
      if (value.isEmpty() && !one.strip().endsWith(";")) {
        rejectWrongContentType(new Pair(name, ""), content);
        omitted.add(omittable(name, lower));
      } else {
        Pair header = new Pair(name, value);
        rejectWrongContentType(header, content);
        sent.add(header);
      }
    }
    rejectContradictions(sent, omitted);
    return new ApiHeaders(sent, omitted);
  }

  private static Matcher matcher(String typed) {
    Matcher parts = HEADER.matcher(typed);
    if (!parts.matches() || !typed.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127))) {
      throw new UsageException(
          "--header takes 'Name: value' in ASCII characters.",
          "For example: --header 'Accept-Language: de'");
    }
    return parts;
  }

  private static void rejectReserved(String name, String lower) {
    if (OF_THE_CONNECTION.contains(lower)) {
      throw new UsageException(name + " is set by photoshell itself.", "Leave it out.");
    }
    if (OF_THE_SESSION.contains(lower)) {
      throw new UsageException(
          name + " is set by photoshell, which sends the session's API key.",
          "To act as another person, connect with their API key.");
    }
  }

  private static String omittable(String name, String lower) {
    if (DEFAULTS.contains(lower)) {
      return lower;
    }
    if (lower.equals("accept-encoding")) {
      throw new UsageException(
          name + " cannot be left out.", "For no compression: --header '" + name + ": identity'");
    }
    throw new UsageException(
        name + " is not sent anyway, so it cannot be left out.",
        "To send it without a value: --header '" + name + ";'");
  }

  private static void rejectContradictions(List<Pair> sent, Set<String> omitted) {
    Set<String> once = new HashSet<>();
    for (Pair header : sent) {
      String lower = header.name().toLowerCase(Locale.ROOT);
      if (omitted.contains(lower)) {
        throw new UsageException(
            header.name() + " is both left out and sent.", "Remove one of the two --header.");
      }
      if (SINGLE.contains(lower) && !once.add(lower)) {
        throw new UsageException(
            header.name() + " is given twice, and a request can have only one.", "Remove one.");
      }
    }
  }

  /** Rejects a Content-Type that does not match the body. */
  private static void rejectWrongContentType(Pair header, @Nullable Content content) {
    if (!header.name().equalsIgnoreCase(CONTENT_TYPE)) {
      return;
    }
    if (content instanceof RawRequest.Form) {
      throw new UsageException(
          "A form sets its own Content-Type, with the boundary of its parts.",
          "Leave the header out, or send a body instead of --file.");
    }
    Matcher charset = CHARSET.matcher(header.value());
    if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
      throw new UsageException(
          "Bodies are sent in UTF-8, not in " + charset.group(1) + ".",
          "Leave the charset out of the Content-Type.");
    }
  }
}
