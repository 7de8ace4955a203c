package io.github.photoshell.http;

import io.github.photoshell.http.ConnectionInfo.ProxyUse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Maps the exceptions of calls to failure kinds. */
final class TransportErrors {
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  /**
   * The failures caused by a server that closes the connection for lack of a client certificate.
   */
  private static final Set<FailureKind> BROKEN_LINE =
      Set.of(
          FailureKind.TLS,
          FailureKind.UNREACHABLE,
          FailureKind.CONNECTION_LOST,
          FailureKind.PROXY_DOWN);

  private static final String TUNNEL = "Unexpected response code for CONNECT: ";

  /** How Java begins the refusals of a SOCKS proxy, such as "SOCKS: Host unreachable". */
  private static final String SOCKS = "SOCKS";

  private TransportErrors() {}

  /**
   * Returns the failure kind.
   *
   * @param asksForCertificate whether the portal has requested a client certificate
   */
  static FailureKind kind(Throwable failure, CallProgress progress, boolean asksForCertificate) {
    FailureKind kind = kind(failure, progress);
    boolean brokeOff =
        progress.hasBegunTls()
            && progress.status() < 0
            && !isUnreachable(failure)
            && !(failure instanceof InterruptedIOException);
    return asksForCertificate && brokeOff && BROKEN_LINE.contains(kind)
        ? FailureKind.CLIENT_CERTIFICATE
        : kind;
  }

  private static FailureKind kind(Throwable failure, CallProgress progress) {
    if (failure instanceof TooLargeException) {
      return FailureKind.TOO_LARGE;
    }
    if (failure instanceof Network.ProxyRefusal refusal) {
      return refusal.schemes().isEmpty() ? FailureKind.PROXY_LOGIN : FailureKind.PROXY_SCHEME;
    }
    if (failure instanceof LocalAddresses.LocalAddressException) {
      return FailureKind.UNREADABLE;
    }
    if (failure instanceof PortalInterceptor.ConnectionClosedException) {
      return FailureKind.CONNECTION_LOST;
    }
    if (progress.sent()) {
      if (failure instanceof InterruptedIOException) {
        return FailureKind.TIMED_OUT;
      }
      return isUnreadable(failure, progress) ? FailureKind.UNREADABLE : FailureKind.CONNECTION_LOST;
    }
    if (failure instanceof SSLException) {
      return tls(failure);
    }
    boolean broke = failure instanceof SocketException && !isUnreachable(failure);
    // A plain HTTP server may wait for the rest of what it takes for a request.
    boolean waited = failure instanceof SocketTimeoutException;
    if ((broke || waited) && progress.isBeforeTls()) {
      return FailureKind.TLS;
    }
    if (progress.proxied()) {
      return message(failure).startsWith(TUNNEL) || message(failure).startsWith(SOCKS)
          ? FailureKind.PROXY_REFUSED
          : FailureKind.PROXY_DOWN;
    }
    return failure instanceof UnknownHostException
        ? FailureKind.UNKNOWN_HOST
        : FailureKind.UNREACHABLE;
  }

  /**
   * Returns the most useful failure. A name may have several addresses; a failure at one that
   * answered says more than a refused connection at another.
   */
  static Throwable mostUseful(Throwable failure) {
    if (!isUnreachable(failure)) {
      return failure;
    }
    for (Throwable elsewhere : failure.getSuppressed()) {
      if (!isUnreachable(elsewhere)) {
        return elsewhere;
      }
    }
    return failure;
  }

  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException;
  }

  private static FailureKind tls(Throwable failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      return FailureKind.WRONG_HOST;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return FailureKind.CERTIFICATE_EXPIRED;
      }
      if (cause instanceof CertificateNotYetValidException) {
        return FailureKind.CERTIFICATE_NOT_YET_VALID;
      }
      if (cause instanceof CertPathBuilderException || isForAnotherHost(cause)) {
        return FailureKind.UNTRUSTED;
      }
    }
    // Java has no specific exception for it.
    return message(failure).startsWith("Unsupported or unrecognized SSL message")
        ? FailureKind.NO_TLS
        : FailureKind.TLS;
  }

  /**
   * Returns whether the chain ends at an unknown authority, or one that only has the same name as a
   * known one.
   */
  private static boolean isForAnotherHost(Throwable cause) {
    return cause instanceof CertPathValidatorException invalid
        && (invalid.getReason() == PKIXReason.NO_TRUST_ANCHOR
            || invalid.getReason() == BasicReason.INVALID_SIGNATURE);
  }

  /** Returns the detail of a failure; null when there is none. */
  static @Nullable String detail(
      Throwable failure,
      FailureKind kind,
      CallProgress progress,
      ServerAddress address,
      Network.PortalConnection portalConnection) {
    List<PeerCertificate> chain = portalConnection.chain();
    ProxyUse proxy = portalConnection.proxy();
    return switch (kind) {
      case UNKNOWN_HOST -> address.host();
      case UNREACHABLE -> address.label();
      case TLS -> tlsReason(failure);
      case UNREADABLE -> unreadable(failure, progress);
      case UNTRUSTED -> chain.isEmpty() ? null : chain.get(chain.size() - 1).issuer();
      case WRONG_HOST -> chain.isEmpty() ? null : String.join(", ", chain.get(0).names());
      case CERTIFICATE_EXPIRED ->
          day(
              chain.stream()
                  .map(PeerCertificate::validUntil)
                  .filter(TransportErrors::isPast)
                  .toList());
      case CERTIFICATE_NOT_YET_VALID ->
          day(
              chain.stream()
                  .map(PeerCertificate::validFrom)
                  .filter(from -> !isPast(from))
                  .toList());
      case PROXY_DOWN, PROXY_LOGIN -> proxy == null ? null : name(proxy);
      case PROXY_SCHEME ->
          (proxy == null ? "" : name(proxy) + " ")
              + "accepts only "
              + String.join(", ", ((Network.ProxyRefusal) failure).schemes());
      case PROXY_REFUSED ->
          proxy == null
              ? null
              : name(proxy)
                  + " answered "
                  + message(failure).replaceFirst(TUNNEL + "|SOCKS *: *|SOCKS ", "");
      default -> null;
    };
  }

  private static @Nullable String unreadable(Throwable failure, CallProgress progress) {
    if (failure instanceof LocalAddresses.LocalAddressException) {
      return "a picture's address points to this computer or its local network";
    }
    if (failure instanceof PortalInterceptor.HeadersTooLongException) {
      return "its headers do not end";
    }
    if (progress.isEncodedWrongly()) {
      return "it is declared as gzip, but is not";
    }
    if (failure instanceof ProtocolException) {
      return progress.status() < 0 ? "it is not HTTP" : "it is not valid HTTP";
    }
    return null;
  }

  private static String name(ProxyUse proxy) {
    return proxy.label() + " (" + proxy.source() + ")";
  }

  private static boolean isPast(Instant time) {
    return time.isBefore(Instant.now());
  }

  private static @Nullable String day(List<Instant> times) {
    return times.isEmpty() ? null : times.get(0).toString().substring(0, 10);
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? "" : failure.getMessage();
  }

  private static boolean isUnreadable(Throwable failure, CallProgress progress) {
    // OkHttp uses the same exception for "not HTTP" and "ended before its Content-Length".
    return failure instanceof PortalInterceptor.HeadersTooLongException
        || progress.isEncodedWrongly()
        || (failure instanceof ProtocolException
            && !message(failure).startsWith("unexpected end of stream"));
  }

  /** Returns the reason of a TLS failure; null when unknown. */
  private static @Nullable String tlsReason(Throwable failure) {
    Matcher alert = ALERT.matcher(message(failure));
    if (alert.find()) {
      return "it ended the handshake with '" + alert.group(1).replace('_', ' ') + "'";
    }
    if (failure instanceof SocketTimeoutException) {
      return "it did not respond in time";
    }
    boolean isTooOld =
        message(failure).startsWith("No appropriate protocol")
            || message(failure).contains("is not enabled or supported")
            || message(failure).contains("not accepted by client preferences");
    if (isTooOld) {
      return "it supports no secure version of TLS";
    }
    return failure instanceof SSLHandshakeException || failure instanceof SocketException
        ? "it ended the handshake"
        : null;
  }

  /** Thrown when the response is larger than the limit. */
  static final class TooLargeException extends IOException {}
}
