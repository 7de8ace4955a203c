/**
 * Finding, listing, paging and completing people: {@link io.github.photoshell.people.People} finds
 * a {@link io.github.photoshell.people.Person}.
 */
@NullMarked
package io.github.photoshell.people;

import org.jspecify.annotations.NullMarked;
