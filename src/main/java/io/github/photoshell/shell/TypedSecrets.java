package io.github.photoshell.shell;

import io.github.photoshell.text.Redactor;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text that looks like a secret in a line: a word, an option, a header, a body or an address.
 * Prefers false alarms to missed secrets.
 */
public final class TypedSecrets {
  private static final String CONNECT = "connect";

  /** No-break spaces separate words, too. */
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** A curl command, perhaps after a prompt. */
  private static final Pattern CURL = Pattern.compile("(?s)(?:.*> )?\\s*curl\\s.*");

  /**
   * Options of curl with a password or a cookie; after -X and others like it, the rest is a value.
   */
  private static final Pattern CURL_SECRET =
      Pattern.compile(
          "(\\s(?:-[a-zA-Z&&[^AFHTXdo]]*[buU]\\s*"
              + "|--(?:cookie|user|proxy-user|pass|oauth2-bearer)\\s+))"
              + "(?!\\S*\\*\\*\\*)(\\$?'[^']*'|\"[^\"]*\"|[^\\s\\\\]+)");

  private static final Pattern CURL_HEADER =
      Pattern.compile(
          "(?i)(\\b(?:authorization|cookie|x-api-key|asc_auth_key)\\s*[:=]\\s*)([^'\"\\n]+)");

  private static final Pattern CURL_KEY = Pattern.compile("(?i)(sk-)([\\w-]{6,})");

  /** {@code set <name> <value>}, after a prompt or between other lines of {@code -c}. */
  private static final Pattern SET =
      Pattern.compile("(?m)((?:^|[>;]\\s|')\\s*set\\s+\\$?(\\w{1,64})\\s+)\\S.*$");

  private TypedSecrets() {}

  /** Returns the line with {@value Redactor#GONE} in the place of every secret. */
  public static String redact(String line) {
    String masked = Redactor.line(SET.matcher(line).replaceAll(TypedSecrets::withoutValue));
    return CURL.matcher(line).matches()
        ? CURL_SECRET.matcher(masked).replaceAll("$1" + Redactor.GONE)
        : masked;
  }

  /**
   * Returns a curl command, and any other line as it is, with an asterisk for each letter of a
   * secret.
   */
  static String hidden(String line) {
    if (!PosixTokenizer.isCurl(line)) {
      return line;
    }
    String shown = line;
    for (Pattern secret : List.of(CURL_HEADER, CURL_KEY, CURL_SECRET)) {
      shown =
          secret
              .matcher(shown)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group(1) + found.group(2).replaceAll("[^\\s'\"]", "*")));
    }
    return shown;
  }

  private static String withoutValue(MatchResult set) {
    boolean isSecret = Redactor.isSecretName(set.group(2));
    return Matcher.quoteReplacement(isSecret ? set.group(1) + Redactor.GONE : set.group());
  }

  /** Returns whether {@code typed}, of one or more lines, seems to contain a secret. */
  public static boolean containsSecret(String typed) {
    return !redact(typed).equals(typed)
        || typed.lines().anyMatch(TypedSecrets::isConnectWithExtraArgument);
  }

  /** Returns an unexpected argument for an error message, hidden if it may be a secret. */
  static String extraWord(String command, String word) {
    return command.equals(CONNECT) ? Redactor.GONE : word;
  }

  /** A second argument of {@code connect} is probably an API key. */
  private static boolean isConnectWithExtraArgument(String line) {
    List<String> words = BLANKS.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty() || !words.get(0).equals(CONNECT)) {
      return false;
    }
    int portals = 0;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--token-command")) {
        // Its value may be several words.
        return portals > 1;
      }
      boolean hasValue = word.matches("--(name|token-file|token-wait|ca-file|client-cert|proxy)");
      if (hasValue) {
        i++;
      } else if (!word.startsWith("--")) {
        portals++;
      }
    }
    return portals > 1;
  }
}
