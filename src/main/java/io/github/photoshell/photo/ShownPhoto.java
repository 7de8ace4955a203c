package io.github.photoshell.photo;

import io.github.photoshell.portal.Json;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A person's photo as the portal showed it.
 *
 * @param json the portal's answer
 * @param current whether it was read from the portal's database; else its hash can be 20 minutes
 *     old (contract 3.1)
 */
public record ShownPhoto(PhotoUrls urls, Json json, boolean current) {

  static ShownPhoto of(Reply.Ok<PhotoUrls> reply, boolean current) {
    return new ShownPhoto(reply.value(), reply.json(), current);
  }

  /** Whether there is no photo. */
  public boolean isDefault() {
    return urls.isDefault();
  }

  /**
   * Returns what another photo, and the same one after a change, has another of; null where nothing
   * that the portal shows can be relied on.
   */
  @Nullable String version() {
    return current ? urls.version() : null;
  }
}
