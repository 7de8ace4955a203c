package io.github.photoshell.api;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.Timings;
import io.github.photoshell.text.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges as an HTTP archive, a format that browsers and proxies read.
 *
 * @see <a href="http://www.softwareishard.com/blog/har-12-spec/">HAR 1.2</a>
 */
public final class HarText {
  private HarText() {}

  /**
   * Returns the archive.
   *
   * @param exchanges without secrets, as the portal package provides them; oldest first
   * @param version the version of photoshell
   */
  public static String of(List<Exchange> exchanges, String version) {
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("version", "1.2");
    log.put("creator", Map.of("name", "photoshell", "version", version));
    log.put("entries", exchanges.stream().map(HarText::entry).toList());
    log.put("comment", "API keys, cookies, signatures and image bytes are left out.");
    return Json.object(Map.of("log", log)).pretty();
  }

  private static Map<String, Object> entry(Exchange exchange) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("startedDateTime", exchange.began().toString());
    entry.put(
        "time",
        timings(exchange).values().stream()
            .filter(value -> value > 0)
            .mapToLong(value -> value)
            .sum());
    entry.put("request", request(exchange));
    entry.put("response", response(exchange));
    entry.put("cache", Map.of());
    entry.put("timings", timings(exchange));
    String comment =
        (exchange.attempt() > 1 ? "try " + exchange.attempt() + "; " : "")
            + (exchange.kind() == null ? "" : exchange.kind().brief());
    if (!comment.isEmpty()) {
      entry.put("comment", comment);
    }
    return entry;
  }

  private static Map<String, Long> timings(Exchange exchange) {
    Timings timings = exchange.timings();
    // In HAR, connect includes the TLS handshake.
    long connect = timings.connect() < 0 ? -1 : timings.connect() + Math.max(0, timings.tls());
    Map<String, Long> har = new LinkedHashMap<>();
    har.put("blocked", -1L);
    har.put("dns", -1L);
    har.put("connect", connect);
    har.put("ssl", timings.tls());
    har.put("send", Math.max(0, timings.send()));
    har.put("wait", Math.max(0, timings.waiting()));
    har.put("receive", Math.max(0, timings.read()));
    return har;
  }

  private static Map<String, Object> request(Exchange exchange) {
    String path = exchange.path();
    String url = path.startsWith("/") ? exchange.portal() + path : path;
    List<Map<String, String>> headers = new ArrayList<>();
    exchange.call().headers().forEach(header -> headers.add(pair(header.name(), header.value())));
    if (exchange.authorized()) {
      headers.add(pair("Authorization", "Bearer ***"));
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", exchange.method());
    request.put("url", url);
    request.put("httpVersion", "HTTP/1.1");
    request.put("cookies", List.of());
    request.put("headers", headers);
    request.put("queryString", query(url));
    Map<String, Object> posted = posted(exchange);
    if (posted != null) {
      request.put("postData", posted);
    }
    request.put("headersSize", -1);
    request.put("bodySize", exchange.sent().bytes());
    return request;
  }

  private static @Nullable Map<String, Object> posted(Exchange exchange) {
    RequestSnapshot.Content content = exchange.call().content();
    Map<String, Object> posted = new LinkedHashMap<>();
    if (content instanceof RequestSnapshot.Words words) {
      posted.put("mimeType", type(exchange.call(), "text/plain"));
      posted.put("text", words.text());
      return posted;
    }
    if (content instanceof RequestSnapshot.Form form) {
      posted.put("mimeType", "multipart/form-data");
      posted.put("params", form.parts().stream().map(HarText::param).toList());
      return posted;
    }
    if (content instanceof RequestSnapshot.Bytes bytes) {
      posted.put("mimeType", type(exchange.call(), "application/octet-stream"));
      posted.put("text", "");
      posted.put("comment", bytes.length() + " bytes, left out");
      return posted;
    }
    return null;
  }

  private static Map<String, Object> param(RequestSnapshot.Part part) {
    Map<String, Object> param = new LinkedHashMap<>();
    param.put("name", part.name());
    if (part instanceof RequestSnapshot.Field field) {
      param.put("value", field.value());
    } else if (part instanceof RequestSnapshot.File file) {
      param.put("fileName", file.fileName());
      param.put("contentType", file.mediaType());
    }
    return param;
  }

  private static String type(RequestSnapshot call, String usual) {
    return Objects.requireNonNullElse(call.header("Content-Type"), usual);
  }

  private static Map<String, Object> response(Exchange exchange) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("size", exchange.received().bytes());
    content.put("mimeType", exchange.received().type() == null ? "" : exchange.received().type());
    if (exchange.received().json() != null) {
      content.put("text", exchange.received().json().pretty());
    } else if (exchange.received().text() != null) {
      content.put("text", exchange.received().text());
    } else if (exchange.received().bytes() > 0) {
      content.put("comment", "left out");
    }
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("status", Math.max(0, exchange.status()));
    response.put("statusText", "");
    response.put("httpVersion", "HTTP/1.1");
    response.put("cookies", List.of());
    response.put("headers", named(exchange.received().headers()));
    response.put("content", content);
    response.put("redirectURL", "");
    response.put("headersSize", -1);
    response.put("bodySize", exchange.status() < 0 ? -1 : exchange.received().bytes());
    return response;
  }

  private static List<Map<String, String>> named(Map<String, String> values) {
    List<Map<String, String>> list = new ArrayList<>();
    values.forEach((name, value) -> list.add(pair(name, value)));
    return list;
  }

  private static Map<String, String> pair(String name, String value) {
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put("name", name);
    pair.put("value", value);
    return pair;
  }

  private static List<Map<String, String>> query(String url) {
    int mark = url.indexOf('?');
    if (mark < 0) {
      return List.of();
    }
    return Arrays.stream(url.substring(mark + 1).split("&"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("=", 2))
        .map(part -> pair(decoded(part[0]), part.length < 2 ? "" : decoded(part[1])))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
