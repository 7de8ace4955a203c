package io.github.photoshell.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes secrets from texts, recognised by their pattern or their label: keys and tokens,
 * passwords in addresses, and signatures in addresses. In typed lines and messages it removes too
 * much rather than too little.
 *
 * <p>Repetitions in the patterns are limited, so that the time stays linear in the length.
 */
public final class Redactor {
  /** The replacement for a secret. */
  public static final String GONE = "***";

  /**
   * An API key, but not the portal's masked form {@code sk-***9f3a}. A short text without a digit
   * or six hexadecimal letters is a word such as {@code sk-eptic}.
   */
  private static final Pattern KEY =
      Pattern.compile("(?i)(?<![a-z0-9])sk-(?=[0-9a-f]{6}|[a-z_-]*\\d|[\\w-]{16})[\\w-]{6,}");

  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("(?<![\\w-])eyJ[\\w-]{5,}\\.[\\w-]+(\\.[\\w-]*)?");

  /** A separator between a scheme and a token; a quick check, as most values have none. */
  private static final Pattern BLANK = Pattern.compile("[\\s+]|%20");

  private static final Pattern SCHEME = Pattern.compile("(?i)b(?:earer|asic)");

  private static final Pattern SCHEME_AND_TOKEN =
      Pattern.compile(
          "(?i)\\b(?:(bearer)(\\s+|%20|\\+)|(basic)(\\s+|%20|\\+)(?=[\\w.~+/-]{0,200}[\\d=]))"
              + "[\\w.~+/=-]{6,}");

  /**
   * The user and password in an address, even with slashes, question marks or more at signs. A port
   * is not a password. The example in the help is kept.
   */
  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile(
          "(?i)(\\b[a-z][a-z0-9+.-]{1,30}:/{1,3}|(?<![:/\\w])//)(?!user:password@)"
              + "(?:[^/\\s@?#:'\"]{0,100}:(?!\\d{1,5}(?:[/?#\\s'\"]|$))[^\\s'\"]{0,200}@"
              + "|[^/\\s@?#'\"]{1,200}@)");

  /** Query parameters with a signature or token, by the names that stores use. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)([?&;#]|&amp;|\\\\u0026)(x-(?:amz|goog)-[\\w-]+|sig|signature|[\\w-]*token"
              + "|[\\w-]*(?:api|private|encryption|secret|access|confirm)[_-]?key|key"
              + "|[\\w-]*secret|password\\w*|passwd|pwd|auth|authkey|asc_auth_key|session[\\w-]*"
              + "|awsaccesskeyid|googleaccessid|key-pair-id|policy|expires|md5|st|se|sp|sv|sr|skoid|sktid|jwt)"
              + "=[^&;#\\s\"'<>\\\\]*");

  /** A hash that is a signature; the portal's own hash is a short number. */
  private static final Pattern SIGNING_HASH =
      Pattern.compile("(?i)([?&]|&amp;|\\\\u0026)(hash)=(?!\\d{1,10}(?:[&#\\s\"']|$))[^&#\\s\"']*");

  /** A common picture address without a signature; a quick check. */
  private static final Pattern COUNTED = Pattern.compile("[^=;\\\\]*\\?hash=\\d{1,10}");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(.*[_-])?(password\\w*|passwd|secret|\\w*secret|token|\\w*token|api_?key|private_?key"
              + "|encryption_?key|secret_?key|access_?key|confirm_?key|authorization|cookie|jwt"
              + "|signature|session_?id|asc_auth_key)");

  /** A value that is not hidden yet; a hidden one keeps its closing quotation mark. */
  private static final String VALUE = "(?!\\*\\*\\*)('[^']*'|\"[^\"]*\"|[^\\s,}]+)";

  /** Secrets with a label: an option, a header, a member of a body or a variable; group 1 stays. */
  private static final List<Pattern> LABELLED =
      Stream.of(
              "(\\b(authorization|cookie|x-api-key|asc_auth_key)\\b['\"]?\\s{0,9}[:=]\\s{0,9}['\"]?)"
                  + "[^'\"\\n]+",
              "(\\bbearer\\s{1,9})[^\\s'\"]+",
              "(--(token|password|secret|api-?key)(?![-\\w])[=\\s]\\s{0,9})" + VALUE,
              // Not the message of a script for a missing variable.
              "((token|secret|passw(?:or)?d|passphrase|pwd|api_?key)\\w{0,40}['\"]?\\s{0,9}[:=]"
                  + "(?!\\?is to be )\\s{0,9})"
                  + VALUE,
              // A query parameter that gives access.
              "([?&][\\w.-]{0,40}(key|sig|signature|credential|confirm|code)=)[^\\s&'\"]+",
              "(\\s-u\\s+[^\\s:]{1,100}:)[^\\s'\"]+")
          // No-break spaces also separate words.
          .map(
              secret ->
                  Pattern.compile(
                      secret, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS))
          .toList();

  /** An address whose scheme is missing or half typed: {@code ada:secret@portal.example.com}. */
  private static final Pattern HALF_TYPED =
      Pattern.compile(
          "(?i)(?<![\\w.+%-])(?!mailto:|user:password@)[\\w.+%-]{1,64}:(?![\\\\/])"
              + "(?!\\d{1,5}(?:[/?#\\s'\"]|$))[^\\s'\"@]{1,200}@(?=[\\w\\[])");

  /** A cache of member names and whether their values are secret. */
  private static final Map<String, Boolean> SECRET_NAMES = new ConcurrentHashMap<>();

  private static final int MAX_NAMES = 2000;
  private static final int MAX_NAME_LENGTH = 60;

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  private Redactor() {}

  /** Returns a text without secrets that have a known pattern. */
  public static String text(String text) {
    String masked = text;
    // Quick checks, because a response may contain thousands of texts without secrets.
    if (masked.contains("sk-") || masked.contains("SK-")) {
      masked = KEY.matcher(masked).replaceAll("sk-" + GONE);
    }
    if (masked.contains("eyJ")) {
      masked = JSON_WEB_TOKEN.matcher(masked).replaceAll(GONE);
    }
    if (BLANK.matcher(masked).find() && SCHEME.matcher(masked).find()) {
      masked = SCHEME_AND_TOKEN.matcher(masked).replaceAll("$1$2$3$4" + GONE);
    }
    if (masked.indexOf('@') >= 0 && masked.indexOf('/') >= 0) {
      masked = PASSWORD_IN_ADDRESS.matcher(masked).replaceAll("$1" + GONE + "@");
    }
    if (masked.indexOf('=') >= 0 && !COUNTED.matcher(masked).matches()) {
      masked = SIGNED.matcher(masked).replaceAll("$1$2=" + GONE);
      masked = SIGNING_HASH.matcher(masked).replaceAll("$1$2=" + GONE);
    }
    return masked;
  }

  /** Returns a typed line or message without secrets, including labelled ones. */
  public static String line(String line) {
    String masked = text(line);
    for (Pattern secret : LABELLED) {
      masked = secret.matcher(masked).replaceAll("$1" + GONE);
    }
    return masked.indexOf('@') >= 0 ? HALF_TYPED.matcher(masked).replaceAll(GONE + "@") : masked;
  }

  /** Returns whether a typed line seems to contain a secret. */
  public static boolean containsSecret(String line) {
    return !line(line).equals(line);
  }

  /** Returns whether a member or header with this name contains a secret. */
  public static boolean isSecretName(String name) {
    Boolean known = SECRET_NAMES.get(name);
    if (known != null) {
      return known;
    }
    boolean secret =
        SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
            || SECRET_NAME.matcher(name).matches();
    // A portal uses a few hundred names, but a hostile one could send any number.
    if (SECRET_NAMES.size() < MAX_NAMES && name.length() < MAX_NAME_LENGTH) {
      SECRET_NAMES.put(name, secret);
    }
    return secret;
  }
}
