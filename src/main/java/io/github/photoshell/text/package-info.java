/** What may be shown of a text. */
@NullMarked
package io.github.photoshell.text;

import org.jspecify.annotations.NullMarked;
