/**
 * Files that survive: written whole or not at all, readable by their owner alone, changed by one
 * program at a time.
 */
@NullMarked
package io.github.photoshell.files;

import org.jspecify.annotations.NullMarked;
