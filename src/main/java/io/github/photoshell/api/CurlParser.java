package io.github.photoshell.api;

import io.github.photoshell.api.CurlRequest.Data;
import io.github.photoshell.portal.RawRequest.Pair;
import io.github.photoshell.shell.PosixTokenizer;
import io.github.photoshell.shell.UsageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the words of a curl command. */
final class CurlParser {
  private static final String PASTE_AGAIN = "Remove it, and paste the command again.";

  /** The long names of short options. */
  private static final Map<Character, String> SHORT =
      Stream.of(
              "X request,H header,d data,F form,G get,I head,u user,T upload-file,K config,s silent",
              "S show-error,L location,i include,k insecure,f fail,v verbose,# progress-bar,g globoff",
              "N no-buffer,0 http1.0,1 tlsv1,2 sslv2,4 ipv4,6 ipv6,O remote-name,J remote-header-name",
              "R remote-time,o output,w write-out,m max-time,A user-agent,e referer,b cookie",
              "c cookie-jar,x proxy,U proxy-user,E cert,D dump-header,r range,y speed-time",
              "Y speed-limit,n netrc,a append,j junk-session-cookies,q disable,Z parallel,: next")
          .flatMap(line -> Stream.of(line.split(",", -1)))
          .collect(Collectors.toMap(pair -> pair.charAt(0), pair -> pair.substring(2)));

  /** Options with a value that do not change the request. */
  private static final Set<String> VALUES_LEFT_OUT =
      Set.of(
          ("write-out max-time connect-timeout retry retry-delay retry-max-time user-agent"
                  + " referer cookie cookie-jar proxy proxy-user noproxy cacert capath cert"
                  + " cert-type key key-type pass dump-header resolve connect-to interface"
                  + " limit-rate max-redirs stderr trace trace-ascii tls-max ciphers output-dir"
                  + " speed-time speed-limit oauth2-bearer keepalive-time dns-servers max-filesize"
                  + " unix-socket doh-url socks5 socks5-hostname preproxy proto proto-default"
                  + " happy-eyeballs-timeout-ms expect100-timeout")
              .split(" "));

  private static final Set<String> FLAGS_LEFT_OUT =
      Set.of(
          ("silent show-error location location-trusted include insecure compressed fail"
                  + " fail-with-body fail-early verbose progress-bar no-progress-meter globoff"
                  + " no-buffer http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 tlsv1"
                  + " tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ipv4 ipv6 remote-name remote-header-name"
                  + " remote-time create-dirs path-as-is raw post301 post302 post303"
                  + " retry-all-errors retry-connrefused no-keepalive tcp-nodelay"
                  + " tcp-fastopen ssl ssl-reqd ssl-no-revoke anyauth basic digest ntlm negotiate"
                  + " styled-output no-styled-output netrc netrc-optional no-sessionid"
                  + " no-alpn no-npn trace-time trace-ids disable junk-session-cookies"
                  + " ca-native tr-encoding compressed-ssh proxy-insecure")
              .split(" "));

  private static final Map<String, String> REFUSED =
      Map.of(
          "user",
          "-u sends a user name and a password. DocSpace takes API keys instead.",
          "upload-file",
          "-T uploads a file as the body, which 'api' cannot send.",
          "range",
          "-r requests only a part of a response, which 'api' cannot do.",
          "config",
          "-K reads more options from a file.",
          "next",
          "The command sends several requests (--next).");

  private final Deque<String> remaining;

  /** What leaves out a header that photoshell sends by itself. */
  private static final Set<String> OMITTABLE = Set.of("accept:", "content-type:");

  private final List<Pair> headers = new ArrayList<>();
  private final List<Data> data = new ArrayList<>();
  private final List<Pair> query = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private @Nullable String method;
  private @Nullable String url;
  private @Nullable String output;
  private boolean asQuery;
  private boolean isHead;
  private boolean isJson;

  private CurlParser(List<String> words) {
    remaining = new ArrayDeque<>(words);
  }

  /**
   * Parses the words after {@code curl}.
   *
   * @throws UsageException if they are invalid, or ask for something that {@code api} cannot do
   */
  static CurlRequest parse(List<String> words) {
    return new CurlParser(words).request();
  }

  private CurlRequest request() {
    boolean onlyAddresses = false;
    while (!remaining.isEmpty()) {
      String word = remaining.remove();
      if (word.matches("[|;&<>]+")) {
        leftOut.add("'" + shown(String.join(" ", word, String.join(" ", remaining))).strip() + "'");
        remaining.clear();
      } else if (onlyAddresses || !word.startsWith("-") || word.equals("-")) {
        address(word);
      } else if (word.equals("--")) {
        onlyAddresses = true;
      } else if (word.startsWith("--")) {
        option(word.substring(2), word, null);
      } else {
        shortOptions(word);
      }
    }
    String address = url;
    if (address == null) {
      throw new UsageException(
          "The command has no address.",
          "For example: curl https://portal.example.com/api/2.0/people");
    }
    if (isJson && data.size() > 1) {
      throw refused("The body is given in several pieces of --json.");
    }
    String verb = method == null && isHead ? "HEAD" : method;
    return new CurlRequest(
        verb,
        address,
        headers,
        data,
        query,
        parts,
        asQuery,
        isJson,
        output,
        leftOut.stream().distinct().toList());
  }

  private void address(String word) {
    if (url != null) {
      throw new UsageException(
          "The command has two addresses, or a word without quotes: '%s'.".formatted(shown(word)),
          "Copy it again with all its quotes.");
    }
    url = word;
  }

  /** Reads {@code -sSL}, {@code -XPUT} or {@code -X}. */
  private void shortOptions(String word) {
    for (int i = 1; i < word.length(); i++) {
      String name = SHORT.get(word.charAt(i));
      String option = "-" + word.charAt(i);
      if (name == null) {
        throw unknown(option);
      }
      if (takesValue(name)) {
        option(name, option, i + 1 < word.length() ? word.substring(i + 1) : null);
        return;
      }
      option(name, option, null);
    }
  }

  private static boolean takesValue(String name) {
    return VALUES_LEFT_OUT.contains(name)
        || Set.of("request", "header", "data", "form", "user", "upload-file", "config", "range")
            .contains(name)
        || name.equals("output");
  }

  /**
   * @param shown the option as it was typed
   * @param attached the value in the same word, or null
   */
  private void option(String name, String shown, @Nullable String attached) {
    String why = REFUSED.get(name);
    if (why != null) {
      throw refused(why);
    }
    if (FLAGS_LEFT_OUT.contains(name)) {
      leftOut.add(shown);
      return;
    }
    if (VALUES_LEFT_OUT.contains(name)) {
      value(shown, attached);
      leftOut.add(shown);
      return;
    }
    switch (name) {
      case "get" -> asQuery = true;
      case "head" -> isHead = true;
      case "request" -> method = value(shown, attached).toUpperCase(Locale.ROOT);
      case "url" -> address(value(shown, attached));
      case "output" -> output(value(shown, attached), shown);
      case "header" -> header(value(shown, attached));
      case "data", "data-ascii", "data-binary" -> data(value(shown, attached), true);
      case "data-raw" -> data(value(shown, attached), false);
      case "json" -> {
        data(value(shown, attached), true);
        isJson = true;
      }
      case "data-urlencode" -> data.add(new Data(pair(value(shown, attached)), false, false));
      case "url-query" -> query.add(queryPair(value(shown, attached)));
      case "form", "form-string" -> parts.add(part(value(shown, attached), name));
      default -> throw unknown(shown);
    }
  }

  private String value(String option, @Nullable String attached) {
    if (attached == null && remaining.isEmpty()) {
      throw new UsageException(
          "curl's option " + option + " has no value.", "Copy the command again, up to its end.");
    }
    return attached == null ? remaining.remove() : attached;
  }

  private void output(String file, String shown) {
    if (file.equals("/dev/null") || file.equalsIgnoreCase("NUL")) {
      leftOut.add(shown + " " + file);
    } else {
      output = known(file);
    }
  }

  private void header(String typed) {
    int colon = typed.indexOf(':');
    boolean isEmpty = colon == typed.length() - 1;
    if (colon > 0 && isEmpty && !OMITTABLE.contains(typed.toLowerCase(Locale.ROOT))) {
      // curl leaves out a header that it does not send anyway.
      return;
    }
    if (colon > 0) {
      headers.add(new Pair(typed.substring(0, colon).strip(), typed.substring(colon + 1).strip()));
    } else if (typed.endsWith(";")) {
      headers.add(new Pair(typed.substring(0, typed.length() - 1).strip(), ""));
    } else {
      throw refused("A header is 'Name: value', not '%s'.".formatted(shown(typed)));
    }
  }

  private void data(String typed, boolean canBeFile) {
    data.add(new Data(known(typed), canBeFile && typed.startsWith("@"), true));
  }

  /** Returns {@code name=value} of {@code --data-urlencode} and {@code --url-query}. */
  private static String pair(String typed) {
    if (!typed.matches("(?s)[^=@]+=.*")) {
      throw refused("'%s' is not name=value, the only form known here.".formatted(shown(typed)));
    }
    return known(typed);
  }

  private static Pair queryPair(String typed) {
    String[] halves = pair(typed).split("=", 2);
    return new Pair(halves[0], halves[1]);
  }

  private String part(String typed, String option) {
    boolean isText = option.equals("form-string");
    String name = typed.substring(0, Math.max(0, typed.indexOf('=')));
    String value = typed.substring(typed.indexOf('=') + 1);
    if (name.isEmpty()) {
      throw refused("A part of a form is name=value, not '%s'.".formatted(shown(typed)));
    }
    if (isText ? value.startsWith("@") : value.startsWith("<")) {
      throw refused(
          isText
              ? "'api' cannot send the text %s; it would send a file.".formatted(shown(value))
              : "-F '%s=<...' sends the text of a file, which 'api' cannot do.".formatted(name));
    }
    String plain = isText ? value : withoutAttributes(value);
    return known(name + "=" + plain);
  }

  /** Removes {@code ;type=} and {@code ;filename=}: photoshell takes both from the file's name. */
  private String withoutAttributes(String value) {
    String plain = value.replaceFirst("(?s);\\s*(?:type|filename|headers|encoder)=.*", "");
    if (!plain.equals(value)) {
      leftOut.add("'" + shown(value.substring(plain.length())) + "'");
    }
    boolean isQuoted = plain.matches("(?s)@?\".*\"");
    return isQuoted
        ? plain.replaceFirst("\"", "").replaceFirst("(?s)\"$", "").replaceAll("\\\\(.)", "$1")
        : plain;
  }

  /**
   * Returns a text that the request needs.
   *
   * @throws UsageException if it has a variable, whose value is not known here
   */
  static String known(String text) {
    int at = text.indexOf(PosixTokenizer.VARIABLE);
    if (at >= 0) {
      String name = text.substring(at + 1).replaceFirst("(?s)(\\{\\w+}|\\w*).*", "$1");
      throw new UsageException(
          "The value of $%s is not known here.".formatted(name),
          "Put the value in its place, and paste the command again.");
    }
    return text;
  }

  private static String shown(String text) {
    return text.replace(PosixTokenizer.VARIABLE, '$');
  }

  private static UsageException refused(String why) {
    return new UsageException(why, PASTE_AGAIN);
  }

  private static UsageException unknown(String option) {
    return new UsageException("curl's option " + option + " is not supported here.", PASTE_AGAIN);
  }
}
