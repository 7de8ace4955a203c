/** Learning: the commands that start the practice portal, where nothing can break. */
@NullMarked
package io.github.photoshell.lesson;

import org.jspecify.annotations.NullMarked;
