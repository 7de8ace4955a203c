package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisplayNamesTest {
  @Test
  void accountIsNamedWithItsUserName() {
    assertThat(DisplayNames.of(new Account("1", "sean", "Sean O'Neil", null)))
        .isEqualTo("Sean O'Neil (sean)");
    assertThat(DisplayNames.of(new Account("1", null, "Sean O'Neil", null)))
        .isEqualTo("Sean O'Neil");
  }

  @Test
  void longNameIsShortened() {
    String name = "x".repeat(101);
    assertThat(DisplayNames.shown(name)).hasSize(100).endsWith("…");
    assertThat(DisplayNames.isShownWhole(name)).isFalse();
    assertThat(DisplayNames.isShownWhole("x".repeat(100))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleHasItsOwnWords(Role role) {
    assertThat(DisplayNames.of(role)).isNotBlank().isNotEqualTo("role unknown");
  }

  @Test
  void unknownRoleIsSaid() {
    assertThat(DisplayNames.of((Role) null)).isEqualTo("role unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "3.7.2.1830, DocSpace 3.7.2",
    ", 'DocSpace, version unknown'",
    "dev, 'DocSpace, version unknown (dev)'",
  })
  void versionIsShortOrUnknown(@Nullable String version, String expected) {
    assertThat(DisplayNames.of(new PortalVersion(version))).startsWith(expected);
  }

  private static String photo(String original) {
    return DisplayNames.of(new PhotoUrls(original, null, null, null, null, null));
  }

  @Test
  void photoIsDescribedAsFarAsItIsKnown() {
    assertThat(photo("/storage/ada_orig_400-300.png?hash=1")).isEqualTo("a PNG of 400×300 pixels");
    assertThat(photo("/storage/ada.png")).isEqualTo("a photo");
    assertThat(photo("/static/images/default_user_photo_size_200-200.png")).isEqualTo("no photo");
  }
}
