/**
 * What any HTTP client of a portal needs: server addresses, API keys, time limits, proxies,
 * certificates, name lookup and kinds of failure.
 */
@NullMarked
package io.github.photoshell.http;

import org.jspecify.annotations.NullMarked;
