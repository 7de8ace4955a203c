package io.github.photoshell.portal;

import io.github.photoshell.http.CallCancelledException;
import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.Transport;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one portal and returns the replies. If the portal seems to refuse all
 * requests, the reply says why.
 */
final class ReplySender {
  private final Transport transport;
  private final @Nullable StateProbe probe;

  /**
   * @param probe null to leave replies as they are
   */
  ReplySender(Transport transport, @Nullable StateProbe probe) {
    this.transport = transport;
    this.probe = probe;
  }

  /**
   * Sends a request.
   *
   * @throws PortalException only with {@code CANCELLED}
   */
  <T> ReplyFactory.Read<T> send(
      Request request, CallOptions options, ReplyFactory.BodyReader<T> bodies) {
    try {
      ReplyFactory.Read<T> read = transport.send(request, options, new ReplyFactory<>(bodies));
      boolean isOfApi =
          options.kind() != CallOptions.Kind.PICTURE && options.limit() != CallOptions.Limit.BRIEF;
      return probe != null && isOfApi
          ? new ReplyFactory.Read<>(probe.explain(read.reply()), read.result())
          : read;
    } catch (CallCancelledException e) {
      throw PortalException.cancelled(e.call(), e.sent(), e);
    }
  }
}
