/** Text that is safe to show. */
@NullMarked
package io.github.photoshell.text;

import org.jspecify.annotations.NullMarked;
