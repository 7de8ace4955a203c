package io.github.photoshell.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's own certificate authorities. They are trusted in addition to those of Java, with all
 * the usual checks.
 */
public final class TrustedAuthorities {
  /** The maximum size of a certificate file, in bytes. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN ((?:X509 )?CERTIFICATE)-----.*?-----END \\1-----", Pattern.DOTALL);

  private final List<X509Certificate> certificates;

  private TrustedAuthorities(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /** Returns no additional authorities. */
  public static TrustedAuthorities none() {
    return new TrustedAuthorities(List.of());
  }

  /**
   * Reads one or more certificates in PEM form; ignores text between them.
   *
   * @param pem the content of a file
   * @throws CertificateException if it is too large, or contains no certificate or an unreadable
   *     one; the message completes a sentence that starts with the file name
   */
  public static TrustedAuthorities read(byte[] pem) throws CertificateException {
    if (pem.length > MAX_BYTES) {
      throw new CertificateException("is larger than 4 MB, so it is not a certificate file");
    }
    return parse(new String(pem, StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads certificates from a text.
   *
   * @throws CertificateException as {@link #read}
   */
  public static TrustedAuthorities parse(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(pem);
    while (blocks.find()) {
      try {
        certificates.add(certificate(factory, blocks.group()));
      } catch (CertificateException e) {
        throw new CertificateException(
            "contains an unreadable certificate, number " + (certificates.size() + 1), e);
      }
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("contains no certificate in PEM form");
    }
    return new TrustedAuthorities(certificates);
  }

  /** Reads one certificate in PEM form. */
  static X509Certificate certificate(CertificateFactory factory, String block)
      throws CertificateException {
    return (X509Certificate)
        factory.generateCertificate(
            new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)));
  }

  public List<X509Certificate> certificates() {
    return certificates;
  }
}
