/**
 * Sets and clears a person's photo: checked beforehand, asked about where something would be lost,
 * read back afterwards.
 */
@NullMarked
package io.github.photoshell.photo;

import org.jspecify.annotations.NullMarked;
