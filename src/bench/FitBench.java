package io.github.photoshell.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Compares {@link FittedImage} with ImageMagick. Run by {@code src/bench/fit}. */
final class FitBench {
  private static final int SIDE = 1280;
  private static final long LIMIT = 5 * 1024 * 1024;
  private static final double LEAST = 0.98;
  private static final double SLOWEST = 1.5;

  /** What ImageMagick draws: each like a photo, a drawing, or a scan. */
  private static final List<String> SUBJECTS =
      List.of(
          "-size 3000x2000 -seed 7 plasma:fractal -blur 0x3",
          "-size 1800x2400 -seed 8 plasma:tomato-steelblue -blur 0x2",
          "-size 2600x1900 -seed 9 plasma:grey30-grey90 -blur 0x4",
          "-size 900x700 -seed 10 plasma:fractal -blur 0x1",
          "wizard: -resize 1900x",
          "logo: -resize 1600x",
          "rose: -resize 1500x",
          "-size 2000x1500 radial-gradient:gold-navy");

  /** How they are stored: the ending, the options, the EXIF orientation. */
  private record Form(String ending, String options, int orientation) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("jpg", "-quality 92", 6),
          new Form("jpg", "-quality 85 -interlace JPEG", 3),
          new Form("png", "", 1),
          new Form("tif", "-compress lzw", 1),
          new Form("webp", "-quality 90", 1));

  private FitBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < SUBJECTS.size(); i++) {
      for (int k = 0; k < FORMS.size(); k++) {
        Form form = FORMS.get(k);
        Path picture = folder.resolve("%d-%d.%s".formatted(i, k, form.ending()));
        convert(SUBJECTS.get(i) + " " + form.options(), picture.toString());
        if (form.orientation() > 1) {
          Files.write(picture, withOrientation(Files.readAllBytes(picture), form.orientation()));
        }
        all.add(similarity(picture));
      }
    }
    double least = all.stream().mapToDouble(one -> one).min().orElse(0);
    System.out.printf(
        Locale.ROOT, "%d pictures: similarity at least %.4f (limit %.2f)%n", all.size(), least, LEAST);
    double ratio = time(folder.resolve("12mp.jpg"));
    if (least < LEAST || ratio > SLOWEST) {
      System.out.println("FAILED");
      System.exit(1);
    }
  }

  private static double similarity(Path picture) throws Exception {
    FittedImage fitted = fit(picture);
    Path expected = picture.resolveSibling(picture.getFileName() + ".expected.png");
    convert(picture + " -auto-orient -resize 1280x1280> -strip", "PNG32:" + expected);
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(fitted.bytes()));
    BufferedImage other = ImageIO.read(expected.toFile());
    if (Math.abs(one.getWidth() - other.getWidth()) > 1
        || Math.abs(one.getHeight() - other.getHeight()) > 1) {
      System.out.printf("%s: %s, ImageMagick %d×%d%n", picture, fitted.size(), other.getWidth(), other.getHeight());
      return 0;
    }
    double ssim = Ssim.of(one, other);
    System.out.printf(
        Locale.ROOT,
        "%-10s %-5s %4d×%-4d %.4f  %s%n",
        picture.getFileName(),
        fitted.format(),
        fitted.size().width(),
        fitted.size().height(),
        ssim,
        String.join(", ", fitted.changes()));
    return ssim;
  }

  private static FittedImage fit(Path picture) throws IOException {
    return Objects.requireNonNull(
        FittedImage.of(Files.readAllBytes(picture), SIDE, LIMIT).image(), picture.toString());
  }

  private static double time(Path picture) throws Exception {
    convert("-size 4000x3000 -seed 5 plasma:fractal -blur 0x1 -quality 90", picture.toString());
    long[] ours = new long[9];
    long[] theirs = new long[5];
    for (int i = 0; i < 12; i++) {
      long start = System.nanoTime();
      fit(picture);
      if (i >= 3) {
        ours[i - 3] = System.nanoTime() - start;
      }
    }
    for (int i = 0; i < theirs.length; i++) {
      long start = System.nanoTime();
      convert(
          picture + " -auto-orient -resize 1280x1280> -strip -quality 92", picture + ".small.jpg");
      theirs[i] = System.nanoTime() - start;
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    double mine = ours[ours.length / 2] / 1e6;
    double magick = theirs[theirs.length / 2] / 1e6;
    System.out.printf(
        Locale.ROOT,
        "12 megapixels: %.0f ms, ImageMagick %.0f ms, ratio %.2f (limit %.1f)%n",
        mine,
        magick,
        mine / magick,
        SLOWEST);
    return mine / magick;
  }

  private static void convert(String options, String target) throws Exception {
    List<String> command = new ArrayList<>(List.of("convert"));
    command.addAll(List.of(options.trim().split(" +")));
    command.add(target);
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + command);
    }
  }

  /** Inserts an Exif segment with one entry behind the start of a JPEG. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {-1, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
    out.writeBytes(new byte[] {'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1});
    out.writeBytes(new byte[] {0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** The structural similarity of two images by their brightness (Wang et al., 2004). */
  private static final class Ssim {
    private static final int WINDOW = 8;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    static double of(BufferedImage one, BufferedImage other) {
      int width = Math.min(one.getWidth(), other.getWidth());
      int height = Math.min(one.getHeight(), other.getHeight());
      double sum = 0;
      long windows = 0;
      for (int y = 0; y + WINDOW <= height; y += WINDOW / 2) {
        for (int x = 0; x + WINDOW <= width; x += WINDOW / 2) {
          sum += window(one, other, x, y);
          windows++;
        }
      }
      return sum / windows;
    }

    private static double window(BufferedImage one, BufferedImage other, int left, int top) {
      double a = 0;
      double b = 0;
      double aa = 0;
      double bb = 0;
      double ab = 0;
      for (int y = top; y < top + WINDOW; y++) {
        for (int x = left; x < left + WINDOW; x++) {
          double p = brightness(one.getRGB(x, y));
          double q = brightness(other.getRGB(x, y));
          a += p;
          b += q;
          aa += p * p;
          bb += q * q;
          ab += p * q;
        }
      }
      int n = WINDOW * WINDOW;
      double ma = a / n;
      double mb = b / n;
      double va = aa / n - ma * ma;
      double vb = bb / n - mb * mb;
      double cov = ab / n - ma * mb;
      return (2 * ma * mb + C1) * (2 * cov + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
    }

    private static double brightness(int rgb) {
      return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }
  }
}
