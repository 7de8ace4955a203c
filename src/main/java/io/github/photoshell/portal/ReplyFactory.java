package io.github.photoshell.portal;

import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Says what came of a call. */
final class ReplyFactory {
  private final ServerAddress address;
  private final Network.PortalConnection line;

  ReplyFactory(ServerAddress address, Network.PortalConnection line) {
    this.address = address;
    this.line = line;
  }

  <T> Reply<T> of(Response<Envelope<T>> response, Request request, CallProgress attempt) {
    Envelope<T> envelope = response.body();
    if (envelope != null) {
      Json json = Json.later(() -> response(request, attempt));
      ByteString body = attempt.answer();
      return new Reply.Ok<>(
          envelope.response(), json, envelope.total(), body == null ? 0 : body.size());
    }
    if (response.isSuccessful()) {
      return new Reply.Failed<>(
          callOf(request), response.code(), FailureKind.UNREADABLE, attempt.body(), null, null);
    }
    return ErrorResponses.read(
        callOf(request),
        attempt,
        ExchangeRedactor.of(request).json(ExchangeRecorder.answer(attempt)),
        ErrorResponses.said(attempt, ExchangeRedactor.of(request)),
        request.url());
  }

  /**
   * The portal's {@code response} as it was sent; null where the answer is a picture.
   *
   * @throws PortalException where something was in it that nobody had looked at, and is not JSON
   */
  private static @Nullable Object response(Request request, CallProgress attempt) {
    if (attempt.body() != BodyKind.JSON) {
      return null;
    }
    Json answer = ExchangeRecorder.answer(attempt);
    Json response = answer == null ? null : answer.member("response");
    if (response == null) {
      throw new PortalException(
          FailureKind.UNREADABLE, callOf(request), attempt.status(), null, null, null);
    }
    return response.tree();
  }

  <T> Reply<T> failed(Throwable thrown, Request request, CallProgress attempt) {
    Throwable failure = TransportErrors.telling(thrown);
    attempt.failed(failure);
    FailureKind trouble = TransportErrors.trouble(failure, attempt, line.asksForCertificate());
    String detail = TransportErrors.detail(failure, trouble, attempt, address, line);
    return new Reply.Failed<>(
        callOf(request),
        attempt.status(),
        trouble,
        attempt.body(),
        null,
        detail == null ? null : ExchangeRedactor.of(request).words(detail));
  }

  /** Method and address, without the query and what must not be shown. */
  static String callOf(Request request) {
    return request.method()
        + " "
        + ExchangeRedactor.of(request)
            .text(request.url().newBuilder().query(null).build().toString());
  }
}
