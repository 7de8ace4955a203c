package io.github.photoshell.http;

import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import io.github.photoshell.http.ProxySettings.ProxyRoute;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Call;
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
 * The network settings for portals: trusted certificate authorities and proxies.
 *
 * @param trustedAuthorities additional certificate authorities of the user
 * @param systemAuthorities those of this computer
 * @param clientCertificate the user's certificate for the portal; null for none
 */
public record Network(
    TrustedAuthorities trustedAuthorities,
    ProxySettings proxySettings,
    SystemAuthorities systemAuthorities,
    @Nullable ClientCertificate clientCertificate) {

  /** Creates a network that does not use this computer's authorities. */
  public Network(TrustedAuthorities trustedAuthorities, ProxySettings proxySettings) {
    this(trustedAuthorities, proxySettings, SystemAuthorities.none(), null);
  }

  /** Returns direct connections that trust only Java's authorities. */
  public static Network direct() {
    return new Network(TrustedAuthorities.none(), ProxySettings.none());
  }

  /** Returns the same connections with a client certificate. */
  public Network with(@Nullable ClientCertificate certificate) {
    return new Network(trustedAuthorities, proxySettings, systemAuthorities, certificate);
  }

  /**
   * Returns the connection to a portal; nothing is sent yet.
   *
   * @param base the client that all portals share
   */
  PortalConnection to(ServerAddress portal, OkHttpClient base, Duration connectTimeout) {
    return new PortalConnection(
        this,
        portal,
        base.newBuilder()
            .connectTimeout(connectTimeout)
            .proxySelector(proxySettings)
            .proxyAuthenticator(new ProxyLogin(proxySettings))
            .build());
  }

  /** The connection to one portal and its recorded details. */
  static final class PortalConnection {
    private final Network network;
    private final ServerAddress portal;
    private final ProxyRoute proxyRoute;
    private final PeerRecorder peerRecorder;
    private final OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    private PortalConnection(Network network, ServerAddress portal, OkHttpClient plain) {
      this.network = network;
      this.portal = portal;
      this.proxyRoute = network.proxySettings.to(portal);
      SocksLogin.install(proxyRoute);
      this.peerRecorder = new PeerRecorder(portal.host(), portal.base().port());
      this.plain = plain;
    }

    CallProgress newProgress() {
      return new CallProgress(peerRecorder);
    }

    /**
     * Returns a call. Without a proxy, files that a remote portal stores elsewhere are not fetched
     * from local addresses.
     *
     * @param token null to send none
     */
    Call call(Request request, @Nullable Token token, CallProgress progress) {
      HttpUrl url = request.url();
      OkHttpClient.Builder client =
          (url.isHttps() ? secure() : plain)
              .newBuilder()
              .eventListener(progress)
              .addNetworkInterceptor(new PortalInterceptor(token, progress));
      Proxy proxy = network.proxySettings.proxy(url);
      if (url.uri().getHost() == null) {
        // OkHttp ignores the selector for hosts that URI does not accept, such as my_portal.
        client.proxy(proxy);
      }
      if (!portal.isLoopback() && !portal.sameOrigin(url) && proxy.type() == Proxy.Type.DIRECT) {
        client.socketFactory(new LocalAddresses.DistantSockets());
      }
      return client.build().newCall(request);
    }

    /** Records the clock of a response. */
    void observe(Response response) {
      peerRecorder.observe(response);
    }

    /**
     * Returns the client with TLS. Created on first use, because TLS setup is slow and the practice
     * portal does not need it.
     */
    private synchronized OkHttpClient secure() {
      if (secure == null) {
        RecordingTrustManager recordingTrustManager =
            RecordingTrustManager.create(
                network.trustedAuthorities, network.systemAuthorities, peerRecorder);
        secure =
            plain
                .newBuilder()
                .sslSocketFactory(
                    new HandshakeTimeouts(
                        recordingTrustManager.socketFactory(network.clientCertificate),
                        Duration.ofMillis(plain.connectTimeoutMillis())),
                    recordingTrustManager)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
      }
      return secure;
    }

    /** Returns the proxy; null when there is none. */
    @Nullable ProxyUse proxy() {
      return proxyRoute instanceof ProxyRoute.ViaProxy through ? through.use() : null;
    }

    ConnectionInfo info() {
      return new ConnectionInfo(
          proxy(), peerRecorder.tlsVersion(), peerRecorder.chain(), peerRecorder.clockAhead());
    }

    List<PeerCertificate> chain() {
      return peerRecorder.chain();
    }

    /** Returns whether the portal has requested a client certificate. */
    boolean asksForCertificate() {
      return peerRecorder.asksForCertificate();
    }
  }

  /** Sends the user name and password to the proxy, once. */
  private record ProxyLogin(ProxySettings proxySettings) implements Authenticator {
    /**
     * The scheme with which OkHttp asks before it opens a tunnel, without a challenge from the
     * proxy.
     */
    private static final String BEFOREHAND = "OkHttp-Preemptive";

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response)
        throws IOException {
      Request request = response.request();
      if (proxySettings.to(ServerAddress.of(request.url())) instanceof ProxyRoute.ViaProxy proxy
          && proxy.user() != null
          && request.header("Proxy-Authorization") == null) {
        String both = Credentials.basic(proxy.user(), proxy.password(), StandardCharsets.UTF_8);
        return request.newBuilder().header("Proxy-Authorization", both).build();
      }
      if (response.challenges().stream()
          .anyMatch(challenge -> challenge.scheme().equals(BEFOREHAND))) {
        return null;
      }
      List<String> schemes =
          response.challenges().stream().map(Challenge::scheme).distinct().toList();
      boolean isOurs =
          schemes.isEmpty()
              || schemes.stream().anyMatch(scheme -> scheme.equalsIgnoreCase("Basic"));
      throw new ProxyRefusal(isOurs ? List.of() : schemes);
    }
  }

  /** Thrown when the proxy requires a user name and password, or refuses them. */
  static final class ProxyRefusal extends IOException {
    private final transient List<String> schemes;

    ProxyRefusal(List<String> schemes) {
      this.schemes = schemes;
    }

    /** Returns the authentication schemes of the proxy if none is supported; else an empty list. */
    List<String> schemes() {
      return schemes;
    }
  }
}
