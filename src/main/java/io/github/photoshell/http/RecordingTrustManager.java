package io.github.photoshell.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A trust manager for the authorities of Java, of the system and of the user that records the
 * certificates of each server. The decision itself is Java's.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager delegate;
  private final PeerRecorder peerRecorder;

  private RecordingTrustManager(X509ExtendedTrustManager judge, PeerRecorder peerRecorder) {
    this.delegate = judge;
    this.peerRecorder = peerRecorder;
  }

  static RecordingTrustManager create(
      TrustedAuthorities trustedAuthorities,
      SystemAuthorities systemAuthorities,
      PeerRecorder peerRecorder) {
    try {
      X509ExtendedTrustManager javas = manager(null);
      Set<X509Certificate> all = new LinkedHashSet<>(List.of(javas.getAcceptedIssuers()));
      boolean hasMore = all.addAll(systemAuthorities.read());
      hasMore |= all.addAll(trustedAuthorities.certificates());
      return new RecordingTrustManager(hasMore ? manager(keyStore(all)) : javas, peerRecorder);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Java's certificate authorities cannot be read", e);
    }
  }

  private static KeyStore keyStore(Set<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    for (X509Certificate certificate : authorities) {
      all.setCertificateEntry("authority " + all.size(), certificate);
    }
    return all;
  }

  /**
   * @param authorities null for those of Java
   */
  private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509ExtendedTrustManager) {
        return x509ExtendedTrustManager;
      }
    }
    throw new IllegalStateException("this Java has no X.509 trust manager");
  }

  /**
   * Returns a factory that checks servers with this manager.
   *
   * @param certificate the user's certificate for the portal; null for none
   */
  SSLSocketFactory socketFactory(@Nullable ClientCertificate certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new ClientKeyManager(certificate, peerRecorder)},
          new TrustManager[] {this},
          null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind, Socket socket)
      throws CertificateException {
    if (socket instanceof SSLSocket secure) {
      SSLSession session = secure.getHandshakeSession();
      if (session != null) {
        peerRecorder.observe(session.getPeerHost(), shown);
      }
    }
    delegate.checkServerTrusted(shown, kind, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind, SSLEngine engine)
      throws CertificateException {
    delegate.checkServerTrusted(shown, kind, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind) throws CertificateException {
    delegate.checkServerTrusted(shown, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind, Socket socket)
      throws CertificateException {
    delegate.checkClientTrusted(shown, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind, SSLEngine engine)
      throws CertificateException {
    delegate.checkClientTrusted(shown, kind, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind) throws CertificateException {
    delegate.checkClientTrusted(shown, kind);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }
}
