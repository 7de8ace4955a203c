package io.github.photoshell.practice;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as the portal sees it.
 *
 * @param secure whether the portal itself speaks https
 * @param target path and query, just as sent
 * @param url the target with a host of no meaning; holds path and query decoded
 * @param oversized whether the body was larger than {@link PracticeServer#MOST_BYTES}; then it is
 *     empty here
 */
record PortalRequest(
    boolean secure,
    String method,
    String target,
    HttpUrl url,
    Headers headers,
    ByteString body,
    boolean oversized) {
  /** The path's segments, decoded, without an empty one at the end. */
  List<String> path() {
    List<String> path = new ArrayList<>(url.pathSegments());
    if (path.get(path.size() - 1).isEmpty()) {
      path.remove(path.size() - 1);
    }
    return path;
  }

  /** How the request came: {@code https} also when whoever passed it on says so. */
  String scheme() {
    String forwarded = headers.get("X-Forwarded-Proto");
    return secure || "https".equalsIgnoreCase(forwarded) ? "https" : "http";
  }

  /** Scheme, host and port that the request was sent to, without a slash. */
  String portal() {
    String host = headers.get("Host");
    return scheme() + "://" + (host == null ? "127.0.0.1" : host);
  }

  /** The whole address, as it was sent. */
  String address() {
    return portal() + target;
  }

  /** A query parameter by its name in any letter case; null when it isn't there. */
  @Nullable String query(String name) {
    for (int i = 0; i < url.querySize(); i++) {
      if (url.queryParameterName(i).equalsIgnoreCase(name)) {
        return url.queryParameterValue(i);
      }
    }
    return null;
  }

  /** All query parameters of a name, in any letter case. */
  List<String> queries(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      if (value != null && url.queryParameterName(i).equalsIgnoreCase(name)) {
        values.add(value);
      }
    }
    return values;
  }

  /** The bearer token; empty when the header is missing or says anything else. */
  Optional<String> token() {
    String authorization = headers.get("Authorization");
    return authorization != null && authorization.startsWith("Bearer ")
        ? Optional.of(authorization.substring("Bearer ".length()))
        : Optional.empty();
  }

  /**
   * The body as JSON text; empty where its {@code Content-Type} is none that the portal reads as
   * JSON, whatever the body is.
   */
  Optional<String> json() {
    String type = headers.get("Content-Type");
    MediaType media = type == null ? null : MediaType.parse(type);
    Charset charset = media == null ? null : charset(media);
    if (media == null || charset == null || !isJson(media)) {
      return Optional.empty();
    }
    String text = body.string(charset);
    return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  private static boolean isJson(MediaType media) {
    String subtype = media.subtype().toLowerCase(Locale.ROOT);
    boolean application = media.type().equalsIgnoreCase("application");
    boolean text = media.type().equalsIgnoreCase("text");
    return (subtype.equals("json") && (application || text))
        || (application && subtype.endsWith("+json"));
  }

  /** Null for those that the portal does not read. */
  private static @Nullable Charset charset(MediaType media) {
    String name = media.parameter("charset");
    return switch (name == null ? "utf-8" : name.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "utf-16" -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }
}
