package io.github.photoshell.portal;

import io.github.photoshell.text.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response to a {@link RawRequest}.
 *
 * @param status the HTTP status; -1 without a response
 * @param statusLine the first line, as in {@code HTTP/1.1 200 OK}; may be empty
 * @param headers by name, without secrets; repeated ones are joined by commas
 * @param contentType as sent; null when missing
 * @param body the response body, decompressed, with the session's own token removed from a text;
 *     empty without one
 * @param text the body as text; null when it is not text
 * @param json the body as JSON, without the server's stack trace; null when it is not JSON
 * @param flaw the error in a body declared as JSON; null if there is none
 * @param echoed whether the body contained the session's own token, which was removed
 * @param took the time of all attempts together
 * @param refusal the reply for a failure; null on success
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawResponse(
    int status,
    String statusLine,
    Map<String, String> headers,
    @Nullable String contentType,
    byte[] body,
    @Nullable String text,
    @Nullable Json json,
    Json.@Nullable Flaw flaw,
    boolean echoed,
    Duration took,
    @Nullable Reply<?> refusal) {}
