package io.github.photoshell.practice;

/**
 * Resamples one direction of an image: each new pixel is the mean of the old ones it covers,
 * weighted by distance (a triangle filter as wide as the reduction, or two pixels when enlarging).
 */
final class Resampler {
  /**
   * The parallel lines of an image that are resampled in the same way.
   *
   * @param count the number of lines
   * @param apart the distance between the starts of two lines in the old image
   * @param step the distance between two pixels of a line in both images
   */
  record Lines(int count, int apart, int step) {}

  /** The number of pixels of a line before and after. */
  record Steps(int before, int after) {}

  private Resampler() {}

  static void along(int[] from, int[] to, Lines lines, Steps steps) {
    double ratio = (double) steps.before() / steps.after();
    double reach = Math.max(ratio, 1);
    int apartAfter = lines.step() == 1 ? steps.after() : 1;
    double[] weights = new double[(int) Math.ceil(2 * reach) + 2];
    for (int place = 0; place < steps.after(); place++) {
      double centre = (place + 0.5) * ratio - 0.5;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(steps.before() - 1, (int) Math.floor(centre + reach));
      double all = 0;
      for (int source = first; source <= last; source++) {
        double weight = Math.max(1 - Math.abs(source - centre) / reach, 0);
        weights[source - first] = weight;
        all += weight;
      }
      for (int line = 0; line < lines.count(); line++) {
        int start = line * lines.apart() + first * lines.step();
        to[line * apartAfter + place * lines.step()] =
            mean(from, start, lines.step(), weights, last - first + 1, all);
      }
    }
  }

  private static int mean(
      int[] from, int start, int step, double[] weights, int count, double all) {
    double alpha = 0;
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < count; i++) {
      int pixel = from[start + i * step];
      // Colours are weighted by opacity, otherwise transparent black would darken edges.
      double opaque = weights[i] * (pixel >>> 24);
      alpha += opaque;
      red += opaque * ((pixel >> 16) & 0xff);
      green += opaque * ((pixel >> 8) & 0xff);
      blue += opaque * (pixel & 0xff);
    }
    if (alpha <= 0) {
      return 0;
    }
    return (round(alpha / all) << 24)
        | (round(red / alpha) << 16)
        | (round(green / alpha) << 8)
        | round(blue / alpha);
  }

  private static int round(double value) {
    return (int) Math.min(Math.max(value + 0.5, 0), 255);
  }
}
