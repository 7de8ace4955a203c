package io.github.photoshell.portal;

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

/** Notes the certificates and the time that one host shows, and decides nothing. */
final class PeerRecorder {
  private final String host;
  private volatile List<X509Certificate> chain = List.of();
  private volatile @Nullable String tlsVersion;
  private volatile @Nullable Duration clockAhead;
  private volatile boolean asksForCertificate;
  private volatile String lastDate = "";

  /** For the portal at {@code host}; what other hosts show is none of its business. */
  PeerRecorder(String host) {
    this.host = host;
  }

  /** A chain as it was shown, before anybody judged it. */
  void saw(String peer, X509Certificate[] shown) {
    if (peer.equals(host)) {
      chain = List.of(shown);
    }
  }

  /** A connection that stands, with the authority that the portal need not send. */
  void saw(String peer, Handshake handshake) {
    if (peer.equals(host)) {
      tlsVersion = handshake.tlsVersion().javaName();
      chain =
          handshake.peerCertificates().stream()
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
    }
  }

  /** A host asks for a certificate of ours. */
  void sawQuestion(String peer) {
    asksForCertificate = asksForCertificate || peer.equals(host);
  }

  void saw(Response response) {
    String date = response.header("Date");
    // Of the calls of one second, the first tells it.
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
    } catch (DateTimeException unreadable) {
      // No time, then.
    }
  }

  List<PeerCertificate> chain() {
    return chain.stream().map(PeerCertificate::of).toList();
  }

  /** Returns whether the host has asked for a certificate of ours. */
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
