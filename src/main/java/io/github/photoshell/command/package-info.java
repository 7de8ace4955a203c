/**
 * The commands, one class each: its words, its completions, its help, and one call of a use case.
 */
@NullMarked
package io.github.photoshell.command;

import org.jspecify.annotations.NullMarked;
