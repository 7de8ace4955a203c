/**
 * Which portal, as whom, with which rights: {@link io.github.photoshell.session.Connect} makes a
 * {@link io.github.photoshell.session.Session}, {@link io.github.photoshell.session.CurrentSession}
 * keeps it.
 */
@NullMarked
package io.github.photoshell.session;

import org.jspecify.annotations.NullMarked;
