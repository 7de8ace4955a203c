/**
 * Turns outcomes into lines for the screen. Width and colour are inputs; nothing here prints.
 * {@link Text} is the one gate to the screen: whatever a portal sent loses its control, escape and
 * bidi characters there.
 */
@NullMarked
package io.github.photoshell.render;

import org.jspecify.annotations.NullMarked;
