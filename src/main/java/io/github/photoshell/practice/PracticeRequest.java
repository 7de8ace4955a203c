package io.github.photoshell.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the practice portal got, and what became of it. Holds no token.
 *
 * @param number counts from 1
 * @param at when it came, by the portal's clock
 * @param millis how long the portal worked on it
 * @param method such as {@code PUT}
 * @param path path and query, as they were sent; a stranger's text
 * @param key the name of the key, also of one that opens nothing; null without a key that is known
 * @param caller the user name of whoever made the key; null without one
 * @param status of the answer; 0 when none was sent
 * @param change what it changed; null when it changed nothing
 * @param image the address from which a PUT wants a photo, or the name of the file that a POST
 *     brings, a stranger's text; null for any other request
 * @param fault what went wrong on purpose; null when nothing did
 * @param note why the answer is as it is, where that needs saying; may hold a stranger's text
 */
public record PracticeRequest(
    long number,
    Instant at,
    long millis,
    String method,
    String path,
    @Nullable String key,
    @Nullable String caller,
    int status,
    @Nullable PracticeChange change,
    @Nullable String image,
    @Nullable PracticeFault fault,
    @Nullable String note) {}
