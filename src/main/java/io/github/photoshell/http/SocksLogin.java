package io.github.photoshell.http;

import io.github.photoshell.http.ProxySettings.ProxyRoute;
import io.github.photoshell.http.ProxySettings.ProxyRoute.ViaProxy;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Answers a SOCKS proxy that asks for a user name and password. Java asks one object for the whole
 * program; without one it would send the user name of the computer.
 */
final class SocksLogin extends Authenticator {
  private final ViaProxy proxy;

  private SocksLogin(ViaProxy proxy) {
    this.proxy = proxy;
  }

  /** Answers the proxy of this route from now on; does nothing for another route. */
  static void install(ProxyRoute route) {
    if (route instanceof ViaProxy proxy && proxy.proxy().type() == Proxy.Type.SOCKS) {
      Authenticator.setDefault(new SocksLogin(proxy));
    }
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (!getRequestingProtocol().startsWith("SOCKS")) {
      return null;
    }
    boolean isOurs =
        proxy.proxy().address() instanceof InetSocketAddress address
            && address.getHostString().equalsIgnoreCase(getRequestingHost())
            && address.getPort() == getRequestingPort();
    String user = isOurs ? proxy.user() : null;
    return new PasswordAuthentication(
        user == null ? "" : user, (isOurs ? proxy.password() : "").toCharArray());
  }
}
