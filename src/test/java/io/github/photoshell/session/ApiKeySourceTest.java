package io.github.photoshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeySourceTest {
  private static final ApiKeySource PROGRAM =
      new ApiKeySource(null, List.of("pass", "show", "portal"), 60);

  @Test
  void fileOrProgramIsASource() {
    assertThat(ApiKeySource.NONE.isGiven()).isFalse();
    assertThat(new ApiKeySource(null, List.of(), 60).isGiven()).isFalse();
    assertThat(ApiKeySource.file("ada.key").isGiven()).isTrue();
    assertThat(PROGRAM.isGiven()).isTrue();
  }

  @Test
  void sourceForLaterDoesNotDependOnTheWorkingFolder() {
    assertThat(ApiKeySource.file("ada.key").absolute())
        .isEqualTo(ApiKeySource.file(Path.of("ada.key").toAbsolutePath().toString()));
    assertThat(PROGRAM.absolute()).isSameAs(PROGRAM);
    ApiKeySource unusable = ApiKeySource.file("ada\0.key");
    assertThat(unusable.absolute()).isSameAs(unusable);
  }

  @Test
  void savedPortalNamesItsSource() {
    SavedPortal saved =
        new SavedPortal(
            "work",
            "https://portal.example",
            null,
            PROGRAM.command(),
            PROGRAM.waitSeconds(),
            null,
            null,
            null,
            false);
    assertThat(ApiKeySource.of(saved)).isEqualTo(PROGRAM);
  }
}
