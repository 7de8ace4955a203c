package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.ResponseReader;
import io.github.photoshell.text.Json;
import java.io.IOException;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reply of a result.
 *
 * @param <T> the type of the portal's {@code response}
 */
final class ReplyFactory<T> implements ResponseReader<ReplyFactory.Read<T>> {
  private final BodyReader<T> bodies;

  ReplyFactory(BodyReader<T> bodies) {
    this.bodies = bodies;
  }

  /** A reply and the result from which it was made. */
  record Read<T>(Reply<T> reply, HttpResult result) {}

  /** Reads the body of a success. */
  interface BodyReader<T> {
    /** Returns the content; null when there is none. */
    @Nullable Envelope<T> read(HttpResult result) throws IOException;
  }

  @Override
  public Read<T> read(HttpResult result) {
    return new Read<>(reply(result), result);
  }

  @Override
  public @Nullable FailureKind failureOf(Read<T> read) {
    return read.reply() instanceof Reply.Failed<T> failed ? failed.kind() : null;
  }

  private Reply<T> reply(HttpResult result) {
    FailureKind failure = result.failure();
    if (failure != null) {
      return failed(result, failure, result.detail());
    }
    if (!result.isSuccess()) {
      return ErrorResponses.read(result);
    }
    Envelope<T> envelope;
    try {
      envelope = bodies.read(result);
    } catch (IOException | RuntimeException | AssertionError e) {
      // Moshi throws many exceptions, even errors.
      String reason = UnreadableResponse.reason(e, result);
      return failed(result, FailureKind.UNREADABLE, reason);
    }
    if (envelope == null) {
      return failed(result, FailureKind.UNREADABLE, null);
    }
    if (envelope.response() instanceof UploadReply upload && !upload.success()) {
      String reason = upload.message() == null ? "" : upload.message();
      return new Reply.Refused<>(result.call(), result.status(), reason);
    }
    ByteString body = result.body();
    return new Reply.Ok<>(
        envelope.response(),
        Json.later(() -> response(result)),
        envelope.total(),
        body == null ? 0 : body.size());
  }

  private static <T> Reply<T> failed(HttpResult result, FailureKind kind, @Nullable String detail) {
    return new Reply.Failed<>(
        result.call(),
        result.status(),
        kind,
        result.bodyKind(),
        null,
        detail == null ? null : result.redactor().message(detail));
  }

  /**
   * Returns the portal's {@code response} as sent; null for a picture.
   *
   * @throws PortalException if an unread part of the response is not valid JSON
   */
  private static @Nullable Object response(HttpResult result) {
    if (result.bodyKind() != BodyKind.JSON) {
      return null;
    }
    Json answer = result.json();
    Json response = answer == null ? null : answer.member("response");
    if (response == null) {
      throw new PortalException(FailureKind.UNREADABLE, result.call(), result.status(), null, null);
    }
    return response.tree();
  }
}
