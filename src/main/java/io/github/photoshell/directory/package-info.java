/**
 * Finding, listing and completing people: {@link io.github.photoshell.directory.People} finds a
 * {@link io.github.photoshell.directory.Person}.
 */
@NullMarked
package io.github.photoshell.directory;

import org.jspecify.annotations.NullMarked;
