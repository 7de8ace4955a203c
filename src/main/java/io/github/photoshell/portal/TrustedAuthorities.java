package io.github.photoshell.portal;

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
 * Certificate authorities of the user's own. They are trusted beside those that this Java trusts,
 * never in their place, and no check is left out for them.
 */
public final class TrustedAuthorities {
  /** The most that such a file may have, in bytes. */
  public static final int LARGEST = 4 * 1024 * 1024;

  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN ((?:X509 )?CERTIFICATE)-----.*?-----END \\1-----", Pattern.DOTALL);

  private final List<X509Certificate> certificates;

  private TrustedAuthorities(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /** None but Java's. */
  public static TrustedAuthorities none() {
    return new TrustedAuthorities(List.of());
  }

  /**
   * Reads one or more certificates in PEM form; what stands between them does not count.
   *
   * @param pem what is in a file
   * @throws CertificateException if it is too large, holds no certificate, or one that cannot be
   *     read; its message says so as the end of a sentence that begins with the file's name
   */
  public static TrustedAuthorities read(byte[] pem) throws CertificateException {
    if (pem.length > LARGEST) {
      throw new CertificateException("is larger than 4 MB, and so no file of certificates");
    }
    return parse(new String(pem, StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads the same from a text.
   *
   * @throws CertificateException as {@link #read}
   */
  public static TrustedAuthorities parse(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(pem);
    while (blocks.find()) {
      certificates.add(certificate(factory, blocks.group(), certificates.size() + 1));
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("holds no certificate in PEM form");
    }
    return new TrustedAuthorities(certificates);
  }

  private static X509Certificate certificate(CertificateFactory factory, String block, int number)
      throws CertificateException {
    try {
      return (X509Certificate)
          factory.generateCertificate(
              new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CertificateException broken) {
      throw new CertificateException(
          "holds a certificate that cannot be read, number " + number, broken);
    }
  }

  List<X509Certificate> certificates() {
    return certificates;
  }
}
