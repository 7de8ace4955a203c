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
 * @param secure whether the portal itself uses https
 * @param target path and query as sent
 * @param url the target with a placeholder host; provides path and query decoded
 * @param oversized whether the body was larger than {@link PracticeServer#MAX_BODY_BYTES}; it is
 *     then empty
 */
record PortalRequest(
    boolean secure,
    String method,
    String target,
    HttpUrl url,
    Headers headers,
    ByteString body,
    boolean oversized) {
  /** Returns the decoded segments of the path, without an empty one at the end. */
  List<String> path() {
    List<String> path = new ArrayList<>(url.pathSegments());
    if (path.get(path.size() - 1).isEmpty()) {
      path.remove(path.size() - 1);
    }
    return path;
  }

  /** Returns whether it asks for an image file, not for the API. */
  boolean isFile() {
    return isFile(path());
  }

  /** Returns whether a path belongs to image files, not to the API. */
  static boolean isFile(List<String> path) {
    return !path.isEmpty() && (path.get(0).equals("storage") || path.get(0).equals("static"));
  }

  /** Returns the scheme; {@code https} also if a proxy's header says so. */
  String scheme() {
    String forwarded = headers.get("X-Forwarded-Proto");
    return secure || "https".equalsIgnoreCase(forwarded) ? "https" : "http";
  }

  /** Returns scheme, host and port of the request, without a slash. */
  String portal() {
    String host = headers.get("Host");
    return scheme() + "://" + (host == null ? "127.0.0.1" : host);
  }

  /** Returns the full address as it was sent. */
  String address() {
    return portal() + target;
  }

  /** Returns a query parameter by its case-insensitive name; null if it is missing. */
  @Nullable String query(String name) {
    for (int i = 0; i < url.querySize(); i++) {
      if (url.queryParameterName(i).equalsIgnoreCase(name)) {
        return url.queryParameterValue(i);
      }
    }
    return null;
  }

  /** Returns all query parameters of a case-insensitive name. */
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

  /** Returns the bearer token; empty if the header is missing or has another form. */
  Optional<String> token() {
    String authorization = headers.get("Authorization");
    return authorization != null && authorization.startsWith("Bearer ")
        ? Optional.of(authorization.substring("Bearer ".length()))
        : Optional.empty();
  }

  /**
   * Returns the body as JSON text; empty if the portal does not read its {@code Content-Type} as
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

  /** Returns the charset; null if the portal does not support it. */
  private static @Nullable Charset charset(MediaType media) {
    String name = media.parameter("charset");
    return switch (name == null ? "utf-8" : name.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "utf-16" -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }
}
