/**
 * Sessions on a portal: {@link io.github.photoshell.session.Connect} opens a {@link
 * io.github.photoshell.session.Session}, {@link io.github.photoshell.session.CurrentSession} holds
 * it.
 */
@NullMarked
package io.github.photoshell.session;

import org.jspecify.annotations.NullMarked;
