package io.github.photoshell.portal;

import io.github.photoshell.http.LocalAddresses;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import java.net.ProtocolException;
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
  static @Nullable String reason(Throwable failure, CallState progress) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IncompleteResponseException) {
        return "it is " + cause.getMessage();
      }
    }
    BodyText body = progress.text();
    return body == null ? transferProblem(failure, progress) : reason(body, failure, progress);
  }

  private static @Nullable String transferProblem(Throwable failure, CallState progress) {
    if (failure instanceof LocalAddresses.LocalAddressException) {
      return "a picture's address points to this computer or its local network";
    }
    if (failure instanceof StaleConnectionCheck.HeadersTooLongException) {
      return "its headers do not end";
    }
    if (progress.isEncodedWrongly()) {
      return "it is declared as gzip, but is not";
    }
    if (failure instanceof ProtocolException) {
      return progress.status() < 0 ? "it is not HTTP" : "it is not valid HTTP";
    }
    return null;
  }

  private static @Nullable String reason(BodyText body, Throwable failure, CallState progress) {
    switch (progress.body()) {
      case NONE, EMPTY -> {
        return "it is empty";
      }
      case HTML -> {
        return "it is a web page" + quoted(BodyText.ofPage(orEmpty(body.text())));
      }
      case TEXT -> {
        String text = body.text();
        String encoding = progress.encoding();
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
          .formatted(flaw.line(), flaw.column(), flaw.what());
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
