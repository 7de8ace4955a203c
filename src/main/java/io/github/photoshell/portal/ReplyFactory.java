package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.text.Json;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Creates the reply for a finished call. */
final class ReplyFactory {
  private final ServerAddress address;
  private final Network.PortalConnection portalConnection;

  ReplyFactory(ServerAddress address, Network.PortalConnection portalConnection) {
    this.address = address;
    this.portalConnection = portalConnection;
  }

  <T> Reply<T> of(Response<Envelope<T>> response, Request request, CallState progress) {
    Envelope<T> envelope = response.body();
    if (envelope != null) {
      Json json = Json.later(() -> response(request, progress));
      ByteString body = progress.answer();
      return new Reply.Ok<>(
          envelope.response(), json, envelope.total(), body == null ? 0 : body.size());
    }
    if (response.isSuccessful()) {
      return new Reply.Failed<>(
          callOf(request), response.code(), FailureKind.UNREADABLE, progress.body(), null, null);
    }
    return ErrorResponses.read(
        callOf(request),
        progress,
        ExchangeRedactor.of(request).json(ExchangeRecorder.answer(progress)),
        ErrorResponses.reasonIn(progress, ExchangeRedactor.of(request)),
        request.url());
  }

  /**
   * Returns the portal's {@code response} as sent; null for a picture.
   *
   * @throws PortalException if an unread part of the response is not valid JSON
   */
  private static @Nullable Object response(Request request, CallState progress) {
    if (progress.body() != BodyKind.JSON) {
      return null;
    }
    Json answer = ExchangeRecorder.answer(progress);
    Json response = answer == null ? null : answer.member("response");
    if (response == null) {
      throw new PortalException(
          FailureKind.UNREADABLE, callOf(request), progress.status(), null, null, null);
    }
    return response.tree();
  }

  <T> Reply<T> failed(Throwable thrown, Request request, CallState progress) {
    Throwable failure = TransportErrors.mostUseful(thrown);
    progress.failed(failure);
    FailureKind kind =
        TransportErrors.kind(failure, progress, portalConnection.asksForCertificate());
    String detail = TransportErrors.detail(failure, kind, progress, address, portalConnection);
    return new Reply.Failed<>(
        callOf(request),
        progress.status(),
        kind,
        progress.body(),
        null,
        detail == null ? null : ExchangeRedactor.of(request).message(detail));
  }

  /** Returns the method and the address, without the query and secrets. */
  static String callOf(Request request) {
    return request.method()
        + " "
        + ExchangeRedactor.of(request)
            .text(request.url().newBuilder().query(null).build().toString());
  }
}
