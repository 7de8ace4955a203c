package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * The result of an upload: {@code FileUploadResultDto} (contract 3.4). The status is 200 even if
 * the image was refused.
 *
 * @param message the reason of a refusal, decoded, in the portal's language: only for display. Null
 *     on success
 */
public record UploadReply(Boolean success, @HtmlEncoded @Nullable String message) {
  /**
   * Requires the result.
   *
   * @throws IllegalArgumentException without a result
   */
  public UploadReply {
    if (success == null) {
      throw new IncompleteResponseException("an upload without its result");
    }
  }
}
