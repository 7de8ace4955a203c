package io.github.photoshell.render;

import java.util.function.ToIntFunction;

/**
 * What there is to write on.
 *
 * @param width columns in a line; {@link Integer#MAX_VALUE} where lines have no end, as in a file
 * @param columns how many columns a text takes; wide and combining characters take two or none
 */
public record LineLayout(int width, ToIntFunction<String> columns) {
  /** A file or a pipe, in which every character counts one. */
  public static LineLayout endless() {
    return new LineLayout(Integer.MAX_VALUE, String::length);
  }
}
