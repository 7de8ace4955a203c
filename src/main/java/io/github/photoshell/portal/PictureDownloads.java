package io.github.photoshell.portal;

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
 * Follows the address of a stored picture to its bytes. A portal may keep its files elsewhere and
 * redirect there; that is followed a few times, but never from https to http and never from outside
 * into this computer or its link, whatever name leads there. The token stays behind: it goes to the
 * portal's own origin only.
 *
 * <p>The portal's own pictures are asked for without their {@code hash}: an upload leaves it as it
 * was, and with it any cache may keep a picture for a year (contract 3.1).
 */
final class PictureDownloads {
  private static final int MOST_REDIRECTS = 3;

  private final ServerAddress address;

  PictureDownloads(ServerAddress address) {
    this.address = address;
  }

  /** Where a request for a picture was sent on to; travels as a tag of the request. */
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
        return told(reply);
      }
      reference = next;
    }
  }

  private boolean isOwn(String picture) {
    return ServerAddress.isPath(picture) || address.sameOrigin(picture);
  }

  /** Returns where a reference leads to from somewhere; null where that is not allowed. */
  private @Nullable String allowed(@Nullable HttpUrl from, String reference) {
    HttpUrl url = from == null ? null : from.resolve(reference);
    return url == null || !isAllowed(url) ? null : url.toString();
  }

  private boolean isAllowed(HttpUrl url) {
    if (address.sameOrigin(url)) {
      return true;
    }
    return (url.isHttps() || !address.isHttps())
        && (address.isLoopback() || !LocalAddresses.is(url.host()))
        && url.username().isEmpty()
        && url.password().isEmpty();
  }

  private static PictureReply told(Reply<StoredPicture> reply) {
    if (reply instanceof Reply.Ok<StoredPicture> ok) {
      return new PictureReply.Fetched(ok.value());
    }
    if (reply instanceof Reply.Refused<StoredPicture> refused) {
      return told(
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
    return told(failed.status(), failed);
  }

  private static PictureReply told(int status, Reply.Failed<StoredPicture> failed) {
    return switch (failed.kind()) {
      case TOKEN_REFUSED, KEY_LACKS_SCOPE -> new PictureReply.Withheld(status);
      case NO_PORTAL -> new PictureReply.Missing();
      // A store's own 403 and 404 may come with an envelope, a page, or an XML document.
      case REFUSED, PROXY, WRONG_NETWORK, UNREADABLE ->
          switch (status) {
            case 403 -> new PictureReply.Withheld(status);
            case 404 -> new PictureReply.Missing();
            default -> new PictureReply.Failed(failed);
          };
      default -> new PictureReply.Failed(failed);
    };
  }

  /** Reads a picture's bytes, which no envelope is around, as if there were one. */
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
