package io.github.photoshell.portal;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link RawRequest}.
 *
 * @param status the HTTP status; -1 when no answer came
 * @param headers by name, without secrets
 * @param contentType as the portal named it; null when it didn't
 * @param kind what the body looks like, by its first characters
 * @param body the answer's body as it came, unpacked, but for the session's own token in a text;
 *     empty when none came
 * @param text the body as text, whatever charset it came in; null where it is none
 * @param json the body as JSON, without a server's stack trace; null when it is none
 * @param flaw what is wrong where a body is said to be JSON and is not; null otherwise
 * @param echoed whether the session's own token stood in it, and was taken out
 * @param took all tries together
 * @param refusal why this is no success, as of any other call; null when it is one
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record RawResponse(
    int status,
    Map<String, String> headers,
    @Nullable String contentType,
    BodyKind kind,
    byte[] body,
    @Nullable String text,
    @Nullable Json json,
    Json.@Nullable Flaw flaw,
    boolean echoed,
    Duration took,
    @Nullable Reply<?> refusal) {}
