package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.shell.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.shell.core.command.ParsedInput;

class RateOptionTest extends ShellTestBase {
  private int rate(String option) {
    ParsedInput parsed = shell.grammar().parse("photo-export photos " + option);
    return RateOption.of(
        shell.grammar().findCommand("photo-export").orElseThrow().withoutOutput(parsed));
  }

  @ParameterizedTest
  @CsvSource({"'', 1500", "--pace 60, 60", "--pace 0, 0", "--pace 999999, 999999"})
  void paceIsANumberOfRequestsPerMinute(String option, int requests) {
    assertThat(rate(option)).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "-1", "1.5", "1000000", "''"})
  void anythingElseIsRefused(String typed) {
    assertThatThrownBy(() -> rate("--pace=" + typed))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--pace takes a number of requests per minute, not '");
  }
}
