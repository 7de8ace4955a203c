package io.github.photoshell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  private static Path state(Map<String, String> environment, String system) {
    return AppFolders.of(environment, HOME, system).state();
  }

  @Test
  void stateFolderFollowsThePlatform() {
    assertThat(state(Map.of(), "Linux")).isEqualTo(HOME.resolve(".local/state/photoshell"));
    assertThat(state(Map.of("XDG_STATE_HOME", "/var/ada"), "Linux"))
        .isEqualTo(Path.of("/var/ada/photoshell"));
    assertThat(state(Map.of("XDG_STATE_HOME", "ada"), "Linux"))
        .isEqualTo(HOME.resolve(".local/state/photoshell"));
    assertThat(state(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
        .isEqualTo(Path.of("/local/photoshell"));
  }

  @Test
  void photoshellHomeMovesAllFolders() {
    assertThat(state(Map.of("PHOTOSHELL_HOME", "/elsewhere"), "Linux"))
        .isEqualTo(Path.of("/elsewhere/state"));
  }
}
