package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * What the portal makes of an uploaded image: {@code FileUploadResultDto} (contract 3.4). It
 * arrives with HTTP 200 whether or not the image was kept.
 *
 * @param message why not, decoded, in the portal's language: to be shown, never compared. Null on
 *     success
 */
public record UploadReply(Boolean success, @HtmlEncoded @Nullable String message) {
  /**
   * Success is never assumed.
   *
   * @throws IllegalArgumentException when the portal doesn't say
   */
  public UploadReply {
    if (success == null) {
      throw new IncompleteResponseException("an upload without its result");
    }
  }
}
