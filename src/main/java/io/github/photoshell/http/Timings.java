package io.github.photoshell.http;

/**
 * The duration of each phase of an exchange in milliseconds; -1 if it did not happen, such as
 * connecting when a connection is reused.
 *
 * @param connect name lookup and connecting
 * @param tls the TLS handshake
 * @param send from the first to the last byte of the request
 * @param waiting from then to the first byte of the response
 * @param read from then to its last byte
 */
public record Timings(long connect, long tls, long send, long waiting, long read) {}
