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
   * @param distance the distance between the starts of two lines in the old image
   * @param step the distance between two pixels of a line in both images
   */
  record Lines(int count, int distance, int step) {}

  /** The number of pixels of a line before and after. */
  record Lengths(int before, int after) {}

  private Resampler() {}

  static void resample(int[] from, int[] to, Lines lines, Lengths lengths) {
    double ratio = (double) lengths.before() / lengths.after();
    double radius = Math.max(ratio, 1);
    int targetDistance = lines.step() == 1 ? lengths.after() : 1;
    double[] weights = new double[(int) Math.ceil(2 * radius) + 2];
    for (int target = 0; target < lengths.after(); target++) {
      double centre = (target + 0.5) * ratio - 0.5;
      int first = Math.max(0, (int) Math.ceil(centre - radius));
      int last = Math.min(lengths.before() - 1, (int) Math.floor(centre + radius));
      double totalWeight = 0;
      for (int source = first; source <= last; source++) {
        double weight = Math.max(1 - Math.abs(source - centre) / radius, 0);
        weights[source - first] = weight;
        totalWeight += weight;
      }
      for (int line = 0; line < lines.count(); line++) {
        int start = line * lines.distance() + first * lines.step();
        to[line * targetDistance + target * lines.step()] =
            mean(from, start, lines.step(), weights, last - first + 1, totalWeight);
      }
    }
  }

  private static int mean(
      int[] from, int start, int step, double[] weights, int count, double totalWeight) {
    double alpha = 0;
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < count; i++) {
      int pixel = from[start + i * step];
      // Colours are weighted by opacity, otherwise transparent black would darken edges.
      double opacity = weights[i] * (pixel >>> 24);
      alpha += opacity;
      red += opacity * ((pixel >> 16) & 0xff);
      green += opacity * ((pixel >> 8) & 0xff);
      blue += opacity * (pixel & 0xff);
    }
    if (alpha <= 0) {
      return 0;
    }
    return (round(alpha / totalWeight) << 24)
        | (round(red / alpha) << 16)
        | (round(green / alpha) << 8)
        | round(blue / alpha);
  }

  private static int round(double value) {
    return (int) Math.min(Math.max(value + 0.5, 0), 255);
  }
}
