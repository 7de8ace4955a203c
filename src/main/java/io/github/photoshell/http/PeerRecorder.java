package io.github.photoshell.http;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import okhttp3.Handshake;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Records the certificates and the clock of one host, without checking them. */
final class PeerRecorder {
  private final String host;
  private final int port;
  private volatile List<X509Certificate> chain = List.of();
  private volatile @Nullable String tlsVersion;
  private volatile @Nullable Duration clockAhead;
  private volatile boolean asksForCertificate;
  private volatile String lastDate = "";

  /** Creates a recorder for the portal at this host and port; others are ignored. */
  PeerRecorder(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Records a chain as received, before it is verified. */
  void observe(String peer, X509Certificate[] shown) {
    if (peer.equals(host)) {
      chain = List.of(shown);
    }
  }

  /** Records a completed handshake; its chain includes the root certificate. */
  void observe(String peer, Handshake handshake) {
    if (peer.equals(host)) {
      tlsVersion = handshake.tlsVersion().javaName();
      chain =
          handshake.peerCertificates().stream()
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
    }
  }

  /** Records that a server requests a client certificate; returns whether it is the portal. */
  boolean recordCertificateRequest(String peer, int peerPort) {
    boolean isPortal = peer.equals(host) && peerPort == port;
    asksForCertificate = asksForCertificate || isPortal;
    return isPortal;
  }

  void observe(Response response) {
    String date = response.header("Date");
    // Of all responses in one second, only the first counts.
    if (date == null || date.equals(lastDate) || !response.request().url().host().equals(host)) {
      return;
    }
    lastDate = date;
    try {
      Instant portals = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long middle = (response.sentRequestAtMillis() + response.receivedResponseAtMillis()) / 2;
      clockAhead =
          Duration.ofSeconds(
              Instant.ofEpochMilli(middle).getEpochSecond() - portals.getEpochSecond());
    } catch (DateTimeException e) {
      // Then the clock stays unknown.
    }
  }

  List<PeerCertificate> chain() {
    return chain.stream().map(PeerCertificate::of).toList();
  }

  /** Returns whether the host has requested a client certificate. */
  boolean asksForCertificate() {
    return asksForCertificate;
  }

  @Nullable String tlsVersion() {
    return tlsVersion;
  }

  @Nullable Duration clockAhead() {
    return clockAhead;
  }
}
