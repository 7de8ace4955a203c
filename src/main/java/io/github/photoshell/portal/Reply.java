package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.text.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one call to the portal. {@code call} is the method and the address without the
 * query.
 *
 * @param <T> the type of the portal's {@code response}
 */
public sealed interface Reply<T> {

  /**
   * The portal answered.
   *
   * @param json the portal's {@code response}, as it was sent
   * @param total the number of all matches of a search, of which {@code value} is one page; null
   *     for other calls
   * @param bytes the size of the response body
   */
  record Ok<T>(T value, Json json, @Nullable Integer total, int bytes) implements Reply<T> {}

  /**
   * The portal refused with a reason: an error envelope or the validation shape (contract 2.2).
   *
   * @param status the HTTP status
   * @param reason the portal's message; empty if nothing was sent because the name is invalid
   */
  record Refused<T>(String call, int status, String reason) implements Reply<T> {}

  /**
   * No usable response.
   *
   * @param status the HTTP status, -1 without a response
   * @param bodyKind the kind of the response body
   * @param retryAfter the wait that the portal asks for; null when not given
   * @param detail the detail of the failure, such as a redirect target or the portal's message;
   *     null when unknown
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
   * Returns the value.
   *
   * @throws PortalException for the other two kinds of reply
   */
  default T orThrow() {
    return okOrThrow().value();
  }

  /** Returns whether the portal refused with this HTTP status. */
  default boolean isRefused(int status) {
    return this instanceof Refused<T> refused && refused.status() == status;
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
          FailureKind.REFUSED, refused.call(), refused.status(), refused.reason(), null);
    }
    Failed<T> failed = (Failed<T>) this;
    throw new PortalException(
        failed.kind(),
        failed.call(),
        failed.status() < 0 ? null : failed.status(),
        failed.detail(),
        failed.retryAfter());
  }
}
