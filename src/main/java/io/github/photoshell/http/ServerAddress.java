package io.github.photoshell.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The base address of a portal: scheme, host and port only. */
public final class ServerAddress {
  /** The beginning of the paths of the API. */
  public static final String API_PATH = "/api/2.0/";

  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
  private static final Pattern REPAIRED = Pattern.compile("\\\\|\\s|:///");
  private static final Pattern SLIP = Pattern.compile("(?i)(https?)(?::[/\\\\]*|//+)");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final HttpUrl base;

  private ServerAddress(HttpUrl base) {
    this.base = base;
  }

  /** The reason why a typed text is not a portal address. */
  public enum AddressProblem {
    EMPTY,
    /** The scheme is missing, as in {@code portal.example.com}. */
    NO_SCHEME,
    /** A scheme other than http and https. */
    NOT_HTTP,
    /** The address has a path, query or fragment, so it belongs to a page of the portal. */
    HAS_PATH,
    /** The address contains a user name or password. */
    HAS_CREDENTIALS,
    UNREADABLE
  }

  /** The result of parsing an address. */
  public sealed interface Parsed {
    /** A valid address. */
    record Valid(ServerAddress address) implements Parsed {}

    /**
     * An invalid address.
     *
     * @param better the address to type instead; null when there is no suggestion
     */
    record Invalid(AddressProblem problem, @Nullable String better) implements Parsed {}
  }

  /** Returns a path as {@code api} takes it: one of the API without {@link #API_PATH}. */
  public static String shortPath(String path) {
    return path.startsWith(API_PATH) ? path.substring(API_PATH.length()) : path;
  }

  /** Returns the scheme, host and port of a URL. */
  public static ServerAddress of(HttpUrl url) {
    return new ServerAddress(baseOf(url));
  }

  /** Parses a typed address; ignores surrounding white space and one trailing slash. */
  public static Parsed parse(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Parsed.Invalid(AddressProblem.EMPTY, null);
    }
    if (!SCHEME.matcher(text).matches()) {
      return new Parsed.Invalid(AddressProblem.NO_SCHEME, withScheme(text));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return new Parsed.Invalid(AddressProblem.NOT_HTTP, null);
    }
    HttpUrl url = HttpUrl.parse(text);
    // OkHttp corrects some mistakes; a corrected address is not the typed one.
    if (url == null || REPAIRED.matcher(text).find()) {
      return new Parsed.Invalid(AddressProblem.UNREADABLE, null);
    }
    HttpUrl base = baseOf(url);
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return new Parsed.Invalid(AddressProblem.HAS_CREDENTIALS, text(base));
    }
    if (!url.encodedPath().equals("/") || url.query() != null || url.fragment() != null) {
      return new Parsed.Invalid(AddressProblem.HAS_PATH, text(base));
    }
    return new Parsed.Valid(new ServerAddress(base));
  }

  private static @Nullable String withScheme(String text) {
    Matcher slip = SLIP.matcher(text);
    if (slip.lookingAt()) {
      HttpUrl corrected = HttpUrl.parse(slip.group(1) + "://" + text.substring(slip.end()));
      return corrected == null ? null : text(baseOf(corrected));
    }
    HttpUrl url = HttpUrl.parse("https://" + text);
    if (url == null || REPAIRED.matcher(text).find()) {
      return null;
    }
    HttpUrl base = baseOf(url);
    if (new ServerAddress(base).isLoopback()) {
      HttpUrl plain = HttpUrl.parse("http://" + text);
      return plain == null ? null : text(baseOf(plain));
    }
    return text(base);
  }

  private static HttpUrl baseOf(HttpUrl url) {
    return new HttpUrl.Builder().scheme(url.scheme()).host(url.host()).port(url.port()).build();
  }

  private static String text(HttpUrl base) {
    String text = base.toString();
    return text.substring(0, text.length() - 1);
  }

  public HttpUrl base() {
    return base;
  }

  public String scheme() {
    return base.scheme();
  }

  /**
   * Returns the host in lower case, with international names in ASCII form and IPv6 without
   * brackets.
   */
  public String host() {
    return base.host();
  }

  public int port() {
    return base.port();
  }

  /**
   * Returns the host, with its port unless that is the scheme's default; IPv6 has brackets before a
   * port.
   */
  public String label() {
    if (base.port() == HttpUrl.defaultPort(base.scheme())) {
      return base.host();
    }
    String host = base.host().contains(":") ? "[" + base.host() + "]" : base.host();
    return host + ":" + base.port();
  }

  public boolean isHttps() {
    return base.isHttps();
  }

  /** Returns whether the address is on this computer: localhost, 127.0.0.0/8 or ::1. */
  public boolean isLoopback() {
    String host = base.host();
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || LOOPBACK_V4.matcher(host).matches();
  }

  /** Returns whether an absolute URL has this scheme, host and port; false for an invalid one. */
  public boolean sameOrigin(String url) {
    HttpUrl other = HttpUrl.parse(url);
    return other != null && sameOrigin(other);
  }

  /** Returns whether a URL has this scheme, host and port. */
  public boolean sameOrigin(HttpUrl other) {
    return other.scheme().equals(base.scheme())
        && other.host().equals(base.host())
        && other.port() == base.port();
  }

  /**
   * Returns the absolute URL of a path on the portal; an absolute http or https URL is unchanged.
   * Null if invalid.
   */
  public @Nullable String resolve(String pathOrUrl) {
    HttpUrl url = base.resolve(pathOrUrl);
    return url == null ? null : url.toString();
  }

  /**
   * Returns whether {@link #resolve} turns a text into a URL on the portal itself: it starts with
   * one slash. Two slashes start a host name, and a backslash counts as a slash.
   */
  public static boolean isPath(String text) {
    return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/\\");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerAddress address && address.base.equals(base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }

  /** Returns the address without a trailing slash, as in {@code https://portal.example.com}. */
  @Override
  public String toString() {
    return text(base);
  }
}
