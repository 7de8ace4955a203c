/**
 * The HTTP client for one DocSpace portal. {@link io.github.photoshell.portal.Portal} is the entry
 * point; only this package knows the REST API.
 */
@NullMarked
package io.github.photoshell.portal;

import org.jspecify.annotations.NullMarked;
