package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressShortenerTest {
  private static final String STORED =
      "http://127.0.0.1:8092/storage/userPhotos/root/6b0d1f52-7c3e-4f9a-b1d8-3e5a9c7042e1"
          + "_orig_400-400.png?hash=983255906";

  private static String fitting(String address, int width, int taken) {
    return AddressShortener.shorten(address, new LineLayout(width, String::length), taken);
  }

  @Test
  void fittingUrlIsUnchanged() {
    assertThat(fitting(STORED, 160, 30)).isEqualTo(STORED);
    assertThat(AddressShortener.shorten(STORED, LineLayout.unlimited(), 30)).isEqualTo(STORED);
  }

  @Test
  void urlIsShortenedInTheMiddleAfterOtherText() {
    assertThat(fitting(STORED, 100, 30))
        .isEqualTo("http://127.0.0.1:8092/…_orig_400-400.png?hash=983255906");
  }

  @Test
  void urlThatFitsALineIsMovedToItsOwnLine() {
    assertThat(fitting(STORED, 80, 45))
        .isEqualTo("http://127.0.0.1:8092/…_orig_400-400.png?hash=983255906");
  }

  @Test
  void endOfTheUrlIsKeptAsFarAsItFits() {
    String theDefault =
        "https://portal.example.com/static/images/default_user_photo_size_200-200.png?hash=1";
    assertThat(fitting(theDefault, 82, 0))
        .isEqualTo(
            "https://portal.example.com/…/images/default_user_photo_size_200-200.png?hash=1");
    assertThat(fitting(theDefault, 75, 0))
        .isEqualTo("https://portal.example.com/…/default_user_photo_size_200-200.png?hash=1");
  }

  @Test
  void urlThatIsTooLongIsKept() {
    assertThat(fitting(STORED, 40, 10)).isEqualTo(STORED);
    assertThat(fitting("abc", 2, 0)).isEqualTo("abc");
  }
}
