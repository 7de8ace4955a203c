package io.github.photoshell.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
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

  /** The bearer token; empty when the header is missing or says anything else. */
  Optional<String> token() {
    String authorization = headers.get("Authorization");
    return authorization != null && authorization.startsWith("Bearer ")
        ? Optional.of(authorization.substring("Bearer ".length()))
        : Optional.empty();
  }

  /** Whether the body claims to be JSON, which the portal asks for before it reads any. */
  boolean claimsJson() {
    String type = headers.get("Content-Type");
    if (type == null) {
      return false;
    }
    String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return essence.equals("application/json")
        || essence.equals("text/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }
}
