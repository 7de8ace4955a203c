package io.github.photoshell.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to the practice portal with its result. Contains no token.
 *
 * @param number counts from 1
 * @param receivedAt when it arrived, by the portal's clock
 * @param millis the processing time in milliseconds
 * @param method such as {@code PUT}
 * @param path path and query as sent; untrusted
 * @param key the name of the key, valid or not; null without a known key
 * @param caller the user name of the key's creator; null without a known key
 * @param status the status of the response; 0 if none was sent
 * @param change the change; null if nothing changed
 * @param image the address in a PUT, or the name of the file in a POST; untrusted; null for other
 *     requests
 * @param fault the fault that affected it; null if none
 * @param note an explanation of the response; may contain untrusted text; null if none
 */
public record PracticeRequest(
    long number,
    Instant receivedAt,
    long millis,
    String method,
    String path,
    @Nullable String key,
    @Nullable String caller,
    int status,
    @Nullable PracticeChange change,
    @Nullable String image,
    @Nullable PracticeFault fault,
    @Nullable String note) {
  /** Returns whether the response is an error: 4xx or 5xx. */
  public boolean isError() {
    return status >= 400;
  }
}
