package io.github.photoshell.api;

import io.github.photoshell.api.CurlRequest.Data;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.PosixTokenizer;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.shell.TypedSecrets;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Redactor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code api} line that sends the request of a curl command.
 *
 * @param line without secrets
 * @param notes what differs from curl, one sentence each
 */
record CurlTranslation(String line, List<String> notes) {
  private static final String JSON = "application/json";

  /** Headers of browsers, of the connection and of the session. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "host|content-length|connection|keep-alive|proxy-connection|te|transfer-encoding|upgrade"
              + "|accept-encoding|user-agent|referer|origin|dnt|priority|pragma|cache-control"
              + "|upgrade-insecure-requests|sec-.*|expect");

  private static final Set<String> KEYS =
      Set.of("authorization", "proxy-authorization", "x-api-key", "asc_auth_key");

  private static final Pattern PORTAL_VARIABLE =
      Pattern.compile(
          "[" + PosixTokenizer.VARIABLE + "$](?:\\{%1$s}|%1$s)(?=/|$)".formatted(CurlText.PORTAL));

  /** The addresses in the API's own pages, for the reader's portal. */
  private static final Pattern SAMPLE_PORTAL =
      Pattern.compile(
          "(?i)https?://((?:[^/?#]*[{<][^/?#]*)|example\\.com"
              + "|(?:example|your-?portal|your-?docspace)\\.onlyoffice\\.com)(?=[/?]|$)");

  private static final Pattern USER_INFO = Pattern.compile("(?i)[a-z]+://[^/?#]*@.*");

  CurlTranslation {
    notes = List.copyOf(notes);
  }

  /**
   * Returns the line.
   *
   * @param portal the connected portal, or the one to connect to; null if none is known
   * @throws UsageException if the address is not on the portal, or {@code api} cannot send the
   *     request
   */
  static CurlTranslation of(CurlRequest request, @Nullable ServerAddress portal) {
    return new Builder(request).line(portal);
  }

  private static final class Builder {
    private final CurlRequest request;
    private final List<String> words = new ArrayList<>();
    private final List<String> leftOut;
    private final List<String> notes = new ArrayList<>();
    private final boolean hasBody;

    Builder(CurlRequest request) {
      this.request = request;
      leftOut = new ArrayList<>(request.leftOut());
      hasBody = !request.asQuery() && !request.data().isEmpty();
    }

    CurlTranslation line(@Nullable ServerAddress portal) {
      words.add("api");
      words.add(method());
      words.add(path(portal));
      body();
      queries();
      request.parts().forEach(part -> option("--file", part));
      headers();
      String output = request.output();
      if (output != null) {
        option("--output", output);
      }
      String line = words.stream().map(Tokenizer::quoted).collect(Collectors.joining(" "));
      String safe = TypedSecrets.redact(line);
      if (!safe.equals(line)) {
        notes.add("A secret was replaced by " + Redactor.GONE + ": type it there yourself.");
      }
      if (leftOut.contains("-k") || leftOut.contains("--insecure")) {
        notes.add("Certificates are always checked, even if curl would not (-k).");
      }
      if (!leftOut.isEmpty()) {
        notes.add(0, "Left out: " + String.join(", ", leftOut) + ".");
      }
      return new CurlTranslation(safe, notes);
    }

    private String method() {
      String typed = request.method();
      boolean sends = hasBody || !request.parts().isEmpty();
      String method = typed == null ? (sends ? "POST" : "GET") : typed;
      if (!ApiArguments.METHODS.contains(method)) {
        throw ApiArguments.unknownMethod(method);
      }
      if (sends && (method.equals("GET") || method.equals("HEAD"))) {
        throw new UsageException(
            "'api' sends no body with " + method + ".",
            "With -G, curl sends the data in the query: add it, and paste the command again.");
      }
      return method;
    }

    private String path(@Nullable ServerAddress portal) {
      Matcher variable = PORTAL_VARIABLE.matcher(request.url());
      boolean isPath = variable.lookingAt();
      String url =
          CurlParser.known(isPath ? request.url().substring(variable.end()) : request.url());
      int fragment = url.indexOf('#');
      String whole = fragment < 0 ? url : url.substring(0, fragment);
      if (isPath) {
        return belowBase(whole.isEmpty() ? "/" : whole);
      }
      String absolute = whole.matches("(?i)https?://.*") ? whole : "http://" + whole;
      if (USER_INFO.matcher(absolute).matches()) {
        throw new UsageException(
            "The address contains a user name or a password. DocSpace takes API keys instead.",
            "Remove it, and paste the command again.");
      }
      Matcher sample = SAMPLE_PORTAL.matcher(absolute);
      boolean isSample =
          sample.lookingAt() && (portal == null || !portal.sameOrigin(sample.group()));
      if (isSample) {
        notes.add(sample.group(1) + " stands for the portal that you are connected to.");
      } else if (portal == null) {
        notes.add("You are not connected: 'api' checks the address when you send it.");
        return absolute;
      } else if (!portal.sameOrigin(absolute)) {
        throw new UsageException(
            "This address is not on your portal, " + portal + ".",
            "Put the portal's address in its place, or connect to the other portal first.");
      }
      int slash = absolute.indexOf('/', absolute.indexOf("//") + 2);
      int question = absolute.indexOf('?');
      boolean hasPath = slash >= 0 && (question < 0 || slash < question);
      return belowBase(
          hasPath
              ? absolute.substring(slash)
              : "/" + (question < 0 ? "" : absolute.substring(question)));
    }

    /** Returns a short path for the API, which {@code api} completes. */
    private static String belowBase(String path) {
      String shortPath = ServerAddress.shortPath(path);
      return shortPath.matches("[A-Za-z@].*") && !shortPath.matches("(?i)(api/2.0/|https?:).*")
          ? shortPath
          : path;
    }

    private void body() {
      if (!hasBody) {
        return;
      }
      if (!request.parts().isEmpty()) {
        throw new UsageException(
            "The command has both a body and parts of a form (-d and -F).",
            "Remove one of them, and paste the command again.");
      }
      List<Data> data = request.data();
      String text = data.get(0).text();
      boolean isFile = data.get(0).isFile();
      if (data.size() > 1
          || !data.get(0).isEncoded()
          || (!isFile && !text.isEmpty() && Json.flaw(text) != null)) {
        throw new UsageException(
            "The data is not JSON, and 'api' sends only JSON and multipart forms.",
            "Write it as JSON: -d '{\"name\": \"value\"}'. To send it in the query, add -G.");
      }
      if (text.isEmpty()) {
        return;
      }
      // Strings of JSON have no line breaks, so the body fits on one line.
      words.add(text.replaceAll("\\h*\\R\\h*", " "));
      if (!request.isJson() && contentType() == null) {
        notes.add("'api' sends the body as JSON; curl would call it a web form.");
      }
    }

    private @Nullable String contentType() {
      return request.headers().stream()
          .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
          .map(Pair::value)
          .findFirst()
          .orElse(null);
    }

    private void queries() {
      request.query().forEach(pair -> option("--query", pair.name() + "=" + pair.value()));
      if (!request.asQuery()) {
        return;
      }
      for (Data piece : request.data()) {
        if (piece.isFile()) {
          throw new UsageException(
              "-G with data from a file is not supported here.",
              "Put the data in its place, and paste the command again.");
        }
        List<String> pairs =
            piece.isEncoded() ? List.of(piece.text().split("&", -1)) : List.of(piece.text());
        for (String pair : pairs) {
          String plain = piece.isEncoded() ? decoded(pair) : pair;
          option("--query", plain.contains("=") ? plain : plain + "=");
        }
      }
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }

    private void headers() {
      for (Pair header : request.headers()) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (KEYS.contains(name)) {
          notes.add(header.name() + " was left out: photoshell sends its own API key.");
        } else if (Redactor.isSecretName(name) || LEFT_OUT.matcher(name).matches()) {
          leftOut.add(header.name());
        } else if (name.equals("content-type")) {
          contentType(header);
        } else if (!isDefault(name, header.value())) {
          option("--header", text(header));
        }
      }
    }

    /** Returns a header as 'api' takes it; without a value it is sent empty or left out. */
    private static String text(Pair header) {
      if (header.value().isEmpty()) {
        boolean isDefault = header.name().matches("(?i)accept|content-type");
        return header.name() + (isDefault ? ":" : ";");
      }
      return header.name() + ": " + CurlParser.known(header.value());
    }

    /** Keeps a type only if it is not the one that photoshell sends anyway. */
    private void contentType(Pair header) {
      String type = header.value().toLowerCase(Locale.ROOT);
      boolean sendsJson = hasBody && !type.startsWith(JSON + ";") && !type.equals(JSON);
      if (!sendsJson) {
        return;
      }
      if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
        notes.add("'api' sends the body as JSON, not as " + type.replaceFirst(";.*", "") + ".");
      } else {
        option("--header", text(header));
      }
    }

    /** Returns whether the header asks for what {@code api} asks for anyway. */
    private static boolean isDefault(String name, String value) {
      return name.equals("accept") && (value.startsWith(JSON) || value.contains("*/*"));
    }

    private void option(String name, String value) {
      if (value.startsWith("-")) {
        words.add(name + "=" + value);
      } else {
        words.add(name);
        words.add(value);
      }
    }
  }
}
