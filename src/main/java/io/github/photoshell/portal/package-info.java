/**
 * Talks to one DocSpace portal over HTTP. {@link io.github.photoshell.portal.Portal} is the front
 * door; the shape of the REST API behind it is known here and nowhere else.
 */
@NullMarked
package io.github.photoshell.portal;

import org.jspecify.annotations.NullMarked;
