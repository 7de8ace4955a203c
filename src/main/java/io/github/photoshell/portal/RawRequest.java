package io.github.photoshell.portal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody makes up: any method and path of the portal.
 *
 * @param path from the portal's address on, beginning with a slash; may carry a query
 * @param query added to the path's own, encoded here
 * @param content null for none
 */
public record RawRequest(
    String method, String path, List<Pair> query, List<Pair> headers, @Nullable Content content) {

  public RawRequest {
    method = method.toUpperCase(Locale.ROOT);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  /** A name with a value, as queries and headers have them. */
  public record Pair(String name, String value) {}

  /** What is sent along. */
  public sealed interface Content {}

  /** A JSON document. */
  public record JsonContent(String text) implements Content {}

  /** A form with files in it, {@code multipart/form-data}. */
  public record Form(List<Part> parts) implements Content {
    public Form {
      parts = List.copyOf(parts);
    }
  }

  /** One part of a form. */
  public sealed interface Part {
    String name();
  }

  /** A part that is a text. */
  public record TextPart(String name, String text) implements Part {}

  /**
   * A part that is a file, read while it is sent.
   *
   * @param mediaType as in {@code image/png}
   */
  public record FilePart(String name, Path file, String mediaType) implements Part {}

  /** Whether it only looks. */
  public boolean reads() {
    return reads(method);
  }

  /** Whether it changes a photo, which the portal may have to download first. */
  boolean changesPhoto() {
    return !reads() && path.replaceFirst("[?].*", "").matches("(?i).*/photo(/thumbnails)?/?");
  }

  /** Returns whether calls of a method only look. */
  static boolean reads(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}
