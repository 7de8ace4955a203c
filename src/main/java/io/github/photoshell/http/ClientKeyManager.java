package io.github.photoshell.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Sends the user's client certificate, if there is one, to the portal and to no other server.
 * Records when the portal requests one.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final @Nullable ClientCertificate certificate;
  private final PeerRecorder peerRecorder;

  ClientKeyManager(@Nullable ClientCertificate certificate, PeerRecorder peerRecorder) {
    this.certificate = certificate;
    this.peerRecorder = peerRecorder;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (!(socket instanceof SSLSocket secure)) {
      return null;
    }
    SSLSession session = secure.getHandshakeSession();
    if (session == null
        || !peerRecorder.recordCertificateRequest(session.getPeerHost(), session.getPeerPort())) {
      return null;
    }
    boolean isUsable =
        certificate != null && Arrays.asList(types).contains(certificate.key().getAlgorithm());
    return isUsable ? ALIAS : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return certificate == null ? null : certificate.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
