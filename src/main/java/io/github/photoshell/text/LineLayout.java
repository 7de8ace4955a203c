package io.github.photoshell.text;

import java.util.function.ToIntFunction;

/**
 * How text is laid out in lines: their width, and how many columns a text takes.
 *
 * @param width columns in a line; {@link Integer#MAX_VALUE} if lines are not wrapped, as in a file
 * @param columnCounter returns the columns that a text takes; wide and combining characters take
 *     two or none
 */
public record LineLayout(int width, ToIntFunction<String> columnCounter) {
  /** Returns the columns that a text takes on the screen. */
  public int columnsOf(String text) {
    return columnCounter.applyAsInt(text);
  }

  /** Returns the layout of a file or pipe: no wrapping, one column per character. */
  public static LineLayout unlimited() {
    return new LineLayout(Integer.MAX_VALUE, String::length);
  }
}
