/**
 * Safe files: written atomically, readable only by their owner, and changed by one program at a
 * time.
 */
@NullMarked
package io.github.photoshell.files;

import org.jspecify.annotations.NullMarked;
