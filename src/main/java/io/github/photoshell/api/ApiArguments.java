package io.github.photoshell.api;

import io.github.photoshell.api.ApiRequestSender.Target;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.RawRequest;
import io.github.photoshell.portal.RawRequest.Content;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parsed arguments of the {@code api} command. */
record ApiArguments(
    String method,
    String path,
    List<Pair> query,
    ApiHeaders headers,
    @Nullable Content content,
    boolean all) {
  static final Set<String> METHODS =
      Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)(?:^|/)(\\{\\w+}|%7b\\w+%7d|:[a-z]\\w*)(?=/|$)");

  /**
   * Parses the arguments.
   *
   * @param dryRun which assumes that missing files exist; null if the request is sent
   * @throws UsageException if an argument is missing or invalid
   */
  static ApiArguments of(CommandInput input, String usage, @Nullable DryRun dryRun) {
    String method = method(input, usage);
    String path =
        input
            .optionalArgument("path")
            .orElseThrow(
                () ->
                    new UsageException(
                        "A request needs a path, such as people/@self.", "Usage: " + usage));
    rejectPlaceholder(path);
    boolean isRead = method.equals("GET") || method.equals("HEAD");
    if (isRead && ApiBody.isGiven(input)) {
      throw new UsageException(
          method + " requests have no body.", "Use --query name=value instead.");
    }
    Content content = isRead ? null : ApiBody.of(input, dryRun);
    ApiHeaders headers = ApiHeaders.of(input.options("header"), content);
    if (input.hasFlag("all") && !method.equals("GET")) {
      throw new UsageException("--all works only with GET.", "Leave it out.");
    }
    List<Pair> query = new ArrayList<>();
    input.options("query").forEach(typed -> query.add(query(typed)));
    if (isRead) {
      query.addAll(ApiBody.fieldsAsQuery(input));
    }
    return new ApiArguments(method, path, query, headers, content, input.hasFlag("all"));
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
    return new RawRequest(method, target.path(), whole, headers.sent(), headers.omitted(), content);
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

  /**
   * Rejects a name where a value belongs: Tab inserts {@code {id}}, and API pages show {@code :id}.
   */
  private static void rejectPlaceholder(String path) {
    if (path.matches("(?s).*[{\\[]\".*")) {
      throw new UsageException(
          "The path contains a whole JSON value, not a name or an ID.",
          "Keep only a part of it, for example: --jq .id --into id. Nothing was sent.");
    }
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
}
