package io.github.photoshell.http;

/**
 * The time of each phase of an exchange, in milliseconds; -1 for a phase that did not happen, as on
 * an open connection.
 *
 * @param connect name lookup and connecting
 * @param tls the TLS handshake
 * @param send from the first to the last byte of the request
 * @param waiting from then to the first byte of the response
 * @param read from then to its last byte
 */
public record Timings(long connect, long tls, long send, long waiting, long read) {}
