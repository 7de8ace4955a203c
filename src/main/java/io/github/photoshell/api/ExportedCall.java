package io.github.photoshell.api;

import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.http.Exchange;
import io.github.photoshell.http.RequestSnapshot;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to be exported as a program.
 *
 * @param call the request; {@code ***} replaces each secret
 * @param savedFile the file for the response; null if the response is text to print
 */
record ExportedCall(RequestSnapshot call, @Nullable SavedFile savedFile) {
  /**
   * The file that a response is saved to.
   *
   * @param file its name, in the current folder
   * @param type the start of the media type, as in {@code image/}
   */
  record SavedFile(String file, String type) {
    boolean isPicture() {
      return type.equals(PICTURE);
    }
  }

  private static final String PICTURE = "image/";

  /** Found in the media types of responses that can be printed. */
  private static final Pattern TEXT = Pattern.compile("^text/|json|xml|javascript|x-www-form");

  /** Returns the request of an exchange, prepared for export. */
  static ExportedCall of(Exchange exchange) {
    RequestSnapshot call = exchange.call();
    String type =
        Objects.requireNonNullElse(exchange.received().type(), "").toLowerCase(Locale.ROOT);
    if (call.method().equals("HEAD")) {
      return new ExportedCall(call, null);
    }
    // The refusal of a request for an image may be text.
    if (type.startsWith(PICTURE) || wantsPicture(call)) {
      return new ExportedCall(call, new SavedFile(fileName(call), PICTURE));
    }
    int slash = type.indexOf('/');
    boolean isText = slash < 0 || TEXT.matcher(type).find();
    return new ExportedCall(
        call, isText ? null : new SavedFile(fileName(call), type.substring(0, slash + 1)));
  }

  private static boolean wantsPicture(RequestSnapshot call) {
    String accept = call.header("Accept");
    return accept != null && accept.startsWith(PICTURE);
  }

  /** Returns the last segment of the path as a file name that is valid on every system. */
  private static String fileName(RequestSnapshot call) {
    String path = call.target().replaceFirst("[?#].*", "");
    String name =
        path.substring(path.lastIndexOf('/') + 1)
            .replaceAll("%[0-9A-Fa-f]{2}|[^A-Za-z0-9._-]", "_")
            .replaceFirst("^[.-]+", "");
    return name.isEmpty() ? "answer" : PlainFileName.of(name);
  }

  /** Returns true if only the response's headers are requested. */
  boolean isHead() {
    return call.method().equals("HEAD");
  }

  /**
   * Returns the comment at the top of the program.
   *
   * @param comment the language's comment marker
   */
  String title(String comment) {
    String target = call.target().replaceAll("\\R", " ");
    String title = "%s %s %s, as photoshell sent it.\n".formatted(comment, call.method(), target);
    // A removed secret is shown as ***, and the program needs it.
    return (target + call.headers() + call.content()).contains("***")
        ? title + comment + " A secret was left out of this request: put it in place of ***.\n"
        : title;
  }
}
