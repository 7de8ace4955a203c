package io.github.photoshell.image;

import io.github.photoshell.text.LineLayout;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * Measures the time to draw a 1280×1280 image in half blocks, relative to Java's own scaling of the same image in the same run. Run by {@code src/bench/half-blocks}.
 */
final class HalfBlocksBench {
  private static final int SIDE = 1280;
  private static final int ROUNDS = 60;

  private HalfBlocksBench() {}

  public static void main(String[] arguments) {
    Bitmap picture = picture();
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, SIDE, SIDE, picture.pixels(), 0, SIDE);
    for (Canvas.GraphicsProtocol means :
        List.of(Canvas.GraphicsProtocol.BLOCKS_TRUE, Canvas.GraphicsProtocol.BLOCKS_256, Canvas.GraphicsProtocol.BLOCKS_16)) {
      for (int width : new int[] {40, 200}) {
        Canvas canvas = new Canvas(means, 250, 200);
        LineLayout layout = new LineLayout(250, String::length);
        TerminalImage.Caption caption = new TerminalImage.Caption(List.of(), List.of());
        double drawn =
            median(
                () ->
                    TerminalImage.of(picture, canvas, width, caption, layout)
                        .orElseThrow()
                        .toTerminal(true, false)
                        .length());
        double scaled = median(() -> scaled(image, width));
        System.out.printf(
            Locale.ROOT,
            "%-12s %3d columns: %6.2f ms, %.2f of a plain scaling (%.2f ms)%n",
            means,
            width,
            drawn,
            drawn / scaled,
            scaled);
      }
    }
  }

  private static Bitmap picture() {
    Random random = new Random(7);
    int[] pixels = new int[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0xff000000 | random.nextInt(0x1000000);
    }
    return new Bitmap(SIDE, SIDE, pixels);
  }

  private static int scaled(BufferedImage image, int side) {
    Image small = image.getScaledInstance(side, side, Image.SCALE_AREA_AVERAGING);
    BufferedImage out = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
    graphics.drawImage(small, 0, 0, null);
    graphics.dispose();
    return out.getRGB(side / 2, side / 2);
  }

  /** Returns milliseconds; the first half of the rounds is warm-up. */
  private static double median(IntSupplier work) {
    double[] millis = new double[ROUNDS];
    int seen = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      long start = System.nanoTime();
      seen += work.getAsInt();
      if (i >= ROUNDS) {
        millis[i - ROUNDS] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    if (seen == 1) {
      System.out.println();
    }
    return millis[ROUNDS / 2];
  }
}
