package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.image.PixelSize;
import org.junit.jupiter.api.Test;

class PhotoUrlsTest {
  private static PhotoUrls urls(String original) {
    return new PhotoUrls(original, null, null, null, null, null);
  }

  @Test
  void ordinaryPhotoUrls() {
    PhotoUrls urls = urls("/storage/userPhotos/root/4c65_orig_1280-853.jpeg?hash=1287364921");

    assertThat(urls.isDefault()).isFalse();
    assertThat(urls.hash()).isEqualTo("1287364921");
    assertThat(urls.size()).isEqualTo(new PixelSize(1280, 853));
    assertThat(urls.extension()).isEqualTo("jpeg");
  }

  @Test
  void defaultImageMeansNoPhoto() {
    PhotoUrls urls = urls("/static/images/default_user_photo_size_200-200.png?hash=7");

    assertThat(urls.isDefault()).isTrue();
    assertThat(urls.hash()).isEqualTo("7");
    assertThat(urls.size()).isNull();
    assertThat(urls.extension()).isNull();
    assertThat(urls("/static/images/default_user_photo_size_360-360.png").isDefault()).isFalse();
  }

  @Test
  void signedUrlOfAnotherStorage() {
    PhotoUrls urls = urls("https://cdn.example/a_orig_32-32.png?sig=a/b&x=1?hash=5");

    assertThat(urls.hash()).isEqualTo("5");
    assertThat(urls.size()).isEqualTo(new PixelSize(32, 32));
    assertThat(urls("https://cdn.example/photo").hash()).isNull();
    assertThat(urls("https://cdn.example/a_orig_99999999999-1.png").size()).isNull();
  }

  @Test
  void urlWithoutHashKeepsItsOtherParameters() {
    assertThat(PhotoUrls.withoutHash("/a_orig_4-4.png?hash=7")).isEqualTo("/a_orig_4-4.png");
    assertThat(PhotoUrls.withoutHash("/a&b.png?sig=a/b&x=1?hash=5"))
        .isEqualTo("/a&b.png?sig=a/b&x=1");
    assertThat(PhotoUrls.withoutHash("/a.png?hash=5&sig=x")).isEqualTo("/a.png?sig=x");
    assertThat(PhotoUrls.withoutHash("/a.png?sig=x&hash=5")).isEqualTo("/a.png?sig=x");
    assertThat(PhotoUrls.withoutHash("/a.png?rehash=5")).isEqualTo("/a.png?rehash=5");
  }

  @Test
  void versionIsTheFileNameAndTheHash() {
    assertThat(urls("/root/a_orig_4-4.png?sig=x&hash=7").version())
        .isEqualTo("a_orig_4-4.png?hash=7");
    assertThat(urls("/root/a_orig_4-4.png").version()).isNull();
    assertThat(urls("?hash=7").fileName()).isEmpty();
  }

  @Test
  void defaultImageOfAnySizeIsRecognised() {
    assertThat(PhotoUrls.isDefaultImage("/static/images/default_user_photo_size_32-32.png"))
        .isTrue();
    assertThat(PhotoUrls.isDefaultImage("/storage/root/a_size_32-32.png")).isFalse();
  }
}
