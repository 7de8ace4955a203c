/** Lessons, transcripts, and the commands of the practice portal. */
@NullMarked
package io.github.photoshell.lesson;

import org.jspecify.annotations.NullMarked;
