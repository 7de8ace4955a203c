package io.github.photoshell.image;

/**
 * The graphics protocol and size of a terminal.
 *
 * @param columns of the window
 * @param rows of the window
 */
public record Canvas(GraphicsProtocol graphicsProtocol, int columns, int rows) {
  /** The ways to draw an image, simplest first. */
  public enum GraphicsProtocol {
    /** No terminal, or a terminal without colour. */
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
    KITTY;

    /** Returns whether images are drawn in half blocks. */
    public boolean isBlocks() {
      return this == BLOCKS_16 || this == BLOCKS_256 || this == BLOCKS_TRUE;
    }
  }

  /** Returns the same size with another graphics protocol. */
  public Canvas by(GraphicsProtocol other) {
    return new Canvas(other, columns, rows);
  }

  /** Returns a canvas on which nothing can be drawn. */
  public static Canvas none() {
    return new Canvas(GraphicsProtocol.NONE, 0, 0);
  }
}
