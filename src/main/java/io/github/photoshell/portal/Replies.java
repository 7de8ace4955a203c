package io.github.photoshell.portal;

import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Says what came of a call. */
final class Replies {
  private final PortalAddress address;
  private final Network.Line line;

  Replies(PortalAddress address, Network.Line line) {
    this.address = address;
    this.line = line;
  }

  <T> Reply<T> of(Response<Envelope<T>> response, Request request, Attempt attempt) {
    Envelope<T> envelope = response.body();
    if (envelope != null) {
      Json json = Json.later(() -> response(request, attempt));
      ByteString body = attempt.answer();
      return new Reply.Ok<>(
          envelope.response(), json, envelope.total(), body == null ? 0 : body.size());
    }
    if (response.isSuccessful()) {
      return new Reply.Stopped<>(
          callOf(request), response.code(), Trouble.UNREADABLE, attempt.body(), null, null);
    }
    return Refusals.read(
        callOf(request),
        attempt,
        Secrets.of(request).json(Exchanges.answer(attempt)),
        Refusals.said(attempt, Secrets.of(request)),
        request.url());
  }

  /**
   * The portal's {@code response} as it was sent; null where the answer is a picture.
   *
   * @throws PortalException where something was in it that nobody had looked at, and is not JSON
   */
  private static @Nullable Object response(Request request, Attempt attempt) {
    if (attempt.body() != Body.JSON) {
      return null;
    }
    Json answer = Exchanges.answer(attempt);
    Json response = answer == null ? null : answer.member("response");
    if (response == null) {
      throw new PortalException(
          Trouble.UNREADABLE, callOf(request), attempt.status(), null, null, null);
    }
    return response.tree();
  }

  <T> Reply<T> failed(Throwable thrown, Request request, Attempt attempt) {
    Throwable failure = Failures.telling(thrown);
    attempt.failed(failure);
    Trouble trouble = Failures.trouble(failure, attempt, line.asksForCertificate());
    String detail = Failures.detail(failure, trouble, attempt, address, line);
    return new Reply.Stopped<>(
        callOf(request),
        attempt.status(),
        trouble,
        attempt.body(),
        null,
        detail == null ? null : Secrets.of(request).words(detail));
  }

  /** Method and address, without the query and what must not be shown. */
  static String callOf(Request request) {
    return request.method()
        + " "
        + Secrets.of(request).text(request.url().newBuilder().query(null).build().toString());
  }
}
