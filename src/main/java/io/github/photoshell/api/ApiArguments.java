package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.Target;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Content;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.portal.RawRequest.Part;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.LocalPath;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Json;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parsed arguments of the {@code api} command. */
record ApiArguments(
    String method,
    String path,
    List<Pair> query,
    List<Pair> headers,
    @Nullable Content content,
    boolean all) {
  static final Set<String> METHODS =
      Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*(.*)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("(?:^|/)(\\{\\w+})(?=/|$)");
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  /** Headers that the session or the body determines. */
  private static final Set<String> RESERVED_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "host", "content-length");

  /** Headers of the connection; HTTP/2 would silently drop some of them. */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");

  /**
   * Parses the arguments.
   *
   * @throws UsageException if an argument is missing or invalid
   */
  static ApiArguments of(CommandInput input, String usage) {
    String method = method(input, usage);
    String path =
        input
            .optionalArgument("path")
            .orElseThrow(
                () ->
                    new UsageException(
                        "A request needs a path, such as people/@self.", "Usage: " + usage));
    rejectPlaceholder(path);
    boolean sends = input.optionalArgument("body").isPresent() || !input.options("file").isEmpty();
    if (sends && (method.equals("GET") || method.equals("HEAD"))) {
      throw new UsageException(
          method + " requests have no body.", "Use --query name=value instead.");
    }
    Content content = content(input);
    List<Pair> headers = input.options("header").stream().map(ApiArguments::header).toList();
    rejectDuplicates(headers);
    headers.forEach(header -> rejectWrongContentType(header, content));
    if (input.hasFlag("all") && !method.equals("GET")) {
      throw new UsageException("--all works only with GET.", "Leave it out.");
    }
    return new ApiArguments(
        method,
        path,
        input.options("query").stream().map(ApiArguments::query).toList(),
        headers,
        content,
        input.hasFlag("all"));
  }

  /**
   * Returns the request for this portal.
   *
   * @throws UsageException if the path is a URL of another server
   */
  RawRequest call(ServerAddress portal) {
    Target target =
        ApiRequestSender.target(path, portal)
            .orElseThrow(
                () ->
                    new UsageException(
                        "This address is not on the connected portal, " + portal + ".",
                        "Give a path, or connect to the other portal first."));
    List<Pair> whole = new ArrayList<>(target.query());
    whole.addAll(query);
    return new RawRequest(method, target.path(), whole, headers, content);
  }

  private static String method(CommandInput input, String usage) {
    String typed =
        input
            .optionalArgument("method")
            .orElseThrow(
                () ->
                    new UsageException(
                        "A request needs a method and a path, such as GET people/@self.",
                        "Usage: " + usage));
    String method = typed.toUpperCase(Locale.ROOT);
    if (METHODS.contains(method)) {
      return method;
    }
    throw unknownMethod(typed);
  }

  static UsageException unknownMethod(String typed) {
    String next =
        typed.contains("/")
            ? "The method comes first: api GET " + typed
            : "Use GET, PUT, POST, DELETE, PATCH, HEAD or OPTIONS.";
    return new UsageException("'" + typed + "' is not an HTTP method.", next);
  }

  /** Rejects a name in braces, which Tab inserts where a value belongs. */
  private static void rejectPlaceholder(String path) {
    Matcher placeholder = PLACEHOLDER.matcher(path.replaceFirst("\\?.*", ""));
    if (placeholder.find()) {
      throw new UsageException(
          placeholder.group(1) + " in the path is not a value.",
          "Type the value in its place. Nothing was sent.");
    }
  }

  private static Pair query(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "--query takes name=value, not '" + typed + "'.", "For example: --query count=10");
    }
    return new Pair(typed.substring(0, equals), typed.substring(equals + 1));
  }

  private static Pair header(String typed) {
    var parts = HEADER.matcher(typed);
    if (!parts.matches() || !typed.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127))) {
      throw new UsageException(
          "--header takes 'Name: value' in ASCII characters.",
          "For example: --header 'Accept-Language: de'");
    }
    if (CONNECTION_HEADERS.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
      throw new UsageException(parts.group(1) + " is set by photoshell itself.", "Leave it out.");
    }
    if (RESERVED_HEADERS.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
      throw new UsageException(
          parts.group(1) + " is set by photoshell, which sends the session's API key.",
          "To act as another person, connect with their API key.");
    }
    return new Pair(parts.group(1), parts.group(2).strip());
  }

  private static void rejectDuplicates(List<Pair> headers) {
    Set<String> names = new HashSet<>();
    for (Pair header : headers) {
      if (!names.add(header.name().toLowerCase(Locale.ROOT))) {
        throw new UsageException(
            header.name() + " is given twice, but a header can be sent only once.",
            "Join several values with commas: --header '%s: one, two'".formatted(header.name()));
      }
    }
  }

  /** Rejects a Content-Type that does not match the body. */
  private static void rejectWrongContentType(Pair header, @Nullable Content content) {
    if (!header.name().equalsIgnoreCase("Content-Type")) {
      return;
    }
    if (content instanceof RawRequest.Form) {
      throw new UsageException(
          "A form sets its own Content-Type, with the boundary of its parts.",
          "Leave the header out, or send a body instead of --file.");
    }
    Matcher charset = CHARSET.matcher(header.value());
    if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
      throw new UsageException(
          "Bodies are sent in UTF-8, not in " + charset.group(1) + ".",
          "Leave the charset out of the Content-Type.");
    }
  }

  private static @Nullable Content content(CommandInput input) {
    String body = input.optionalArgument("body").orElse(null);
    List<String> parts = input.options("file");
    if (body != null && !parts.isEmpty()) {
      throw new UsageException(
          "A body and --file cannot be combined.", "Give a text part as --file name=text.");
    }
    if (!parts.isEmpty()) {
      return new RawRequest.Form(parts.stream().map(ApiArguments::part).toList());
    }
    return body == null ? null : json(body);
  }

  private static Content json(String body) {
    boolean isFile = body.startsWith("@");
    String text = isFile ? read(body.substring(1)) : body;
    Json.Flaw flaw = Json.flaw(text);
    if (flaw == null) {
      return new RawRequest.JsonContent(text);
    }
    String where = isFile ? body.substring(1) : "The body";
    throw new UsageException(
        "%s is invalid JSON at line %d, column %d: %s."
            .formatted(where, flaw.line(), flaw.column(), flaw.what()),
        isFile
            ? "Nothing was sent."
            : "Put it in single quotes: '{\"name\": \"value\"}'. Nothing was sent.");
  }

  private static String read(String name) {
    Path file = readable(name);
    try {
      byte[] bytes = UserFile.read(file, MAX_BODY_BYTES);
      if (bytes.length > MAX_BODY_BYTES) {
        throw new UsageException(
            name + " is larger than 10 MB.", "Send it as a form part: --file part=@file");
      }
      // Removes a byte order mark, which is not valid JSON.
      return UserFile.text(bytes);
    } catch (IOException unreadable) {
      throw new UsageException(
          "The file " + name + " is not UTF-8 text.",
          "Any file can be sent as a form part: --file part=@file");
    }
  }

  /**
   * Returns a readable file.
   *
   * @throws UsageException if it does not exist or cannot be read
   */
  private static Path readable(String name) {
    if (name.isEmpty()) {
      throw new UsageException("A file name is missing after @.", "For example: @me.jpg");
    }
    Path file = LocalPath.of(name);
    String why =
        !Files.exists(file)
            ? "There is no file " + name + "."
            : Files.isDirectory(file)
                ? name + " is a folder, not a file."
                : Files.isReadable(file) ? "" : "You may not read the file " + name + ".";
    if (!why.isEmpty()) {
      throw new UsageException(why, "Nothing was sent.");
    }
    return file;
  }

  private static Part part(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "--file takes part=@file or part=text, not '" + typed + "'.",
          "For example: --file File=@me.jpg");
    }
    String name = typed.substring(0, equals);
    String value = typed.substring(equals + 1);
    if (!value.startsWith("@")) {
      return new RawRequest.TextPart(name, value);
    }
    Path file = LocalPath.of(value.substring(1));
    DryRun dryRun = DryRun.current();
    if (dryRun != null && !value.equals("@") && !Files.exists(file)) {
      dryRun.assumeFile(file.toString());
    } else {
      readable(value.substring(1));
      if (!Files.isRegularFile(file)) {
        throw new UsageException(
            value.substring(1) + " is a pipe or a device, not a file.", "Nothing was sent.");
      }
    }
    String type = URLConnection.guessContentTypeFromName(file.toString());
    return new RawRequest.FilePart(
        name, file, Objects.requireNonNullElse(type, "application/octet-stream"));
  }
}
