/**
 * Text for the screen. Width and colour are parameters; nothing in this package prints. All output
 * passes through {@link Text}, which removes control, escape and bidirectional characters.
 */
@NullMarked
package io.github.photoshell.render;

import org.jspecify.annotations.NullMarked;
