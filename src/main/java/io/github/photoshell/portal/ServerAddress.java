package io.github.photoshell.portal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The base address of a portal: scheme, host and port, nothing else. */
public final class ServerAddress {
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
  private static final Pattern REPAIRED = Pattern.compile("\\\\|\\s|:///");
  private static final Pattern SLIP = Pattern.compile("(?i)(https?):[/\\\\]*");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final HttpUrl base;

  private ServerAddress(HttpUrl base) {
    this.base = base;
  }

  /** What came of reading an address. */
  public sealed interface Parsed {
    /** It is one. */
    record Valid(ServerAddress address) implements Parsed {}

    /**
     * It isn't.
     *
     * @param better the address to type instead; null when none suggests itself
     */
    record Invalid(AddressProblem problem, @Nullable String better) implements Parsed {}
  }

  /** Scheme, host and port of a URL. */
  static ServerAddress of(HttpUrl url) {
    return new ServerAddress(baseOf(url));
  }

  /** Reads what somebody typed; white space around it and one trailing slash don't count. */
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
    // OkHttp repairs what looks like a slip; a repaired address is not the one that was typed.
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
      HttpUrl meant = HttpUrl.parse(slip.group(1) + "://" + text.substring(slip.end()));
      return meant == null ? null : text(baseOf(meant));
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

  HttpUrl base() {
    return base;
  }

  public String scheme() {
    return base.scheme();
  }

  /** Lower case, international names in their ASCII form, IPv6 without brackets. */
  public String host() {
    return base.host();
  }

  public int port() {
    return base.port();
  }

  /**
   * The host, with its port when that is not the scheme's own; IPv6 in brackets where a port
   * follows.
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

  /** Whether the address never leaves this computer: localhost, 127.0.0.0/8 or ::1. */
  public boolean isLoopback() {
    return isLoopback(base.host());
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || LOOPBACK_V4.matcher(host).matches();
  }

  /** Whether an absolute URL has this scheme, host and port; false for anything unreadable. */
  public boolean sameOrigin(String url) {
    HttpUrl other = HttpUrl.parse(url);
    return other != null && sameOrigin(other);
  }

  /** The same for an address that has been read already. */
  boolean sameOrigin(HttpUrl other) {
    return other.scheme().equals(base.scheme())
        && other.host().equals(base.host())
        && other.port() == base.port();
  }

  /**
   * The absolute URL of a path on the portal; an absolute http or https URL stays itself. Null if
   * unreadable.
   */
  public @Nullable String resolve(String pathOrUrl) {
    HttpUrl url = base.resolve(pathOrUrl);
    return url == null ? null : url.toString();
  }

  /**
   * Whether {@link #resolve} makes a URL on the portal itself of a text, whatever follows: it
   * begins with one slash, for two begin the name of another host, and a backslash is a slash, too.
   */
  static boolean isPath(String text) {
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

  /** The address without a slash at the end, as in {@code https://portal.example.com}. */
  @Override
  public String toString() {
    return text(base);
  }
}
