package io.github.photoshell.portal;

import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what went wrong when a call ended in an exception. */
final class Failures {
  private Failures() {}

  static Trouble trouble(Throwable failure, Attempt attempt) {
    if (failure instanceof Attempt.TooLarge) {
      return Trouble.TOO_LARGE;
    }
    if (attempt.answer() != null) {
      // The answer was there; what failed was reading it. Moshi has many exceptions for that,
      // errors among them.
      return Trouble.UNREADABLE;
    }
    if (failure instanceof UnknownHostException) {
      return Trouble.UNKNOWN_HOST;
    }
    if (!attempt.sent()) {
      return failure instanceof SSLException ? Trouble.TLS : Trouble.UNREACHABLE;
    }
    if (failure instanceof InterruptedIOException) {
      return Trouble.TIMED_OUT;
    }
    return speaksAnotherProtocol(failure) ? Trouble.UNREADABLE : Trouble.BROKEN_OFF;
  }

  /** What the trouble is about; null when the trouble says it all. */
  static @Nullable String detail(Throwable failure, Trouble trouble, PortalAddress address) {
    return switch (trouble) {
      case UNKNOWN_HOST -> address.host();
      case UNREACHABLE -> address.label();
      case TLS, UNREADABLE -> failure.getMessage();
      default -> null;
    };
  }

  private static boolean speaksAnotherProtocol(Throwable failure) {
    String message = failure.getMessage();
    // OkHttp has one exception for "not HTTP" and for "ended before its Content-Length".
    return failure instanceof ProtocolException
        && (message == null || !message.startsWith("unexpected end of stream"));
  }
}
