package io.github.photoshell.api;

import io.github.photoshell.http.RequestSnapshot;
import io.github.photoshell.http.RequestSnapshot.Field;
import io.github.photoshell.http.RequestSnapshot.File;
import io.github.photoshell.http.RequestSnapshot.Header;
import io.github.photoshell.http.RequestSnapshot.Part;
import io.github.photoshell.text.PosixQuoting;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request as a curl command for a POSIX shell. The portal's address and the API key are
 * variables. {@code --fail-with-body} makes curl exit with an error code when the portal refuses.
 */
public final class CurlText {
  /** The variable for the portal's address, without a trailing slash. */
  static final String PORTAL = "DOCSPACE_BASE_URL";

  /** The variable for the API key. */
  static final String TOKEN = "DOCSPACE_API_KEY";

  /** Text without special characters inside double quotes, in sh and in interactive bash. */
  private static final Pattern SAFE_IN_DOUBLE_QUOTES = Pattern.compile("[^\"$`\\\\!]*");

  private CurlText() {}

  /** Returns the command's lines; all but the last end in a backslash. */
  public static List<Text> of(RequestSnapshot call) {
    return of(call, Map.of());
  }

  /**
   * Returns the command's lines.
   *
   * @param variables placeholder texts for unknown values, each with the name of the shell variable
   *     that replaces it
   */
  static List<Text> of(RequestSnapshot call, Map<String, String> variables) {
    List<String> words = words(call, variables);
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String end = i < words.size() - 1 ? " \\" : "";
      lines.add(Text.of((i == 0 ? "" : "  ") + words.get(i) + end).noWrap());
    }
    return lines;
  }

  private static List<String> words(RequestSnapshot call, Map<String, String> variables) {
    boolean onPortal = call.target().startsWith("/");
    List<String> words = new ArrayList<>();
    words.add("curl -sS --fail-with-body" + method(call));
    words.add(
        (call.target().matches(".*[\\[\\]{}].*") ? "--globoff " : "")
            + (onPortal ? address(call.target(), variables) : quoted(call.target(), variables)));
    if (call.authorized()) {
      words.add("-H \"Authorization: Bearer $" + TOKEN + "\"");
    }
    call.headers().forEach(header -> words.add("-H " + quoted(header(header), variables)));
    call.omitted().forEach(name -> words.add("-H " + name + ":"));
    RequestSnapshot.Content content = call.content();
    if (content instanceof RequestSnapshot.Words text) {
      String shown = escaped(text.text());
      words.add((shown.startsWith("@") ? "--data-raw " : "--data ") + quoted(shown, variables));
    } else if (content instanceof RequestSnapshot.Form form) {
      form.parts().forEach(part -> words.add(part(part, variables)));
    } else if (content instanceof RequestSnapshot.Bytes bytes) {
      words.add("--data-binary @FILE-OF-" + bytes.length() + "-BYTES");
    }
    return words;
  }

  /** curl omits a header without a value; a semicolon sends it empty. */
  private static String header(Header header) {
    return header.name() + (header.value().isEmpty() ? ";" : ": " + header.value());
  }

  /** Returns the method option; empty if curl chooses the method by itself. */
  private static String method(RequestSnapshot call) {
    String usual = call.content() instanceof RequestSnapshot.Nothing ? "GET" : "POST";
    if (call.method().equals("HEAD")) {
      return " --head";
    }
    return call.method().equals(usual) ? "" : " -X " + call.method();
  }

  private static String address(String target, Map<String, String> variables) {
    if (SAFE_IN_DOUBLE_QUOTES.matcher(target).matches()) {
      String known =
          variables.keySet().stream().anyMatch(target::contains)
              ? quoted(target, variables)
              : "\"" + target + "\"";
      return "\"$" + PORTAL + known.substring(1);
    }
    return "\"$" + PORTAL + "\"" + quoted(target, variables);
  }

  private static String part(Part part, Map<String, String> variables) {
    if (part instanceof Field field) {
      boolean special = field.value().matches("(?s)[@<].*") || field.value().contains(";");
      return (special ? "--form-string " : "-F ")
          + quoted(field.name() + "=" + field.value(), variables);
    }
    File file = (File) part;
    String path = file.path().equals("-") ? "./-" : file.path();
    StringBuilder word = new StringBuilder(file.name()).append("=@").append(curlQuoted(path));
    if (!file.mediaType().equals(guessedType(path))) {
      word.append(";type=").append(file.mediaType());
    }
    if (!path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
        .equals(file.fileName())) {
      word.append(";filename=").append(curlQuoted(file.fileName()));
    }
    return "-F " + quoted(word.toString(), variables);
  }

  /**
   * Quotes a file name for curl's form syntax, where commas, semicolons, quotes and backslashes are
   * special.
   */
  private static String curlQuoted(String name) {
    return name.matches("(?s)[^,;\"\\\\\\s]([^,;\"\\\\]*[^,;\"\\\\\\s])?")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Returns the media type that curl guesses from a file's extension. */
  private static String guessedType(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "image/png";
    }
    return name.endsWith(".jpg") || name.endsWith(".jpeg")
        ? "image/jpeg"
        : "application/octet-stream";
  }

  /**
   * Returns JSON with visible characters only: line breaks and tabs become blanks, other invisible
   * characters become escapes.
   */
  private static String escaped(String json) {
    StringBuilder shown = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
              } else if (Text.of(one).plain().equals(one)) {
                shown.append(one);
              } else {
                one.chars().forEach(unit -> shown.append("\\u%04x".formatted(unit)));
              }
            });
    return shown.toString();
  }

  /** Returns a quoted word in which shell variables replace the unknown values. */
  private static String quoted(String word, Map<String, String> variables) {
    if (variables.keySet().stream().noneMatch(word::contains)) {
      return PosixQuoting.quoted(word);
    }
    boolean plain = SAFE_IN_DOUBLE_QUOTES.matcher(word).matches();
    String result = plain ? word : word.replace("'", "'\\''");
    for (Map.Entry<String, String> entry : variables.entrySet()) {
      String variable = "${" + entry.getValue() + "}";
      result = result.replace(entry.getKey(), plain ? variable : "'\"" + variable + "\"'");
    }
    return plain ? "\"" + withoutNeedlessBraces(result) + "\"" : "'" + result + "'";
  }

  /** The shell needs braces only before a letter, digit or underscore. */
  private static String withoutNeedlessBraces(String word) {
    return word.replaceAll("\\$\\{(\\w+)}(?!\\w)", "\\$$1");
  }
}
