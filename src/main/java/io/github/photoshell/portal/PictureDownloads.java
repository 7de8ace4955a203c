package io.github.photoshell.portal;

import io.github.photoshell.http.BodyKind;
import io.github.photoshell.http.CallOptions;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.HttpResult;
import io.github.photoshell.http.LocalAddresses;
import io.github.photoshell.http.ServerAddress;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Downloads stored pictures. A portal may store files elsewhere and redirect there. A few redirects
 * are followed, but never from https to http and never to a local address. The token is sent only
 * to the portal's own origin.
 *
 * <p>The portal's own pictures are requested without their {@code hash}: an upload does not change
 * it, and caches may keep a picture with a hash for a year (contract 3.1).
 */
final class PictureDownloads {
  private static final int MAX_REDIRECTS = 3;

  private final ServerAddress address;
  private final ReplySender sender;

  PictureDownloads(ServerAddress address, ReplySender sender) {
    this.address = address;
    this.sender = sender;
  }

  /** Downloads a picture from the address that the portal gave for it. */
  PictureReply fetch(String given) {
    String picture = isOwn(given) ? PhotoUrls.withoutHash(given) : given;
    HttpUrl url =
        ServerAddress.isPath(picture)
            ? address.base().resolve(picture)
            : allowed(address.base(), picture);
    if (url == null) {
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
      ReplyFactory.Read<StoredPicture> read =
          sender.send(
              new Request.Builder().url(url).header("Accept", "image/*").build(),
              CallOptions.of(CallOptions.Kind.PICTURE),
              PictureDownloads::picture);
      String location = read.result().header("Location");
      boolean redirected =
          read.reply() instanceof Reply.Failed<StoredPicture> failed
              && failed.kind() == FailureKind.REDIRECTED;
      HttpUrl next =
          redirected && location != null && redirects < MAX_REDIRECTS
              ? allowed(url, location)
              : null;
      if (next == null) {
        return toPictureReply(read.reply());
      }
      url = next;
    }
  }

  private static @Nullable Envelope<StoredPicture> picture(HttpResult result) {
    ByteString body = result.body();
    return body == null || result.status() == 204 || result.status() == 205
        ? null
        : new Envelope<>(new StoredPicture(body.toByteArray()), null);
  }

  private boolean isOwn(String picture) {
    return ServerAddress.isPath(picture) || address.sameOrigin(picture);
  }

  /** Resolves a reference; returns null when the target is not allowed. */
  private @Nullable HttpUrl allowed(HttpUrl from, String reference) {
    HttpUrl url = from.resolve(reference);
    return url == null || !isAllowed(url) ? null : url;
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
}
