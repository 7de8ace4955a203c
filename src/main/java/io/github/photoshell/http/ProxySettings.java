package io.github.photoshell.http;

import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The proxy settings: Java's own, else the environment variables {@code HTTPS_PROXY}, {@code
 * HTTP_PROXY} and {@code ALL_PROXY}, except for the hosts of {@code NO_PROXY}. This computer itself
 * is never reached through a proxy.
 */
public final class ProxySettings extends ProxySelector {
  private static final String DEFAULT_NON_PROXY_HOSTS = "localhost|127.*|[::1]";

  private static final Pattern SOCKS = Pattern.compile("^(?i)socks5h?://");
  private static final int SOCKS_PORT = 1080;

  private final Map<String, String> environment;
  private final Map<String, String> properties;

  private ProxySettings(Map<String, String> environment, Map<String, String> properties) {
    this.environment = environment;
    this.properties = properties;
  }

  /** Returns settings without a proxy. */
  public static ProxySettings none() {
    return new ProxySettings(Map.of(), Map.of());
  }

  /**
   * Returns the settings of this process.
   *
   * @param environment the variables of the process
   * @param properties Java's system properties
   */
  public static ProxySettings of(Map<String, String> environment, Map<String, String> properties) {
    return new ProxySettings(Map.copyOf(environment), Map.copyOf(properties));
  }

  /** The route to a portal. */
  public sealed interface ProxyRoute {
    /** No proxy. */
    record Direct() implements ProxyRoute {}

    /** A proxy. */
    record ViaProxy(
        String host,
        int port,
        Proxy.Type type,
        @Nullable String user,
        String password,
        String source)
        implements ProxyRoute {
      /** Returns the proxy without its password. */
      ProxyUse use() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return new ProxyUse(name + ":" + port, source, user != null);
      }

      Proxy proxy() {
        return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
      }

      @Override
      public String toString() {
        return use().toString();
      }
    }

    /**
     * The setting is not a usable proxy address.
     *
     * @param source as in {@code HTTPS_PROXY}
     */
    record Unusable(String source) implements ProxyRoute {}
  }

  /** Returns the route to a portal. */
  public ProxyRoute to(ServerAddress portal) {
    if (portal.isLoopback()) {
      return new ProxyRoute.Direct();
    }
    ProxyRoute javas = fromJava(portal);
    return javas == null ? fromEnvironment(portal) : javas;
  }

  /** Returns the proxy for a URL; {@link Proxy#NO_PROXY} if there is none. */
  Proxy proxy(HttpUrl url) {
    return to(ServerAddress.of(url)) instanceof ProxyRoute.ViaProxy through
        ? through.proxy()
        : Proxy.NO_PROXY;
  }

  /** Selects the proxy for each URL, as files stored elsewhere may use another one. */
  @Override
  public List<Proxy> select(URI address) {
    HttpUrl url = HttpUrl.get(address);
    return List.of(url == null ? Proxy.NO_PROXY : proxy(url));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The next request tries again.
  }

  /** Returns the route of the Java settings; null if they have none. */
  private @Nullable ProxyRoute fromJava(ServerAddress portal) {
    String name = portal.scheme() + ".proxyHost";
    String host = properties.getOrDefault(name, "").strip();
    if (host.isEmpty()) {
      boolean another =
          properties.containsKey("socksProxyHost")
              || Boolean.parseBoolean(properties.get("java.net.useSystemProxies"));
      return another ? fromSystem(portal) : null;
    }
    String exceptions = properties.getOrDefault("http.nonProxyHosts", DEFAULT_NON_PROXY_HOSTS);
    for (String exception : exceptions.split("\\|", -1)) {
      String pattern = Pattern.quote(exception.strip()).replace("*", "\\E.*\\Q");
      if (portal.host().matches("(?i)" + pattern)
          || ("[" + portal.host() + "]").matches("(?i)" + pattern)) {
        return new ProxyRoute.Direct();
      }
    }
    String port = properties.getOrDefault(portal.scheme() + ".proxyPort", "");
    int usual = portal.isHttps() ? 443 : 80;
    if (!port.isBlank() && !isPort(port.strip())) {
      return new ProxyRoute.Unusable(portal.scheme() + ".proxyPort");
    }
    return new ProxyRoute.ViaProxy(
        host,
        port.isBlank() ? usual : Integer.parseInt(port.strip()),
        Proxy.Type.HTTP,
        properties.get(portal.scheme() + ".proxyUser"),
        properties.getOrDefault(portal.scheme() + ".proxyPassword", ""),
        name);
  }

  /** Returns a SOCKS proxy, or the proxy of the desktop if Java is told to use it. */
  private static ProxyRoute fromSystem(ServerAddress portal) {
    ProxySelector javas = ProxySelector.getDefault();
    List<Proxy> proxies = javas == null ? List.of() : javas.select(portal.base().uri());
    for (Proxy proxy : proxies) {
      if (proxy.address() instanceof InetSocketAddress address) {
        return new ProxyRoute.ViaProxy(
            address.getHostString(),
            address.getPort(),
            proxy.type(),
            null,
            "",
            "the system's settings");
      }
    }
    return new ProxyRoute.Direct();
  }

  private static boolean isPort(String text) {
    return text.matches("\\d{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= 65535;
  }

  private ProxyRoute fromEnvironment(ServerAddress portal) {
    String lower = portal.scheme() + "_proxy";
    for (String name : List.of(lower, lower.toUpperCase(Locale.ROOT), "all_proxy", "ALL_PROXY")) {
      String value = environment.getOrDefault(name, "").strip();
      if (value.isEmpty()) {
        continue;
      }
      return isExcepted(portal) ? new ProxyRoute.Direct() : parse(value, name);
    }
    return new ProxyRoute.Direct();
  }

  private boolean isExcepted(ServerAddress portal) {
    String lower = environment.getOrDefault("no_proxy", "");
    String exceptions = lower.isBlank() ? environment.getOrDefault("NO_PROXY", "") : lower;
    return new NoProxyRules(exceptions).matches(portal.host(), portal.port());
  }

  /** Parses a proxy address. OkHttp does not support TLS to the proxy itself. */
  private static ProxyRoute parse(String value, String name) {
    String address = value.contains("://") ? value : "http://" + value;
    Matcher socks = SOCKS.matcher(address);
    // HttpUrl knows no other scheme; the proxy resolves the portal's name in both.
    boolean isSocks = socks.find();
    HttpUrl url = HttpUrl.parse(isSocks ? "http://" + address.substring(socks.end()) : address);
    if (url == null || url.isHttps()) {
      return new ProxyRoute.Unusable(name);
    }
    boolean hasPort = address.matches("[^/]*//[^/]*:\\d+/*");
    return new ProxyRoute.ViaProxy(
        url.host(),
        isSocks && !hasPort ? SOCKS_PORT : url.port(),
        isSocks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        url.username().isEmpty() ? null : url.username(),
        url.password(),
        name);
  }
}
