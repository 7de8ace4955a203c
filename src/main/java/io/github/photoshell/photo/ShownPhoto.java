package io.github.photoshell.photo;

import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * A person's photo as the portal showed it.
 *
 * @param json the portal's response
 * @param current whether it was read from the portal's database; otherwise its hash can be 20
 *     minutes old (contract 3.1)
 */
public record ShownPhoto(PhotoUrls urls, Json json, boolean current) {

  static ShownPhoto of(Reply.Ok<PhotoUrls> reply, boolean current) {
    return new ShownPhoto(reply.value(), reply.json(), current);
  }

  /** Returns the downloaded image; null if the download failed or was empty. */
  static @Nullable ImageBytes file(PictureReply reply) {
    return reply instanceof PictureReply.Fetched fetched && fetched.picture().bytes().length > 0
        ? ImageBytes.of(fetched.picture().bytes())
        : null;
  }

  /** Returns whether an address is that of this photo; only its hash may differ. */
  boolean isAt(String address) {
    return !isDefault()
        && PhotoUrls.withoutHash(address).equals(PhotoUrls.withoutHash(urls.original()));
  }

  /** Returns whether there is no photo. */
  public boolean isDefault() {
    return urls.isDefault();
  }

  /**
   * Returns a value that differs for every photo and after every change; null if the portal shows
   * no reliable one.
   */
  public @Nullable String version() {
    return current ? urls.version() : null;
  }
}
