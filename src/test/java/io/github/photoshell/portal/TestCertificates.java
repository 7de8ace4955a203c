package io.github.photoshell.portal;

import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HeldCertificate;

/** An unknown certificate authority and its certificates. */
public final class TestCertificates {
  private final HeldCertificate authority =
      new HeldCertificate.Builder()
          .certificateAuthority(1)
          .commonName("Ada's own authority")
          .build();

  public HeldCertificate authority() {
    return authority;
  }

  /** Returns a certificate for these hosts. */
  public HeldCertificate of(String... hosts) {
    return builder(hosts).build();
  }

  /** Returns a certificate that is valid between these times relative to now. */
  public HeldCertificate of(Duration from, Duration until, String... hosts) {
    Instant now = Instant.now();
    return builder(hosts)
        .validityInterval(now.plus(from).toEpochMilli(), now.plus(until).toEpochMilli())
        .build();
  }

  private HeldCertificate.Builder builder(String... hosts) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().signedBy(authority).commonName(hosts[0]);
    for (String host : hosts) {
      builder.addSubjectAlternativeName(host);
    }
    return builder;
  }
}
