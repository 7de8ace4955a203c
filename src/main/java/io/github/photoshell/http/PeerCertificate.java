package io.github.photoshell.http;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * A certificate that a portal has sent.
 *
 * @param subject the common name of the owner, or another part of the name
 * @param issuer the same of the issuer
 * @param names its host names; empty for an authority's certificate
 */
public record PeerCertificate(
    String subject, String issuer, Instant validFrom, Instant validUntil, List<String> names) {
  private static final int DNS = 2;
  private static final int IP = 7;

  public PeerCertificate {
    names = List.copyOf(names);
  }

  static PeerCertificate of(X509Certificate certificate) {
    return new PeerCertificate(
        name(certificate.getSubjectX500Principal().getName()),
        name(certificate.getIssuerX500Principal().getName()),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        hosts(certificate));
  }

  /**
   * Returns the common name of a distinguished name, else the organization, else the whole name.
   */
  private static String name(String distinguished) {
    try {
      List<Rdn> parts = new LdapName(distinguished).getRdns();
      for (String type : new String[] {"CN", "O"}) {
        for (Rdn part : parts) {
          if (part.getType().equalsIgnoreCase(type)) {
            return part.getValue().toString();
          }
        }
      }
    } catch (InvalidNameException e) {
      // The whole name is shown.
    }
    return distinguished;
  }

  private static List<String> hosts(X509Certificate certificate) {
    List<String> hosts = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (List<?> one : all == null ? List.<List<?>>of() : all) {
        if (one.get(0) instanceof Integer kind && (kind == DNS || kind == IP)) {
          hosts.add(String.valueOf(one.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      // Then there are no host names.
    }
    return hosts;
  }
}
