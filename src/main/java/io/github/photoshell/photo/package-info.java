/**
 * Setting, clearing, showing, saving and undoing one person's photo. Every change is checked before
 * it is sent, confirmed if a photo would be lost, and verified afterwards.
 */
@NullMarked
package io.github.photoshell.photo;

import org.jspecify.annotations.NullMarked;
