package io.github.photoshell.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an exchange what opens a door: the token wherever it was written, other keys and
 * tokens by their look, cookies, passwords, and the parts of an address that sign it. What is left
 * is what traces, programs and saved exchanges are made of.
 */
final class Secrets {
  /** Stands where a secret stood. */
  static final String GONE = "***";

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  private static final Set<String> ADDRESS_HEADERS =
      Set.of("location", "content-location", "referer", "link", "refresh");

  /** A key in full; the portal's own masked form, {@code sk-***9f3a}, is none. */
  private static final Pattern KEY = Pattern.compile("sk-[A-Za-z0-9_-]{6,}");

  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]+(\\.[\\w-]*)?");

  /** What may stand between a scheme and a token; most values have none of it. */
  private static final Pattern BLANK = Pattern.compile("[\\s+]|%20");

  private static final Pattern SCHEME = Pattern.compile("(?i)b(?:earer|asic)");

  private static final Pattern SCHEME_AND_TOKEN =
      Pattern.compile("(?i)\\b(bearer|basic)(\\s+|%20|\\+)[\\w.~+/=-]{6,}");

  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/\\s@?#]*@");

  /** Parts of a query that sign an address or carry a token, by the names that stores use. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)([?&;]|&amp;|\\\\u0026)(x-(?:amz|goog)-[\\w-]+|sig|signature|[\\w-]*token"
              + "|[\\w-]*(?:api|private|encryption|secret|access|confirm)[_-]?key|key"
              + "|[\\w-]*secret|password\\w*|passwd|pwd|auth|authkey|asc_auth_key|session[\\w-]*"
              + "|awsaccesskeyid|googleaccessid|key-pair-id|policy|expires|md5|st|se|sp|sv|sr|skoid|sktid|jwt)"
              + "=[^&;#\\s\"'<>\\\\]*");

  /** The portal's own hash counts changes and is a number; a longer one signs. */
  private static final Pattern SIGNING_HASH =
      Pattern.compile("(?i)([?&]|&amp;|\\\\u0026)(hash)=(?!\\d{1,10}(?:[&#\\s\"']|$))[^&#\\s\"']*");

  /** The address of a picture as every person has several: nothing in it signs. */
  private static final Pattern COUNTED = Pattern.compile("[^=;\\\\]*\\?hash=\\d{1,10}");

  private static final Pattern SECRET_MEMBER =
      Pattern.compile(
          "(?i)(.*[_-])?(password\\w*|passwd|secret|\\w*secret|token|\\w*token|api_?key|private_?key"
              + "|encryption_?key|secret_?key|access_?key|confirm_?key|authorization|cookie|jwt"
              + "|signature|session_?id|asc_auth_key)");

  /** The names of members that were met, and whether what they hold is a secret. */
  private static final Map<String, Boolean> SECRET_NAMES = new ConcurrentHashMap<>();

  private static final int MOST_NAMES = 2000;
  private static final int LONGEST_NAME = 60;

  private static final Pattern LONG_VALUE = Pattern.compile("[A-Za-z0-9+/=_.:-]{20,}");

  private final List<String> forms = new ArrayList<>();
  private final boolean areForgotten;

  private Secrets(@Nullable String authorization, boolean areForgotten) {
    this.areForgotten = areForgotten;
    String value = authorization == null ? "" : authorization;
    String token = value.substring(value.indexOf(' ') + 1).strip();
    if (token.length() < 4) {
      return;
    }
    add(token);
    if (token.startsWith("sk-") && token.length() >= 16) {
      add(token.substring(3));
    }
  }

  private void add(String form) {
    forms.add(form);
    String encoded = URLEncoder.encode(form, StandardCharsets.UTF_8);
    if (!encoded.equals(form)) {
      forms.add(encoded);
      forms.add(encoded.toLowerCase(Locale.ROOT));
    }
  }

  /** Knows a token; null for none. Takes everything out where it is wiped: it may be anywhere. */
  static Secrets of(@Nullable Token token) {
    if (token == null) {
      return unknown();
    }
    String header = token.header();
    return token.isWiped() ? new Secrets(null, true) : new Secrets(header, false);
  }

  /** Knows the token that goes with a request. */
  static Secrets of(Request request) {
    Token token = request.tag(Token.class);
    return token == null ? new Secrets(request.header("Authorization"), false) : of(token);
  }

  /** Knows the looks of secrets alone. */
  static Secrets unknown() {
    return new Secrets(null, false);
  }

  /** Takes out the token alone, for somebody who asked for whatever else there is. */
  String withoutToken(String text) {
    if (areForgotten) {
      return GONE;
    }
    String left = text;
    for (String form : forms) {
      left = left.replace(form, GONE);
    }
    return left;
  }

  String text(String text) {
    String left = withoutToken(text);
    // Most texts hold nothing of the kind, and there may be thousands in an answer.
    if (left.contains("sk-")) {
      left = KEY.matcher(left).replaceAll("sk-" + GONE);
    }
    if (left.contains("eyJ")) {
      left = JSON_WEB_TOKEN.matcher(left).replaceAll(GONE);
    }
    if (BLANK.matcher(left).find() && SCHEME.matcher(left).find()) {
      left = SCHEME_AND_TOKEN.matcher(left).replaceAll("$1$2" + GONE);
    }
    if (left.indexOf('@') >= 0 && left.contains("://")) {
      left = PASSWORD_IN_ADDRESS.matcher(left).replaceAll("$1" + GONE + "@");
    }
    if (left.indexOf('=') >= 0 && !COUNTED.matcher(left).matches()) {
      left = SIGNED.matcher(left).replaceAll("$1$2=" + GONE);
      left = SIGNING_HASH.matcher(left).replaceAll("$1$2=" + GONE);
    }
    return left;
  }

  Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> left = new LinkedHashMap<>();
    if (areForgotten) {
      return left;
    }
    headers.forEach((name, value) -> left.put(text(name), header(name, value)));
    return left;
  }

  private String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SECRET_HEADERS.contains(lower) || isSecret(lower)) {
      return GONE;
    }
    // The query of an address that is only passed on tells nothing here and may open something.
    return ADDRESS_HEADERS.contains(lower)
        ? text(value).replaceAll("\\?[^>\\s]*", "?" + GONE)
        : text(value);
  }

  @Nullable Json json(@Nullable Json json) {
    return json == null || areForgotten ? null : Json.ofTree(tree(json.tree()));
  }

  private @Nullable Object tree(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> left = new ArrayList<>();
      list.forEach(item -> left.add(tree(item)));
      return left;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> left = new LinkedHashMap<>();
      map.forEach((name, member) -> left.put(text(String.valueOf(name)), member(name, member)));
      return left;
    }
    return value;
  }

  private static boolean isSecret(String name) {
    Boolean known = SECRET_NAMES.get(name);
    if (known != null) {
      return known;
    }
    boolean secret = SECRET_MEMBER.matcher(name).matches();
    // A portal uses a few hundred names; a stranger may make up as many as he likes.
    if (SECRET_NAMES.size() < MOST_NAMES && name.length() < LONGEST_NAME) {
      SECRET_NAMES.put(name, secret);
    }
    return secret;
  }

  private @Nullable Object member(@Nullable Object name, @Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return tree(value);
    }
    String called = String.valueOf(name);
    boolean secret =
        isSecret(called) || (called.equalsIgnoreCase("key") && LONG_VALUE.matcher(text).matches());
    return secret ? GONE : text(text);
  }

  HttpCall call(HttpCall call) {
    return new HttpCall(
        call.method(),
        text(call.target()),
        call.authorized(),
        headers(call.headers()),
        content(call.content()));
  }

  private HttpCall.Content content(HttpCall.Content content) {
    if (content instanceof HttpCall.Words words) {
      Json json = JsonTree.parse(okio.ByteString.encodeUtf8(words.text()));
      Json left = json(json);
      // Nothing is rewritten that holds no secret: the program is to send what was sent.
      boolean clean = json == null ? text(words.text()).equals(words.text()) : json.equals(left);
      return clean ? words : new HttpCall.Words(left == null ? text(words.text()) : left.pretty());
    }
    if (content instanceof HttpCall.Form form) {
      return new HttpCall.Form(form.parts().stream().map(this::part).toList());
    }
    return content;
  }

  private HttpCall.Part part(HttpCall.Part part) {
    if (part instanceof HttpCall.Field field) {
      boolean secret = isSecret(field.name());
      return new HttpCall.Field(text(field.name()), secret ? GONE : text(field.value()));
    }
    HttpCall.File file = (HttpCall.File) part;
    return new HttpCall.File(
        text(file.name()), text(file.fileName()), text(file.path()), file.mediaType());
  }
}
