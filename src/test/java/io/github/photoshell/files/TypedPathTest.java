package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPathTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void tildeAloneIsTheHomeFolder() {
    assertThat(TypedPath.of("~")).isEqualTo(HOME);
    assertThat(TypedPath.of("~/")).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~/ada.png", "~\\ada.png"})
  void tildeBeforeASlashIsTheHomeFolder(String typed) {
    assertThat(TypedPath.of(typed)).isEqualTo(HOME.resolve("ada.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "", "ada"})
  void relativeHomeFolderIsIgnored(String home) {
    assertThat(TypedPath.home(home)).isEqualTo(Path.of("/"));
    assertThat(TypedPath.home(HOME.toString())).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~ada/ada.png", "ada~.png", "./~/ada.png", ""})
  void otherTildesAreUnchanged(String typed) {
    assertThat(TypedPath.of(typed)).isEqualTo(Path.of(typed));
  }
}
