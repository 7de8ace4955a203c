package io.github.photoshell.api;

import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.portal.Exchange;
import io.github.photoshell.portal.RequestSnapshot;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call to be written as a program.
 *
 * @param call without secrets; where one was left out, three asterisks stand for it
 * @param saving where the answer goes; null where it is a text to be printed
 */
record ExportedCall(RequestSnapshot call, @Nullable Saving saving) {
  /**
   * An answer that is kept in a file.
   *
   * @param file its name, in the folder where the program is run
   * @param type how its media type begins, as in {@code image/}
   */
  record Saving(String file, String type) {
    boolean isPicture() {
      return type.equals(PICTURE);
    }
  }

  private static final String PICTURE = "image/";

  /** Media types whose answers can be printed, whatever comes before and behind these words. */
  private static final Pattern TEXT = Pattern.compile("^text/|json|xml|javascript|x-www-form");

  /** Returns the sample that makes the call of an exchange again. */
  static ExportedCall of(Exchange exchange) {
    RequestSnapshot call = exchange.call();
    String type =
        Objects.requireNonNullElse(exchange.received().type(), "").toLowerCase(Locale.ROOT);
    if (call.method().equals("HEAD")) {
      return new ExportedCall(call, null);
    }
    // What a picture was asked for and refused with may be a text.
    if (type.startsWith(PICTURE) || wantsPicture(call)) {
      return new ExportedCall(call, new Saving(fileName(call), PICTURE));
    }
    int slash = type.indexOf('/');
    boolean isText = slash < 0 || TEXT.matcher(type).find();
    return new ExportedCall(
        call, isText ? null : new Saving(fileName(call), type.substring(0, slash + 1)));
  }

  private static boolean wantsPicture(RequestSnapshot call) {
    return call.headers().getOrDefault("Accept", "").startsWith(PICTURE);
  }

  /** Returns the last part of the path, as far as any system takes it for a file's name. */
  private static String fileName(RequestSnapshot call) {
    String path = call.target().replaceFirst("[?#].*", "");
    String name =
        path.substring(path.lastIndexOf('/') + 1)
            .replaceAll("%[0-9A-Fa-f]{2}|[^A-Za-z0-9._-]", "_")
            .replaceFirst("^[.-]+", "");
    return name.isEmpty() ? "answer" : PlainFileName.of(name);
  }

  /** Whether only the answer's head is asked for. */
  boolean isHead() {
    return call.method().equals("HEAD");
  }

  /**
   * Returns the first lines of a program, which say what it does.
   *
   * @param comment what a line begins with that is none of the program's
   */
  String title(String comment) {
    String target = call.target().replaceAll("\\R", " ");
    String title = "%s %s %s, as photoshell sent it.\n".formatted(comment, call.method(), target);
    // Three asterisks stand for a secret, and the program cannot do without it.
    return (target + call.headers().values() + call.content()).contains("***")
        ? title + comment + " A secret was left out of this request: put it in place of ***.\n"
        : title;
  }
}
