package io.github.photoshell.portal;

import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says why an answer could not be read. The words are ours: those of the libraries that read it are
 * for programmers, and quote what they could not read.
 */
final class UnreadableResponse {
  /** Where Moshi found a value of another type. */
  private static final Pattern PATH = Pattern.compile(" at path \\$\\.?(\\S*)$");

  private UnreadableResponse() {}

  /** Returns the reason; null where no more is known than that it could not be read. */
  static @Nullable String why(Throwable failure, CallProgress progress) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IncompleteResponseException) {
        return "it is " + cause.getMessage();
      }
    }
    BodyText body = progress.text();
    return body == null ? onTheWay(failure, progress) : why(body, failure, progress);
  }

  private static @Nullable String onTheWay(Throwable failure, CallProgress progress) {
    if (failure instanceof LocalAddresses.Refused) {
      return "a picture's address leads into this computer or its own network link";
    }
    if (failure instanceof StaleConnectionCheck.EndlessHead) {
      return "its headers have no end";
    }
    if (progress.isPackedWrongly()) {
      return "it says that it is packed with gzip, and is not";
    }
    if (failure instanceof ProtocolException) {
      return progress.status() < 0 ? "it is not HTTP" : "its parts do not fit together";
    }
    return null;
  }

  private static @Nullable String why(BodyText body, Throwable failure, CallProgress progress) {
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
        return encoding == null ? "it is no text" : "it is packed as " + encoding;
      }
      case JSON -> {
        // What kind of JSON it is says more than that it is some.
      }
    }
    Json.Flaw flaw = JsonParser.flaw(body.utf8().utf8());
    if (flaw != null) {
      return "it is no JSON at line %d, column %d: %s"
          .formatted(flaw.line(), flaw.column(), flaw.what());
    }
    Matcher path = PATH.matcher(String.valueOf(failure.getMessage()));
    return path.find() && !path.group(1).isEmpty()
        ? "'%s' is not of the type that it should be".formatted(BodyText.line(path.group(1)))
        : "it is JSON of another kind";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String quoted(String words) {
    return words.isEmpty() ? "" : ": " + words;
  }
}
