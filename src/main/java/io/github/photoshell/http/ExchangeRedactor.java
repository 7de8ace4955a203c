package io.github.photoshell.http;

import io.github.photoshell.http.RequestSnapshot.Header;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.JsonParser;
import io.github.photoshell.text.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from an exchange: the token in all its forms, other keys and tokens by their
 * pattern, cookies, passwords, and signatures in addresses. The result is used for traces, exported
 * code and saved exchanges.
 */
public final class ExchangeRedactor {
  private static final String GONE = Redactor.GONE;

  private static final Set<String> ADDRESS_HEADERS =
      Set.of("location", "content-location", "referer", "link", "refresh");

  private static final Pattern LONG_VALUE = Pattern.compile("[A-Za-z0-9+/=_.:-]{20,}");

  private final List<String> forms = new ArrayList<>();
  private final boolean isWiped;

  private ExchangeRedactor(@Nullable String authorization, boolean areForgotten) {
    this.isWiped = areForgotten;
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

  /**
   * Returns a redactor for a token, or null for none. For a wiped token it removes everything, as
   * the token may be anywhere.
   */
  static ExchangeRedactor of(@Nullable Token token) {
    if (token == null) {
      return patternsOnly();
    }
    String header = token.header();
    return token.isWiped() ? new ExchangeRedactor(null, true) : new ExchangeRedactor(header, false);
  }

  /**
   * Returns a redactor for the token of a request.
   *
   * @param token the token that is added to it; null for one that the user has typed, or none
   */
  static ExchangeRedactor of(Request request, @Nullable Token token) {
    return token == null
        ? new ExchangeRedactor(request.header(HttpClients.AUTHORIZATION), false)
        : of(token);
  }

  /** Returns whether a request has a token. */
  static boolean isAuthorized(Request request, @Nullable Token token) {
    return token != null || request.header(HttpClients.AUTHORIZATION) != null;
  }

  /** Returns a redactor that knows only the patterns of secrets. */
  static ExchangeRedactor patternsOnly() {
    return new ExchangeRedactor(null, false);
  }

  /** Returns the method and the address of a request, without the query and secrets. */
  String call(Request request) {
    String address = request.url().newBuilder().query(null).build().toString();
    return request.method() + " " + text(address);
  }

  /** Removes only the token, for data that the user has requested. */
  public String withoutToken(String text) {
    if (isWiped) {
      return GONE;
    }
    String left = text;
    for (String form : forms) {
      left = left.replace(form, GONE);
    }
    return left;
  }

  /** Removes from data the token and other texts that look like secrets. */
  public String text(String text) {
    return Redactor.text(withoutToken(text));
  }

  /** Removes the same from messages, and also values whose names mark them as secrets. */
  public String message(String words) {
    return Redactor.line(withoutToken(words));
  }

  public Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> left = new LinkedHashMap<>();
    if (isWiped) {
      return left;
    }
    headers.forEach((name, value) -> left.put(text(name), header(name, value)));
    return left;
  }

  private String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (Redactor.isSecretName(lower)) {
      return GONE;
    }
    // The query of an address in a header may give access to something.
    return ADDRESS_HEADERS.contains(lower)
        ? text(value).replaceAll("\\?[^>\\s]*", "?" + GONE)
        : text(value);
  }

  public @Nullable Json json(@Nullable Json json) {
    return json == null || isWiped ? null : Json.ofTree(tree(json.tree()));
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

  private @Nullable Object member(@Nullable Object name, @Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return tree(value);
    }
    String called = String.valueOf(name);
    boolean secret =
        Redactor.isSecretName(called)
            || (called.equalsIgnoreCase("key") && LONG_VALUE.matcher(text).matches());
    return secret ? GONE : text(text);
  }

  public RequestSnapshot call(RequestSnapshot call) {
    return new RequestSnapshot(
        call.method(),
        text(call.target()),
        call.authorized(),
        isWiped
            ? List.of()
            : call.headers().stream()
                .map(one -> new Header(text(one.name()), header(one.name(), one.value())))
                .toList(),
        call.omitted(),
        content(call.content()));
  }

  private RequestSnapshot.Content content(RequestSnapshot.Content content) {
    if (content instanceof RequestSnapshot.Words words) {
      Json json = JsonParser.parse(okio.ByteString.encodeUtf8(words.text()));
      Json left = json(json);
      // A text without secrets stays unchanged, so that exported code sends the same.
      boolean clean = json == null ? text(words.text()).equals(words.text()) : json.equals(left);
      return clean
          ? words
          : new RequestSnapshot.Words(left == null ? text(words.text()) : left.pretty());
    }
    if (content instanceof RequestSnapshot.Form form) {
      return new RequestSnapshot.Form(form.parts().stream().map(this::part).toList());
    }
    return content;
  }

  private RequestSnapshot.Part part(RequestSnapshot.Part part) {
    if (part instanceof RequestSnapshot.Field field) {
      boolean secret = Redactor.isSecretName(field.name());
      return new RequestSnapshot.Field(text(field.name()), secret ? GONE : text(field.value()));
    }
    RequestSnapshot.File file = (RequestSnapshot.File) part;
    return new RequestSnapshot.File(
        text(file.name()), text(file.fileName()), text(file.path()), file.mediaType());
  }
}
