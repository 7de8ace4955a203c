package io.github.photoshell.portal;

import io.github.photoshell.http.BodyText;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a response could not be read. The messages of the parsing libraries are not used, as
 * they are for programmers and quote the response.
 */
final class UnreadableResponse {
  /** The place where Moshi found a value of the wrong type. */
  private static final Pattern PATH = Pattern.compile(" at path \\$\\.?(\\S*)$");

  private UnreadableResponse() {}

  /** Returns the reason; null when unknown. */
  static @Nullable String reason(Throwable failure, HttpResult result) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IncompleteResponseException) {
        return "it is " + cause.getMessage();
      }
    }
    BodyText body = result.text();
    return body == null ? null : reason(body, failure, result);
  }

  private static @Nullable String reason(BodyText body, Throwable failure, HttpResult result) {
    switch (result.bodyKind()) {
      case NONE, EMPTY -> {
        return "it is empty";
      }
      case HTML -> {
        return "it is a web page" + quoted(BodyText.ofPage(orEmpty(body.text())));
      }
      case TEXT -> {
        String text = body.text();
        String encoding = result.encoding();
        if (text != null) {
          return "it is text" + quoted(BodyText.line(text));
        }
        return encoding == null ? "it is not text" : "it is encoded as " + encoding;
      }
      case JSON -> {
        // Explained below.
      }
    }
    Json.Flaw flaw = JsonParser.flaw(body.utf8().utf8());
    if (flaw != null) {
      return "it is not JSON at line %d, column %d: %s"
          .formatted(flaw.line(), flaw.column(), flaw.message());
    }
    Matcher path = PATH.matcher(String.valueOf(failure.getMessage()));
    return path.find() && !path.group(1).isEmpty()
        ? "'%s' has the wrong type".formatted(BodyText.line(path.group(1)))
        : "it is other JSON";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "" : ": " + words;
  }
}
