package io.github.photoshell.api;

import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.RawResponse;
import io.github.photoshell.portal.ServerAddress;
import io.github.photoshell.portal.UserIds;
import io.github.photoshell.session.CurrentSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes calls that somebody typed, and follows a list to its last page. */
public final class ManualCalls {
  /** A portal that never comes to an end is left at this many pages. */
  private static final int MOST_PAGES = 10_000;

  private static final String START = "startIndex";
  private static final String BASE = "/api/2.0/";
  private static final Pattern UPLOAD =
      Pattern.compile("/api/2\\.0/people/([^/]+)/photo/?", Pattern.CASE_INSENSITIVE);

  private final CurrentSession sessions;

  public ManualCalls(CurrentSession sessions) {
    this.sessions = sessions;
  }

  /**
   * A path as typed.
   *
   * @param path from the portal's address on, without a query
   * @param query what stood behind a question mark, decoded
   */
  public record Target(String path, List<Pair> query) {}

  /** What came of following a list. */
  public sealed interface Walk {
    /**
     * It was followed to its end.
     *
     * @param envelope as of one page, with the items of all
     * @param total how many there are from its start on, by the portal; null where it doesn't say
     * @param cut why it was not followed to its end; null where it was
     */
    record Whole(
        RawResponse last,
        Json envelope,
        int pages,
        int items,
        @Nullable Integer total,
        @Nullable ListLimit cut)
        implements Walk {}

    /** The first answer holds no list, so there is nothing to follow. */
    record NoList(RawResponse answer) implements Walk {}

    /** A page was refused. */
    record Broken(RawResponse refused, int items) implements Walk {}
  }

  /**
   * Reads a path: {@code people/@self}, {@code /api/2.0/people/@self} or the portal's own whole
   * address.
   *
   * @param portal null where none is known yet; a whole address is nobody's then
   * @return empty for an address of somewhere else
   */
  public static Optional<Target> target(String typed, @Nullable ServerAddress portal) {
    String path = typed;
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.startsWith("//")) {
      return Optional.empty();
    }
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      if (portal == null || !portal.sameOrigin(typed)) {
        return Optional.empty();
      }
      int slash = typed.indexOf('/', typed.indexOf("//") + 2);
      path = slash < 0 ? "/" : typed.substring(slash);
    } else if (!typed.startsWith("/")) {
      path = (lower.startsWith(BASE.substring(1)) ? "/" : BASE) + typed;
    }
    int question = path.indexOf('?');
    return Optional.of(
        question < 0
            ? new Target(path, List.of())
            : new Target(path.substring(0, question), pairs(path.substring(question + 1))));
  }

  /** Returns where a path would be if it were one of the API's. */
  public static String inApi(String path) {
    return BASE + path.replaceFirst("^/+", "");
  }

  /**
   * Returns the word that stands for the person in an upload of a photo, unless it is an ID; empty
   * for any other call.
   */
  public static Optional<String> nameInUpload(RawRequest call) {
    Matcher upload = UPLOAD.matcher(call.path());
    if (!call.method().equals("POST") || !upload.matches()) {
      return Optional.empty();
    }
    return Optional.of(decoded(upload.group(1))).filter(word -> !UserIds.isId(word));
  }

  private static List<Pair> pairs(String query) {
    List<Pair> pairs = new ArrayList<>();
    for (String one : query.split("&", -1)) {
      int equals = one.indexOf('=');
      if (!one.isEmpty()) {
        pairs.add(
            equals < 0
                ? new Pair(decoded(one), "")
                : new Pair(decoded(one.substring(0, equals)), decoded(one.substring(equals + 1))));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noCode) {
      return text;
    }
  }

  /**
   * Makes one call.
   *
   * @throws IllegalArgumentException if it cannot be sent as it is
   * @throws io.github.photoshell.portal.PortalException when it is cancelled
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public RawResponse send(RawRequest call) {
    return sessions.require().portal().call(call);
  }

  /** Makes a call again and again with a growing {@code startIndex}, until nothing more comes. */
  public Walk sendAll(RawRequest call) {
    int start = start(call);
    int count = number(call, "count", 0);
    List<Json> items = new ArrayList<>();
    Set<Json> known = new HashSet<>();
    long bytes = 0;
    for (int page = 1; ; page++) {
      RawResponse answer = send(from(call, start + items.size()));
      if (answer.refusal() != null) {
        return new Walk.Broken(answer, items.size());
      }
      Json envelope = answer.json();
      Json response = envelope == null ? null : envelope.member("response");
      if (envelope == null || response == null || !response.isList()) {
        return new Walk.NoList(answer);
      }
      List<Json> more = response.items();
      Json totalMember = envelope.member("total");
      Integer total = totalMember == null ? null : totalMember.number();
      // Where startIndex means nothing, the same comes for ever.
      boolean isNew = more.stream().map(ManualCalls::identity).filter(known::add).count() > 0;
      boolean isRepeated = !more.isEmpty() && !isNew;
      if (!isRepeated) {
        items.addAll(more);
      }
      bytes += answer.body().length;
      boolean isShort = total == null && more.size() < count;
      boolean hasAll = total != null && start + items.size() >= total;
      boolean isOver = more.isEmpty() || isShort || hasAll;
      ListLimit cut =
          isOver
              ? null
              : isRepeated
                  ? ListLimit.REPEATED
                  : bytes > ListLimit.MOST_BYTES || page == MOST_PAGES ? ListLimit.TOO_LARGE : null;
      if (isOver || cut != null) {
        Integer left = total == null ? null : Math.max(0, total - start);
        return new Walk.Whole(answer, merged(envelope, items), page, items.size(), left, cut);
      }
    }
  }

  /** What tells one item of a list from another: its ID, or all of it. */
  private static Json identity(Json item) {
    Json id = item.member("id");
    return id == null ? item : id;
  }

  private static RawRequest from(RawRequest call, int index) {
    List<Pair> query = new ArrayList<>(call.query());
    query.removeIf(pair -> pair.name().equals(START));
    query.add(new Pair(START, Integer.toString(index)));
    return new RawRequest(call.method(), call.path(), query, call.headers(), call.content());
  }

  /** Returns which item a call asks for first, counted from 0. */
  static int start(RawRequest call) {
    return number(call, START, 0);
  }

  private static int number(RawRequest call, String name, int usual) {
    return call.query().stream()
        .filter(pair -> pair.name().equals(name) && pair.value().matches("\\d{1,9}"))
        .map(pair -> Integer.valueOf(pair.value()))
        .findFirst()
        .orElse(usual);
  }

  private static Json merged(Json envelope, List<Json> items) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name : envelope.names()) {
      members.put(name, envelope.member(name));
    }
    members.put("response", Json.list(items));
    members.put("count", items.size());
    return Json.object(members);
  }
}
