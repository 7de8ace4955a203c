/**
 * Setting, clearing, showing, saving and undoing photos, for one person or many. Every change is
 * checked before it is sent, confirmed if a photo would be lost, and verified afterwards.
 */
@NullMarked
package io.github.photoshell.photo;

import org.jspecify.annotations.NullMarked;
