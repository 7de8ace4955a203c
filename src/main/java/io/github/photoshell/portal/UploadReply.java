package io.github.photoshell.portal;

import io.github.photoshell.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * The result of an upload: {@code FileUploadResultDto} (contract 3.4). The status is 200 even if
 * the image was refused; the {@link Reply} is then a refusal.
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

  /** Returns whether the {@code response} of a success says that the request was refused. */
  public static boolean isRefusal(@Nullable Json response) {
    Json success = response == null ? null : response.member("success");
    return success != null && success.isFalse();
  }
}
