package io.github.photoshell.portal;

import io.github.photoshell.portal.ProxySettings.ProxyRoute;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The way to portals from here: whose certificates are trusted and which proxy is asked.
 *
 * @param trustedAuthorities those of the user's own, beside Java's
 */
public record Network(TrustedAuthorities trustedAuthorities, ProxySettings proxySettings) {

  /** Straight there, with no authorities but Java's. */
  public static Network direct() {
    return new Network(TrustedAuthorities.none(), ProxySettings.none());
  }

  /** The same with authorities of the user's own. */
  public Network trusting(TrustedAuthorities others) {
    return new Network(others, proxySettings);
  }

  /**
   * The line to a portal; nothing is sent yet.
   *
   * @param base what all clients have in common
   */
  PortalConnection to(ServerAddress portal, OkHttpClient base, Duration connectTimeout) {
    PeerRecorder peerRecorder = new PeerRecorder(portal.host());
    OkHttpClient plain =
        base.newBuilder()
            .connectTimeout(connectTimeout)
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .eventListenerFactory(
                call -> new CallTimings.Listener(CallProgress.of(call), peerRecorder))
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  peerRecorder.saw(response);
                  return response;
                })
            .proxySelector(new Selector(proxySettings))
            .proxyAuthenticator(new ProxyLogin(proxySettings))
            .build();
    return new PortalConnection(
        proxySettings, proxySettings.to(portal), peerRecorder, trustedAuthorities, plain);
  }

  /** What lies between here and one portal, and what is seen of it. */
  static final class PortalConnection {
    private final ProxySettings proxySettings;
    private final ProxyRoute proxyRoute;
    private final PeerRecorder peerRecorder;
    private final TrustedAuthorities trustedAuthorities;
    private final OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    private PortalConnection(
        ProxySettings proxySettings,
        ProxyRoute proxyRoute,
        PeerRecorder peerRecorder,
        TrustedAuthorities trustedAuthorities,
        OkHttpClient plain) {
      this.proxySettings = proxySettings;
      this.proxyRoute = proxyRoute;
      this.peerRecorder = peerRecorder;
      this.trustedAuthorities = trustedAuthorities;
      this.plain = plain;
    }

    OkHttpClient client(HttpUrl url) {
      OkHttpClient client = url.isHttps() ? secure() : plain;
      // Of a host that URI does not take for one, such as my_portal, OkHttp asks no selector.
      return url.uri().getHost() == null
          ? client.newBuilder().proxy(proxySettings.proxy(url)).build()
          : client;
    }

    /**
     * Returns the client for something that a distant portal keeps elsewhere. Where no proxy is
     * between, it connects neither to this computer nor to its link.
     */
    OkHttpClient clientElsewhere(HttpUrl url) {
      OkHttpClient client = client(url);
      return proxySettings.proxy(url).type() == Proxy.Type.DIRECT
          ? client.newBuilder().socketFactory(LocalAddresses.refusing()).build()
          : client;
    }

    /** Setting TLS up takes a while, and the practice portal goes without. */
    private synchronized OkHttpClient secure() {
      if (secure == null) {
        RecordingTrustManager recordingTrustManager =
            RecordingTrustManager.in(trustedAuthorities, peerRecorder);
        secure =
            plain
                .newBuilder()
                .sslSocketFactory(
                    new HandshakeTimeouts(
                        recordingTrustManager.sockets(),
                        Duration.ofMillis(plain.connectTimeoutMillis())),
                    recordingTrustManager)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
      }
      return secure;
    }

    /** Null where there is none. */
    @Nullable ProxyUse proxy() {
      return proxyRoute instanceof ProxyRoute.Through through ? through.use() : null;
    }

    ConnectionInfo contact() {
      return new ConnectionInfo(
          proxy(), peerRecorder.tlsVersion(), peerRecorder.chain(), peerRecorder.clockAhead());
    }

    List<PeerCertificate> chain() {
      return peerRecorder.chain();
    }

    /** Returns whether the portal has asked for a certificate of ours. */
    boolean asksForCertificate() {
      return peerRecorder.asksForCertificate();
    }
  }

  /** What is fetched from elsewhere along with the portal's answers may take another way. */
  private static final class Selector extends ProxySelector {
    private final ProxySettings proxySettings;

    Selector(ProxySettings proxySettings) {
      this.proxySettings = proxySettings;
    }

    @Override
    public List<Proxy> select(URI address) {
      HttpUrl url = HttpUrl.get(address);
      return List.of(url == null ? Proxy.NO_PROXY : proxySettings.proxy(url));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
      // The next call tries it again.
    }
  }

  /** Tells the proxy the user name and password that are meant for it, once. */
  private record ProxyLogin(ProxySettings proxySettings) implements Authenticator {
    /** So OkHttp asks before a tunnel is dug, without the proxy having asked. */
    private static final String BEFOREHAND = "OkHttp-Preemptive";

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response)
        throws IOException {
      Request request = response.request();
      if (proxySettings.to(ServerAddress.of(request.url())) instanceof ProxyRoute.Through proxy
          && proxy.user() != null
          && request.header("Proxy-Authorization") == null) {
        String both = Credentials.basic(proxy.user(), proxy.password(), StandardCharsets.UTF_8);
        return request.newBuilder().header("Proxy-Authorization", both).build();
      }
      if (response.challenges().stream().anyMatch(one -> one.scheme().equals(BEFOREHAND))) {
        return null;
      }
      List<String> schemes =
          response.challenges().stream().map(Challenge::scheme).distinct().toList();
      boolean isOurs =
          schemes.isEmpty() || schemes.stream().anyMatch(one -> one.equalsIgnoreCase("Basic"));
      throw new ProxyRefusal(isOurs ? List.of() : schemes);
    }
  }

  /** The proxy wants a user name and password, or others than it got. */
  static final class ProxyRefusal extends IOException {
    private final transient List<String> schemes;

    ProxyRefusal(List<String> schemes) {
      this.schemes = schemes;
    }

    /** The only ways to sign in that it takes; empty where one of them is spoken here. */
    List<String> schemes() {
      return schemes;
    }
  }
}
