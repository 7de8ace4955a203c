package io.github.photoshell.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedImageTest {
  private static BufferedImage noise(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static BufferedImage photo(int width, int height) {
    return noise(width, height, BufferedImage.TYPE_INT_RGB);
  }

  @Test
  void photoIsAJpegAndADrawingAPng() {
    assertThat(EncodedImage.of(photo(30, 20), false, 1_000_000).format()).isEqualTo("JPEG");
    assertThat(EncodedImage.of(photo(30, 20), true, 1_000_000).format()).isEqualTo("PNG");
    assertThat(
            EncodedImage.of(noise(30, 20, BufferedImage.TYPE_INT_ARGB), false, 1_000_000).format())
        .isEqualTo("PNG");
  }

  @Test
  void bytesAreOfTheFormatAndSizeTheyAreSaidToHave() {
    EncodedImage jpeg = EncodedImage.of(photo(30, 20), false, 1_000_000);
    assertThat(ImageInspector.format(jpeg.bytes())).isEqualTo("JPEG");
    assertThat(jpeg.size()).isEqualTo(new PixelSize(30, 20));
    assertThat(ImageInspector.size(jpeg.bytes())).isEqualTo(jpeg.size());
  }

  @Test
  void drawingThatIsTooLargeBecomesAJpegOfTheSameSize() {
    int png = EncodedImage.of(photo(90, 90), true, 1_000_000).bytes().length;
    EncodedImage smaller = EncodedImage.of(photo(90, 90), true, png - 1);
    assertThat(smaller.format()).isEqualTo("JPEG");
    assertThat(smaller.size()).isEqualTo(new PixelSize(90, 90));
    assertThat(smaller.bytes()).hasSizeLessThan(png);
  }

  @Test
  void qualityIsLoweredBeforeTheSize() {
    int best = EncodedImage.of(photo(90, 90), false, 1_000_000).bytes().length;
    EncodedImage same = EncodedImage.of(photo(90, 90), false, best);
    assertThat(same.bytes()).hasSize(best);
    EncodedImage lower = EncodedImage.of(photo(90, 90), false, best - 1);
    assertThat(lower.bytes()).hasSizeLessThan(best);
    assertThat(lower.size()).isEqualTo(new PixelSize(90, 90));
  }

  @Test
  void imageIsMadeSmallerWhereNoQualityFits() {
    EncodedImage smaller = EncodedImage.of(photo(200, 100), false, 3_000);
    assertThat(smaller.bytes()).hasSizeLessThanOrEqualTo(3_000);
    assertThat(smaller.size().width()).isLessThan(200);
    assertThat(smaller.size().height()).isEqualTo(smaller.size().width() / 2);
  }

  @Test
  void smallImageIsNotMadeSmallerEvenIfItIsTooLarge() {
    EncodedImage small = EncodedImage.of(photo(64, 10), false, 1);
    assertThat(small.size()).isEqualTo(new PixelSize(64, 10));
    EncodedImage other = EncodedImage.of(photo(10, 80), false, 1);
    assertThat(other.size()).isEqualTo(new PixelSize(7, 60));
  }

  /** Left to right, top to bottom: one letter a pixel. */
  private static String letters(BufferedImage image) {
    StringBuilder letters = new StringBuilder();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        letters.append((char) (image.getRGB(x, y) & 0xff));
      }
      letters.append(' ');
    }
    return letters.toString().strip();
  }

  @ParameterizedTest
  @CsvSource({
    "1,abc def",
    "2,cba fed",
    "3,fed cba",
    "4,def abc",
    "5,ad be cf",
    "6,da eb fc",
    "7,fc eb da",
    "8,cf be ad",
  })
  void imageIsTurnedAsItsOrientationSays(int orientation, String expected) {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      image.setRGB(i % 3, i / 3, new Color(0, 0, 'a' + i).getRGB());
    }
    assertThat(letters(EncodedImage.turned(image, orientation))).isEqualTo(expected);
  }
}
