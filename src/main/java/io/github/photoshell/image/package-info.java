/** Images as bytes and as pixels: format, size, metadata, decoding, and drawing on a terminal. */
@NullMarked
package io.github.photoshell.image;

import org.jspecify.annotations.NullMarked;
