/**
 * Finds the one {@link io.github.photoshell.directory.Person} somebody means, and the names to
 * offer while they type.
 */
@NullMarked
package io.github.photoshell.directory;

import org.jspecify.annotations.NullMarked;
