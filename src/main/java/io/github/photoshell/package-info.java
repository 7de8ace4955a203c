/** Starts photoshell and wires its parts together. No other package uses this one. */
@NullMarked
package io.github.photoshell;

import org.jspecify.annotations.NullMarked;
