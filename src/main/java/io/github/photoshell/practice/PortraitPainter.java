package io.github.photoshell.practice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/** Draws portraits for the practice portal: a coloured background, shoulders and a face. */
final class PortraitPainter {
  private static final int[] BACKGROUNDS = {
    0x2f6f8f, 0x8f4f2f, 0x3f7f4f, 0x6f4f8f, 0x8f7f2f, 0x4f5f7f, 0x9f4f5f, 0x2f7f7f
  };
  private static final int[] SKINS = {0xf2d3b3, 0xe0ac7e, 0xc68642, 0x8d5524, 0xffe0c8};
  private static final int[] HAIRS = {0x2b1d14, 0x5a3a1e, 0xb8863b, 0x111111, 0x9a9a9a};
  private static final int LINE_COLOUR = 0x222222;

  private final BufferedImage image;
  private final Graphics2D graphics;

  /** Fills the background. Then coordinates are in a square of 100 by 100 in the middle. */
  private PortraitPainter(int width, int height, int background) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, light(background, 1.12), 0, height, light(background, 0.88)));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double unit = Math.min(width, height) / 100.0;
    graphics.translate((width - 100 * unit) / 2, (height - 100 * unit) / 2);
    graphics.scale(unit, unit);
  }

  /**
   * Returns a portrait of this size.
   *
   * @param seed selects the colours; the same number gives the same image
   */
  static BufferedImage of(int seed, int width, int height) {
    PortraitPainter painter = new PortraitPainter(width, height, pick(BACKGROUNDS, seed));
    painter.disc(50, 118, 42, pick(BACKGROUNDS, seed + 3));
    painter.disc(50, 44, 29, pick(HAIRS, seed / 3));
    painter.disc(50, 51, 24, pick(SKINS, seed / 2));
    painter.disc(41, 47, 3, LINE_COLOUR);
    painter.disc(59, 47, 3, LINE_COLOUR);
    painter.graphics.setStroke(
        new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    painter.graphics.draw(new Arc2D.Double(38, 43, 24, 20, -36, -108, Arc2D.OPEN));
    return painter.finished();
  }

  /** Returns the default photo, a grey head, as a square of this side. */
  static BufferedImage placeholder(int side) {
    PortraitPainter painter = new PortraitPainter(side, side, 0xd8dce0);
    painter.disc(50, 112, 44, 0xa0a6ad);
    painter.disc(50, 42, 22, 0xa0a6ad);
    return painter.finished();
  }

  private static int pick(int[] colours, int seed) {
    return colours[Math.floorMod(seed, colours.length)];
  }

  private static Color light(int colour, double factor) {
    float[] channels = new Color(colour).getRGBColorComponents(null);
    for (int i = 0; i < channels.length; i++) {
      channels[i] = (float) Math.min(channels[i] * factor, 1);
    }
    return new Color(channels[0], channels[1], channels[2]);
  }

  private void disc(double x, double y, double radius, int colour) {
    graphics.setColor(new Color(colour));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private BufferedImage finished() {
    graphics.dispose();
    return image;
  }
}
