/** Starts photoshell and wires its parts together; nothing clever lives here and nobody uses it. */
@NullMarked
package io.github.photoshell;

import org.jspecify.annotations.NullMarked;
