package io.github.photoshell.portal;

/**
 * Where the time of an exchange went, in milliseconds; -1 for what did not happen, as on a
 * connection that stood already.
 *
 * @param connect looking up the name and connecting
 * @param tls agreeing on encryption
 * @param send from the first to the last byte of the request
 * @param waiting from there to the first byte of the answer
 * @param read from there to its last byte
 */
public record Timings(long connect, long tls, long send, long waiting, long read) {}
