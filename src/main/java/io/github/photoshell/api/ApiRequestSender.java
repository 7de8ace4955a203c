package io.github.photoshell.api;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.RawResponse;
import io.github.photoshell.portal.UserIds;
import io.github.photoshell.session.Session;
import io.github.photoshell.text.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

/** Reads the paths that users type with {@code api}, and fetches all pages of a list. */
final class ApiRequestSender {
  /** Limit for portals whose lists never end. */
  private static final int MAX_PAGES = 10_000;

  private static final String START = "startIndex";
  private static final Pattern UPLOAD =
      Pattern.compile("/api/2\\.0/people/([^/]+)/photo/?", Pattern.CASE_INSENSITIVE);

  private ApiRequestSender() {}

  /**
   * A path and query as typed.
   *
   * @param path the absolute path, without a query
   * @param query the parameters after the question mark, decoded
   */
  record Target(String path, List<Pair> query) {}

  /** Takes the pages of a list as they arrive. */
  @FunctionalInterface
  interface PageConsumer {
    /**
     * Takes a page.
     *
     * @param items the items of the page; not empty
     */
    void accept(RawResponse response, List<Json> items);
  }

  /** The result of fetching all pages of a list. */
  sealed interface PagedResult {
    /** Returns the number of items so far. */
    int items();

    /** Returns the portal's count of items from the requested start; null if not reported. */
    @Nullable Integer total();

    /**
     * All pages.
     *
     * @param envelope the envelope of the last page
     * @param cut why not all pages were fetched; null if they were
     */
    record Pages(
        RawResponse last,
        Json envelope,
        int pages,
        int items,
        @Nullable Integer total,
        @Nullable ListLimit cut)
        implements PagedResult {}

    /** A response is not a list, usually the first. */
    record NotAList(RawResponse answer, int items, @Nullable Integer total)
        implements PagedResult {}

    /** The portal refused a page. */
    record PageRefused(RawResponse refused, int items, @Nullable Integer total)
        implements PagedResult {}
  }

  /**
   * Parses a path: {@code people/@self}, {@code /api/2.0/people/@self} or a full URL on the portal.
   *
   * @param portal null if no portal is known yet; a full URL is rejected then
   * @return empty for a URL of another server
   */
  static Optional<Target> target(String typed, @Nullable ServerAddress portal) {
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
      path =
          (lower.startsWith(ServerAddress.API_PATH.substring(1)) ? "/" : ServerAddress.API_PATH)
              + typed;
    }
    int question = path.indexOf('?');
    return Optional.of(
        question < 0
            ? new Target(path, List.of())
            : new Target(path.substring(0, question), pairs(path.substring(question + 1))));
  }

  /** Returns a path with the API's base path in front. */
  static String belowApiBase(String path) {
    return ServerAddress.API_PATH + path.replaceFirst("^/+", "");
  }

  /**
   * Returns the user name in the path of a photo upload; empty if it is an ID, and for any other
   * request.
   */
  static Optional<String> userNameInUpload(RawRequest call) {
    Matcher upload = UPLOAD.matcher(withoutDots(call.path()));
    if (!call.method().equals("POST") || !upload.matches()) {
      return Optional.empty();
    }
    return Optional.of(decoded(upload.group(1))).filter(word -> !UserIds.isId(word));
  }

  /** Returns a path without "." and ".." segments, as it is sent. */
  private static String withoutDots(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      String plain = segment.replaceAll("(?i)%2e", ".");
      if (plain.equals("..")) {
        segments.pollLast();
      } else if (!plain.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
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
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /**
   * Sends one request.
   *
   * @throws IllegalArgumentException if the request is not valid HTTP
   * @throws io.github.photoshell.portal.PortalException if it is cancelled
   */
  static RawResponse send(Session session, RawRequest call) {
    return session.portal().call(call);
  }

  /**
   * Sends a request with increasing {@code startIndex} until the list ends. Keeps no page.
   *
   * @param consumer gets each page, but none without a new item
   * @throws IllegalArgumentException if the request is not valid HTTP
   * @throws io.github.photoshell.portal.PortalException if it is cancelled
   */
  static PagedResult sendAll(Session session, RawRequest call, PageConsumer consumer) {
    int start = start(call);
    int count = number(call, "count", 0);
    int items = 0;
    Integer remaining = null;
    Set<Json> known = new HashSet<>();
    long bytes = 0;
    for (int page = 1; ; page++) {
      RawResponse answer = send(session, startingAt(call, start + items));
      if (answer.refusal() != null) {
        return new PagedResult.PageRefused(answer, items, remaining);
      }
      Json envelope = answer.json();
      Json response = envelope == null ? null : envelope.member("response");
      if (envelope == null || response == null || !response.isList()) {
        return new PagedResult.NotAList(answer, items, remaining);
      }
      List<Json> more = response.items();
      Json totalMember = envelope.member("total");
      Integer total = totalMember == null ? null : totalMember.number();
      remaining = total == null ? null : Integer.valueOf(Math.max(0, total - start));
      // A request that ignores startIndex returns the same page forever.
      boolean isNew = more.stream().map(ApiRequestSender::identity).filter(known::add).count() > 0;
      boolean isRepeated = !more.isEmpty() && !isNew;
      if (isNew) {
        items += more.size();
        consumer.accept(answer, more);
      }
      bytes += answer.body().length;
      boolean isShort = total == null && more.size() < count;
      boolean hasAll = total != null && start + items >= total;
      boolean isOver = more.isEmpty() || isShort || hasAll;
      ListLimit cut =
          isOver
              ? null
              : isRepeated
                  ? ListLimit.REPEATED
                  : bytes > ListLimit.MAX_BYTES || page == MAX_PAGES ? ListLimit.TOO_LARGE : null;
      if (isOver || cut != null) {
        return new PagedResult.Pages(answer, envelope, page, items, remaining, cut);
      }
    }
  }

  /** Returns what identifies an item of a list: its ID, or else the whole item. */
  private static Json identity(Json item) {
    Json id = item.member("id");
    return id == null ? item : id;
  }

  private static RawRequest startingAt(RawRequest call, int index) {
    List<Pair> query = new ArrayList<>(call.query());
    query.removeIf(pair -> pair.name().equals(START));
    query.add(new Pair(START, Integer.toString(index)));
    return call.withQuery(query);
  }

  /** Returns the request's {@code startIndex}; 0 if it has none. */
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

  /** Returns the envelope of a list with other items, which come first, and their count. */
  static Json withItems(Json envelope, List<Json> items, int count) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("response", Json.list(items));
    members.put("count", count);
    for (String name : envelope.names()) {
      members.putIfAbsent(name, envelope.member(name));
    }
    return Json.object(members);
  }
}
