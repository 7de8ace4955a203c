package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPhotoSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1280,1280,true",
    "1,1280,true",
    "1281,1,false",
    "1,1281,false",
    "0,0,true",
  })
  void imageOfAtMost1280PixelsIsStoredUnchanged(int width, int height, boolean unchanged) {
    assertThat(StoredPhotoSize.isUnchanged(new PixelSize(width, height))).isEqualTo(unchanged);
  }

  @ParameterizedTest
  @CsvSource({
    // As it is, also if it is small.
    "300,200,300,200,true",
    "1280,640,1280,640,true",
    "300,200,1280,853,false",
    // Scaled down so that the longer side fits.
    "2560,1280,1280,640,true",
    "1280,2560,640,1280,true",
    "2560,1280,2560,1280,false",
    "2560,1280,1280,1280,false",
    // Rounded by one pixel, in either direction.
    "300,200,301,201,true",
    "300,200,299,199,true",
    "300,200,302,200,false",
    "300,200,298,200,false",
    "300,200,300,202,false",
    "300,200,300,198,false",
  })
  void storedSizeIsThatOfTheSentImageScaledToTheLimit(
      int width, int height, int storedWidth, int storedHeight, boolean matches) {
    assertThat(
            StoredPhotoSize.matches(
                new PixelSize(width, height), new PixelSize(storedWidth, storedHeight)))
        .isEqualTo(matches);
  }

  @Test
  void emptyImageMatchesOnlyAnEmptyOne() {
    PixelSize empty = new PixelSize(0, 0);
    assertThat(StoredPhotoSize.matches(empty, empty)).isTrue();
    assertThat(StoredPhotoSize.matches(empty, new PixelSize(2, 2))).isFalse();
  }
}
