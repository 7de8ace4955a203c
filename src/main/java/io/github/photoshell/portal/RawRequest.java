package io.github.photoshell.portal;

import io.github.photoshell.http.HttpClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request written by the user: any method and path of the portal.
 *
 * @param path the path after the portal's address, starting with a slash; may include a query
 * @param query parameters added to the query of the path; not yet encoded
 * @param headers a name may be repeated
 * @param omitted the names of headers that are usual and not sent this time, in lower case
 * @param content null for none
 */
public record RawRequest(
    String method,
    String path,
    List<Pair> query,
    List<Pair> headers,
    Set<String> omitted,
    @Nullable Content content) {

  public RawRequest {
    omitted = Set.copyOf(omitted);
    method = method.toUpperCase(Locale.ROOT);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  public RawRequest(
      String method, String path, List<Pair> query, List<Pair> headers, @Nullable Content content) {
    this(method, path, query, headers, Set.of(), content);
  }

  /** Returns the same request with another query. */
  public RawRequest withQuery(List<Pair> other) {
    return new RawRequest(method, path, other, headers, omitted, content);
  }

  /** Returns whether a header with this name was typed, or omitted. */
  boolean decidesHeader(String name) {
    return omitted.contains(name.toLowerCase(Locale.ROOT))
        || headers.stream().anyMatch(pair -> pair.name().equalsIgnoreCase(name));
  }

  /** A name and value of a query or header. */
  public record Pair(String name, String value) {}

  /** The content of a request. */
  public sealed interface Content {}

  /** A JSON document. */
  public record JsonContent(String text) implements Content {}

  /** A form that may contain files, {@code multipart/form-data}. */
  public record Form(List<Part> parts) implements Content {
    public Form {
      parts = List.copyOf(parts);
    }
  }

  /** One part of a form. */
  public sealed interface Part {}

  /** A text part. */
  public record TextPart(String name, String text) implements Part {}

  /**
   * A file part; the file is read while it is sent.
   *
   * @param mediaType as in {@code image/png}
   */
  public record FilePart(String name, Path file, String mediaType) implements Part {}

  /** Returns whether the request only reads. */
  public boolean reads() {
    return HttpClients.reads(method);
  }

  /**
   * Returns whether the request changes a photo, for which the portal may have to download an
   * image.
   */
  boolean changesPhoto() {
    return !reads() && path.replaceFirst("[?].*", "").matches("(?i).*/photo(/thumbnails)?/?");
  }
}
