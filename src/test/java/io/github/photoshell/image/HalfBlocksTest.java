package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.Canvas.GraphicsProtocol;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares small images with golden text, one for each colour depth. */
class HalfBlocksTest {
  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;
  private static final int GREY = 0xff808080;
  private static final int CLEAR = 0;

  /** Two columns and three rows of pixels; there is no row below the last. */
  private static final Bitmap SMALL =
      new Bitmap(2, 3, new int[] {RED, RED, BLUE, BLUE, GREY, CLEAR});

  @Test
  void trueColour() {
    assertThat(HalfBlocks.lines(SMALL, GraphicsProtocol.BLOCKS_TRUE))
        .containsExactly(
            "\u001b[38;2;255;0;0;48;2;0;0;255m▀▀\u001b[0m",
            "\u001b[0;38;2;128;128;128m▀\u001b[0m \u001b[0m");
  }

  @Test
  void colours256() {
    assertThat(HalfBlocks.lines(SMALL, GraphicsProtocol.BLOCKS_256))
        .containsExactly(
            "\u001b[38;5;196;48;5;21m▀▀\u001b[0m", "\u001b[0;38;5;244m▀\u001b[0m \u001b[0m");
  }

  @Test
  void colours16() {
    assertThat(
            HalfBlocks.lines(
                new Bitmap(1, 2, new int[] {RED, 0xff5c5cff}), GraphicsProtocol.BLOCKS_16))
        .containsExactly("\u001b[91;104m▀\u001b[0m");
  }

  @Test
  void sixteenColoursAreDithered() {
    int[] orange = new int[64];
    Arrays.fill(orange, 0xffcd6700);
    List<String> lines = HalfBlocks.lines(new Bitmap(8, 8, orange), GraphicsProtocol.BLOCKS_16);
    // Halfway between red and yellow: some of each.
    assertThat(String.join("", lines)).contains("31", "33");
  }

  @Test
  void transparentPixelsKeepTheBackground() {
    assertThat(
            HalfBlocks.lines(
                new Bitmap(1, 2, new int[] {CLEAR, RED}), GraphicsProtocol.BLOCKS_TRUE))
        .containsExactly("\u001b[0;38;2;255;0;0m▄\u001b[0m");
  }

  @Test
  void scalingDownAveragesVisiblePixels() {
    Bitmap four = new Bitmap(2, 2, new int[] {0xff000000, 0xff646464, CLEAR, CLEAR});
    assertThat(four.scaled(1, 1).pixels()).containsExactly(0x80323232);
  }

  @Test
  void coloursAreTheNearestAvailable() {
    for (Palette palette : Palette.values()) {
      int from = palette == Palette.XTERM_256 ? 16 : 0;
      int to = palette == Palette.ANSI_16 ? 16 : palette == Palette.XTERM_256 ? 256 : 216;
      for (int i = from; i < to; i++) {
        int rgb = palette.rgb(i);
        int nearest = palette.nearest(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
        assertThat(palette.rgb(nearest)).as("%s %d", palette, i).isEqualTo(rgb);
      }
    }
  }
}
