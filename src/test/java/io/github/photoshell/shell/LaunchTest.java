package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private static Launch launch(String... args) {
    return Launch.of(Map.of(), args);
  }

  @Test
  void optionsOfOursStandBeforeTheCommand() {
    Launch launch = launch("--portal", "https://p.example", "--allow-http", "person", "--json");
    assertThat(launch.portal()).isEqualTo("https://p.example");
    assertThat(launch.allowHttp()).isTrue();
    assertThat(launch.words()).containsExactly("person", "--json");
  }

  @Test
  void wordsArriveAsTheOperatingSystemPassedThem() {
    assertThat(launch("people", "two words", "a\"b", "").words())
        .containsExactly("people", "two words", "a\"b", "");
  }

  @Test
  void helpAndVersionAreAskedForAsUsual() {
    assertThat(launch("--help").words()).containsExactly("help");
    assertThat(launch("-h").words()).containsExactly("help");
    assertThat(launch("--version").words()).containsExactly("version");
    assertThat(launch("-V").words()).containsExactly("version");
  }

  @Test
  void unknownOptionAndMissingValueAreTypedWrong() {
    assertThatThrownBy(() -> launch("--protal", "x")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> launch("--portal"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--portal needs a value.");
  }

  @Test
  void timeoutsAreWholeSeconds() {
    Duration usual = Duration.ofSeconds(5);
    Launch launch = launch("--timeout", "90", "--connect-timeout=2", "status");
    assertThat(launch.answerTimeout(usual)).isEqualTo(Duration.ofSeconds(90));
    assertThat(launch.connectTimeout(usual)).isEqualTo(Duration.ofSeconds(2));
    assertThat(launch.photoTimeout(usual)).isEqualTo(usual);
    for (String wrong : new String[] {"0", "-1", "1.5", "soon", "3601", ""}) {
      assertThatThrownBy(() -> launch("--timeout", wrong))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("--timeout takes whole seconds from 1 to 3600");
    }
  }
}
