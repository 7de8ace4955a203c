package io.github.photoshell.api;

import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.Timings;
import io.github.photoshell.portal.UploadReply;
import io.github.photoshell.text.AddressShortener;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange as one line for the trace, optionally followed by both bodies. */
public final class TraceText {
  private static final int MAX_LINES = 200;

  private static final Set<String> USUAL_HEADERS =
      Set.of(
          "accept: application/json",
          "accept: image/*",
          "content-type: application/json; charset=utf-8");

  /** Limit in characters for the portal's reason in a trace line. */
  private static final int MAX_REASON_LENGTH = 500;

  private TraceText() {}

  /**
   * Returns one line: request, outcome, time, sizes, and the attempt if not the first.
   *
   * @param exchange an exchange without secrets, as the portal package provides it
   */
  public static Text line(Exchange exchange) {
    return line(exchange, exchange.path());
  }

  /**
   * Returns the line with a number in front; a path that does not fit is shortened in the middle.
   *
   * @param back the number; 1 is the latest exchange
   */
  static Text listed(int back, Exchange exchange, LineLayout layout) {
    String number = "%3d  ".formatted(back);
    int usedColumns = number.length() + mark(exchange).length() + exchange.method().length() + 1;
    return Text.of(Style.FAINT, number)
        .plus(line(exchange, AddressShortener.shorten(exchange.path(), layout, usedColumns)))
        .hangingIndent(number.length());
  }

  private static String mark(Exchange exchange) {
    return exchange.background() ? "(Tab) " : "";
  }

  private static Text line(Exchange exchange, String path) {
    Text line =
        Text.of(Style.FAINT, mark(exchange))
            .plus(exchange.method() + " " + path)
            .plus(Style.FAINT, " · ")
            .plus(outcome(exchange));
    return line.plus(Style.FAINT, " · " + times(exchange) + sizes(exchange) + attempt(exchange));
  }

  /** Returns the line, followed by both bodies. */
  public static List<Text> withBodies(Exchange exchange) {
    List<Text> lines = new ArrayList<>();
    lines.add(line(exchange));
    lines.addAll(headers(exchange.call()));
    lines.addAll(sent(exchange));
    lines.addAll(received(exchange));
    return lines;
  }

  private static Text outcome(Exchange exchange) {
    FailureKind kind = exchange.kind();
    if (exchange.status() < 0) {
      String cause = kind == null ? "no answer" : kind.brief();
      return Text.of(Style.BAD, cause);
    }
    boolean success = exchange.status() < 300 && (kind == null) && !isRefusedUpload(exchange);
    String reason = reason(exchange);
    String cause = reason != null ? " " + reason : kind == null ? "" : " (" + kind.brief() + ")";
    return Text.of(success ? Style.GOOD : Style.BAD, exchange.status() + cause);
  }

  private static boolean isRefusedUpload(Exchange exchange) {
    Json json = exchange.received().json();
    Json response = json == null ? null : json.member("response");
    return UploadReply.isRefusal(response);
  }

  /** Returns the reason that the portal gave for a refusal; null if none. */
  private static @Nullable String reason(Exchange exchange) {
    Json json = exchange.received().json();
    if (json == null) {
      return null;
    }
    Json error = json.member(isRefusedUpload(exchange) ? "response" : "error");
    Json message = error == null ? null : error.member("message");
    String text = message == null ? null : message.text();
    return text == null || text.isBlank() ? null : Text.abbreviate(text, MAX_REASON_LENGTH);
  }

  private static String times(Exchange exchange) {
    Timings timings = exchange.timings();
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("connect", timings.connect());
    parts.put("TLS", timings.tls());
    parts.put("wait", timings.waiting());
    parts.put("read", timings.read());
    List<String> shown = new ArrayList<>();
    parts.forEach(
        (name, millis) -> {
          if (millis >= 0) {
            shown.add(name + " " + millis);
          }
        });
    return exchange.millis()
        + " ms"
        + (shown.isEmpty() ? "" : " (" + String.join(", ", shown) + ")");
  }

  private static String sizes(Exchange exchange) {
    String sent = exchange.sent().bytes() > 0 ? " · sent " + bytes(exchange.sent().bytes()) : "";
    return sent + (exchange.status() < 0 ? "" : " · got " + bytes(exchange.received().bytes()));
  }

  private static String attempt(Exchange exchange) {
    return exchange.attempt() == 1 ? "" : " · try " + exchange.attempt();
  }

  private static String bytes(long count) {
    return "%,d bytes".formatted(count);
  }

  /** Returns the headers of the request, but those that most requests have. */
  private static List<Text> headers(RequestSnapshot call) {
    return body(
        "> ",
        call.headers().stream()
            .map(header -> header.name() + ": " + header.value())
            .filter(line -> !USUAL_HEADERS.contains(line.toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static List<Text> sent(Exchange exchange) {
    RequestSnapshot.Content content = exchange.call().content();
    if (exchange.sent().json() != null) {
      return body("> ", exchange.sent().json().pretty().lines().toList());
    }
    if (content instanceof RequestSnapshot.Form form) {
      return body("> ", form.parts().stream().map(TraceText::part).toList());
    }
    if (content instanceof RequestSnapshot.Words words) {
      return body("> ", words.text().lines().toList());
    }
    return content instanceof RequestSnapshot.Bytes bytes
        ? body("> ", List.of(bytes(bytes.length())))
        : List.of();
  }

  private static String part(RequestSnapshot.Part part) {
    if (part instanceof RequestSnapshot.Field field) {
      return field.name() + ": " + field.value();
    }
    RequestSnapshot.File file = (RequestSnapshot.File) part;
    return file.name() + ": " + file.fileName() + ", " + file.mediaType();
  }

  private static List<Text> received(Exchange exchange) {
    if (exchange.received().json() != null) {
      return body("< ", exchange.received().json().pretty().lines().toList());
    }
    if (exchange.received().text() != null) {
      return body("< ", exchange.received().text().lines().toList());
    }
    if (exchange.status() < 0 || exchange.received().bytes() == 0) {
      return List.of();
    }
    String type = exchange.received().type();
    return body(
        "< ",
        List.of((type == null ? "no type" : type) + ", " + bytes(exchange.received().bytes())));
  }

  private static List<Text> body(String mark, List<String> lines) {
    List<Text> shown = new ArrayList<>();
    lines.stream().limit(MAX_LINES).forEach(line -> shown.add(marked(mark, line)));
    if (lines.size() > MAX_LINES) {
      shown.add(marked(mark, "… %d more lines".formatted(lines.size() - MAX_LINES)));
    }
    return shown;
  }

  private static Text marked(String mark, String line) {
    return Text.of(Style.FAINT, "  " + mark).plus(line).noWrap();
  }

  /** Returns an exchange as a JSON document, with the same outcome text as the line. */
  public static Json json(Exchange exchange) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("method", exchange.method());
    document.put("portal", exchange.portal());
    document.put("path", exchange.path());
    document.put("status", exchange.status() < 0 ? null : exchange.status());
    document.put("outcome", outcome(exchange).plain());
    document.put("began", exchange.began().toString());
    document.put("try", exchange.attempt());
    document.put("milliseconds", milliseconds(exchange));
    document.put("authorized", exchange.authorized());
    document.put("requestHeaders", exchange.call().headersAsJson());
    document.put("requestBytes", exchange.sent().bytes());
    document.put("responseBytes", exchange.received().bytes());
    document.put("responseType", exchange.received().type());
    document.put("request", exchange.sent().json());
    document.put("response", exchange.received().json());
    document.put("responseText", exchange.received().text());
    return Json.object(document);
  }

  private static Map<String, @Nullable Object> milliseconds(Exchange exchange) {
    Timings timings = exchange.timings();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("total", exchange.millis());
    document.put("connect", known(timings.connect()));
    document.put("tls", known(timings.tls()));
    document.put("wait", known(timings.waiting()));
    document.put("read", known(timings.read()));
    return document;
  }

  private static @Nullable Long known(long millis) {
    return millis < 0 ? null : millis;
  }
}
