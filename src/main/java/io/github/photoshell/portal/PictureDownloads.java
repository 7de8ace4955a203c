package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.LocalAddresses;
import io.github.photoshell.http.ServerAddress;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Downloads stored pictures. A portal may store files elsewhere and redirect there. A few redirects
 * are followed, but never from https to http and never to a local address. The token is sent only
 * to the portal's own origin.
 *
 * <p>The portal's own pictures are requested without their {@code hash}: an upload does not change
 * it, and caches may keep a picture with a hash for a year (contract 3.1).
 */
final class PictureDownloads {
  private static final int MOST_REDIRECTS = 3;

  private final ServerAddress address;

  PictureDownloads(ServerAddress address) {
    this.address = address;
  }

  /** The redirect target of a picture request; attached to the request as a tag. */
  static final class RedirectTarget {
    volatile @Nullable String location;
  }

  PictureReply fetch(String given, BiFunction<String, RedirectTarget, Reply<StoredPicture>> send) {
    String picture = isOwn(given) ? PhotoUrls.withoutHash(given) : given;
    String reference = ServerAddress.isPath(picture) ? picture : allowed(address.base(), picture);
    if (reference == null) {
      return new PictureReply.Failed(
          new Reply.Failed<>(
              "GET " + address,
              -1,
              FailureKind.UNREADABLE,
              BodyKind.NONE,
              null,
              "no picture's address"));
    }
    for (int redirects = 0; ; redirects++) {
      RedirectTarget redirectTarget = new RedirectTarget();
      Reply<StoredPicture> reply = send.apply(reference, redirectTarget);
      String location = redirectTarget.location;
      boolean redirected =
          reply instanceof Reply.Failed<StoredPicture> failed
              && failed.kind() == FailureKind.REDIRECTED;
      String next =
          redirected && location != null && redirects < MOST_REDIRECTS
              ? allowed(address.base().resolve(reference), location)
              : null;
      if (next == null) {
        return toPictureReply(reply);
      }
      reference = next;
    }
  }

  private boolean isOwn(String picture) {
    return ServerAddress.isPath(picture) || address.sameOrigin(picture);
  }

  /** Resolves a reference; returns null when the target is not allowed. */
  private @Nullable String allowed(@Nullable HttpUrl from, String reference) {
    HttpUrl url = from == null ? null : from.resolve(reference);
    return url == null || !isAllowed(url) ? null : url.toString();
  }

  private boolean isAllowed(HttpUrl url) {
    if (address.sameOrigin(url)) {
      return true;
    }
    return (url.isHttps() || !address.isHttps())
        && (address.isLoopback() || !LocalAddresses.isLocal(url.host()))
        && url.username().isEmpty()
        && url.password().isEmpty();
  }

  private static PictureReply toPictureReply(Reply<StoredPicture> reply) {
    if (reply instanceof Reply.Ok<StoredPicture> ok) {
      return new PictureReply.Fetched(ok.value());
    }
    if (reply instanceof Reply.Refused<StoredPicture> refused) {
      return toPictureReply(
          refused.status(),
          new Reply.Failed<>(
              refused.call(),
              refused.status(),
              FailureKind.REFUSED,
              BodyKind.JSON,
              null,
              refused.reason()));
    }
    Reply.Failed<StoredPicture> failed = (Reply.Failed<StoredPicture>) reply;
    return toPictureReply(failed.status(), failed);
  }

  private static PictureReply toPictureReply(int status, Reply.Failed<StoredPicture> failed) {
    return switch (failed.kind()) {
      case TOKEN_REFUSED, KEY_LACKS_SCOPE -> new PictureReply.Withheld(status);
      case NO_PORTAL -> new PictureReply.Missing();
      // The 403 and 404 of a store may have an envelope, a page or an XML document as body.
      case REFUSED, PROXY, WRONG_NETWORK, UNREADABLE ->
          switch (status) {
            case 403 -> new PictureReply.Withheld(status);
            case 404 -> new PictureReply.Missing();
            default -> new PictureReply.Failed(failed);
          };
      default -> new PictureReply.Failed(failed);
    };
  }

  /** Wraps a picture's bytes, which have no envelope, in one. */
  static final Converter.Factory CONVERTER =
      new Converter.Factory() {
        @Override
        public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
          boolean picture =
              type instanceof ParameterizedType envelope
                  && envelope.getRawType() == Envelope.class
                  && envelope.getActualTypeArguments()[0] == StoredPicture.class;
          if (!picture) {
            return null;
          }
          return (ResponseBody body) -> {
            MediaType media = body.contentType();
            return new Envelope<>(
                new StoredPicture(body.bytes(), media == null ? null : media.toString()), null);
          };
        }
      };
}
