package io.github.photoshell.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A sent request, for export as code. Never contains the token or a picture's bytes.
 *
 * @param target path and query, encoded, as in {@code /api/2.0/people/filter?filterValue=ada}; a
 *     whole address for other hosts
 * @param authorized whether the token is sent with it
 * @param headers the headers that matter to the request, as sent; a name may be repeated; without
 *     the content type of a form
 * @param omitted the names of usual headers that were left out, as in {@code Accept}
 */
public record RequestSnapshot(
    String method,
    String target,
    boolean authorized,
    List<Header> headers,
    List<String> omitted,
    Content content) {

  /** A header line. */
  public record Header(String name, String value) {}

  /** The content of a request. */
  public sealed interface Content {}

  /** No content. */
  public record Nothing() implements Content {}

  /** A text such as JSON, as sent. */
  public record Words(String text) implements Content {}

  /** A form of several parts. */
  public record Form(List<Part> parts) implements Content {
    public Form {
      parts = List.copyOf(parts);
    }
  }

  /** Other content; its length is in bytes. */
  public record Bytes(long length) implements Content {}

  /** One part of a form. */
  public sealed interface Part {
    String name();
  }

  /** A text part. */
  public record Field(String name, String value) implements Part {}

  /**
   * A file part.
   *
   * @param fileName the sent name
   * @param path the path of the file on this computer; its name if unknown
   * @param mediaType as in {@code image/png}
   */
  public record File(String name, String fileName, String path, String mediaType) implements Part {}

  private static final Set<String> NOT_OF_THE_CALL =
      Set.of("authorization", "host", "content-length", "connection");

  private static final List<String> OMITTABLE = List.of("Accept", "Content-Type", "User-Agent");

  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");

  public RequestSnapshot {
    headers = List.copyOf(headers);
    omitted = List.copyOf(omitted);
  }

  public RequestSnapshot(
      String method, String target, boolean authorized, List<Header> headers, Content content) {
    this(method, target, authorized, headers, List.of(), content);
  }

  /** Returns the first value of a header; null if the request has none. */
  public @Nullable String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  /** Returns the headers as a JSON object by name; the value of a repeated one is a list. */
  public Map<String, Object> headersAsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    valuesByName()
        .forEach((name, values) -> json.put(name, values.size() == 1 ? values.get(0) : values));
    return json;
  }

  /**
   * Returns the headers for a tool that sends a name only once: the values of a repeated one are
   * joined by commas, which means the same (RFC 9110, section 5.3).
   */
  public List<Header> joinedHeaders() {
    List<Header> joined = new ArrayList<>();
    valuesByName()
        .forEach((name, values) -> joined.add(new Header(name, String.join(", ", values))));
    return joined;
  }

  private Map<String, List<String>> valuesByName() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Header header : headers) {
      String known =
          values.keySet().stream()
              .filter(header.name()::equalsIgnoreCase)
              .findFirst()
              .orElse(header.name());
      values.computeIfAbsent(known, name -> new ArrayList<>()).add(header.value());
    }
    return values;
  }

  /** The content of a file with its path. */
  public static final class FileBody extends RequestBody {
    private final RequestBody bytes;
    private final String path;

    public FileBody(RequestBody bytes, String path) {
      this.bytes = bytes;
      this.path = path;
    }

    @Override
    public @Nullable MediaType contentType() {
      return bytes.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return bytes.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      bytes.writeTo(sink);
    }
  }

  /** Returns the request of a result, which may contain secrets. */
  public static RequestSnapshot of(ServerAddress address, HttpResult result) {
    Request request = result.request();
    CallOptions.Kind kind = result.options().kind();
    HttpUrl url = request.url();
    String query = url.encodedQuery();
    String target = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    List<Header> headers = new ArrayList<>();
    request
        .headers()
        .forEach(
            header -> {
              String name = header.getFirst().toLowerCase(Locale.ROOT);
              // The User-Agent of photoshell is not part of the request, a typed one is.
              boolean isOurName =
                  name.equals("user-agent") && header.getSecond().equals(HttpClients.USER_AGENT);
              if (!NOT_OF_THE_CALL.contains(name) && !isOurName) {
                headers.add(new Header(header.getFirst(), header.getSecond()));
              }
            });
    RequestBody body = request.body();
    MediaType own = body == null ? null : body.contentType();
    if (own != null && !(body instanceof MultipartBody)) {
      headers.removeIf(header -> header.name().equalsIgnoreCase("Content-Type"));
      headers.add(new Header("Content-Type", own.toString()));
    }
    try {
      return new RequestSnapshot(
          request.method(),
          address.sameOrigin(url) ? target : elsewhere(url, kind),
          result.isAuthorized(),
          headers,
          OMITTABLE.stream().filter(result.options()::omits).toList(),
          content(request, body, kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sent content type; null if there is none. */
  static @Nullable MediaType type(Request request) {
    RequestBody body = request.body();
    MediaType own = body == null ? null : body.contentType();
    String typed = request.header("Content-Type");
    return own == null && typed != null ? MediaType.parse(typed) : own;
  }

  /**
   * Returns an address on another host. The query of a picture is hidden, because a signed one
   * would give access to it.
   */
  private static String elsewhere(HttpUrl url, CallOptions.Kind kind) {
    boolean isPicture = kind == CallOptions.Kind.PICTURE;
    return (isPicture && url.query() != null ? url.newBuilder().query("***").build() : url)
        .toString();
  }

  private static Content content(Request request, @Nullable RequestBody body, CallOptions.Kind kind)
      throws IOException {
    if (body == null || body.contentLength() == 0) {
      return new Nothing();
    }
    if (body instanceof MultipartBody form) {
      List<Part> parts = new ArrayList<>();
      for (MultipartBody.Part part : form.parts()) {
        parts.add(part(part));
      }
      return new Form(parts);
    }
    MediaType type = type(request);
    // A typed body is a text, whatever its content type.
    boolean isText =
        kind == CallOptions.Kind.RAW
            || (type != null && (type.type().equals("text") || type.subtype().endsWith("json")));
    return isText ? new Words(text(body)) : new Bytes(body.contentLength());
  }

  private static Part part(MultipartBody.Part part) throws IOException {
    Headers headers = part.headers();
    String disposition = headers == null ? null : headers.get("Content-Disposition");
    String name = found(NAME, disposition);
    String fileName = found(FILE_NAME, disposition);
    RequestBody body = part.body();
    if (fileName == null) {
      return new Field(name == null ? "" : name, text(body));
    }
    MediaType type = body.contentType();
    return new File(
        name == null ? "" : name,
        fileName,
        body instanceof FileBody file ? file.path : fileName,
        type == null ? "application/octet-stream" : type.toString());
  }

  private static @Nullable String found(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    if (!matcher.find()) {
      return null;
    }
    // OkHttp encodes quotes and line breaks in names this way, as browsers do.
    return matcher.group(1).replace("%22", "\"").replace("%0A", "\n").replace("%0D", "\r");
  }

  private static String text(RequestBody body) throws IOException {
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readUtf8();
  }
}
