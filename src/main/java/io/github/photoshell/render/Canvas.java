package io.github.photoshell.render;

/**
 * What a terminal can draw pictures with, and how much room it has.
 *
 * @param columns of the window
 * @param rows of the window
 */
public record Canvas(GraphicsProtocol graphicsProtocol, int columns, int rows) {
  /** Ways to draw a picture, the plainest first. */
  public enum GraphicsProtocol {
    /** No terminal, or one that shall show no colour. */
    NONE,
    /** Half blocks in the sixteen colours every terminal has. */
    BLOCKS_16,
    /** Half blocks in the 256 colours of xterm. */
    BLOCKS_256,
    /** Half blocks in 24-bit colour. */
    BLOCKS_TRUE,
    /** DEC's sixel graphics. */
    SIXEL,
    /** The inline images of iTerm2. */
    ITERM2,
    /** The graphics protocol of kitty. */
    KITTY
  }

  /** Returns the same room, drawn on by other means. */
  public Canvas by(GraphicsProtocol other) {
    return new Canvas(other, columns, rows);
  }

  /** Nothing can be drawn. */
  public static Canvas none() {
    return new Canvas(GraphicsProtocol.NONE, 0, 0);
  }
}
