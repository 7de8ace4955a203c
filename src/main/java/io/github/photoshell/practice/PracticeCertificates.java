package io.github.photoshell.practice;

import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate authority for one portal, with the only certificate that it signs. Its private key
 * is never stored, so nothing else can be signed with it.
 *
 * @param caPem the CA certificate, which clients must trust
 */
record PracticeCertificates(String caPem, SSLSocketFactory sockets) {
  private static final int DAYS = 30;
  private static final String AUTHORITY = "photoshell practice portal, trust it only for practice";

  static PracticeCertificates make() {
    HeldCertificate authority =
        new HeldCertificate.Builder()
            .commonName(AUTHORITY)
            .certificateAuthority(0)
            .duration(DAYS, TimeUnit.DAYS)
            .build();
    HeldCertificate portal =
        new HeldCertificate.Builder()
            .commonName("practice portal")
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .duration(DAYS, TimeUnit.DAYS)
            .build();
    HandshakeCertificates handshake =
        new HandshakeCertificates.Builder()
            .heldCertificate(portal, authority.certificate())
            .build();
    return new PracticeCertificates(authority.certificatePem(), handshake.sslSocketFactory());
  }

  /** Returns whether a text is the certificate of such an authority, and nothing else. */
  static boolean isAuthority(String pem) {
    try {
      X509Certificate certificate = Certificates.decodeCertificatePem(pem);
      // The comma is escaped in the certificate's name.
      return certificate.getSubjectX500Principal().getName().contains(AUTHORITY.split(",", 2)[0]);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
