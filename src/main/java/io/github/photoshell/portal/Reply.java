package io.github.photoshell.portal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one call to the portal ended. {@code call} is the method and address, without the query.
 *
 * @param <T> what the portal's {@code response} is read as
 */
public sealed interface Reply<T> {

  /**
   * The portal answered.
   *
   * @param json the portal's {@code response}, as it was sent
   * @param total all matches of a search, of which {@code value} is one page; null for other calls
   * @param bytes of the answer's body
   */
  record Ok<T>(T value, Json json, @Nullable Integer total, int bytes) implements Reply<T> {}

  /**
   * The portal gave a reason for saying no: an error envelope or the validation shape (contract
   * 2.2).
   *
   * @param status the HTTP status
   * @param reason the portal's own words, as sent; empty when nothing was sent because the name
   *     could not be a person's
   */
  record Refused<T>(String call, int status, String reason) implements Reply<T> {}

  /**
   * No usable answer.
   *
   * @param status the HTTP status, -1 when no answer came
   * @param bodyKind what the answer's body was
   * @param retryAfter how long the portal asks to wait; null when it doesn't say
   * @param detail what the trouble is about (a redirect's target, the portal's words); null when
   *     nothing is known
   */
  record Failed<T>(
      String call,
      int status,
      FailureKind kind,
      BodyKind bodyKind,
      @Nullable Duration retryAfter,
      @Nullable String detail)
      implements Reply<T> {}

  /**
   * The answer's value.
   *
   * @throws PortalException for the other two kinds of reply
   */
  default T orThrow() {
    return okOrThrow().value();
  }

  /**
   * The answer.
   *
   * @throws PortalException for the other two kinds of reply
   */
  default Ok<T> okOrThrow() {
    if (this instanceof Ok<T> ok) {
      return ok;
    }
    if (this instanceof Refused<T> refused) {
      throw new PortalException(
          FailureKind.REFUSED, refused.call(), refused.status(), refused.reason(), null, null);
    }
    Failed<T> failed = (Failed<T>) this;
    throw new PortalException(
        failed.kind(),
        failed.call(),
        failed.status() < 0 ? null : failed.status(),
        failed.detail(),
        failed.retryAfter(),
        null);
  }
}
