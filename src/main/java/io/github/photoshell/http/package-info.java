/**
 * Sends requests and records them: server addresses, API keys, limits, proxies, certificates, name
 * lookup, retries and kinds of failure.
 */
@NullMarked
package io.github.photoshell.http;

import org.jspecify.annotations.NullMarked;
