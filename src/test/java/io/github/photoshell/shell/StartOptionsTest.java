package io.github.photoshell.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartOptionsTest {
  private static StartOptions parse(String... args) {
    return StartOptions.of(Map.of(), args);
  }

  @Test
  void startOptionsComeBeforeTheCommand() {
    StartOptions startOptions =
        parse("--portal", "https://p.example", "--allow-http", "person", "--json");
    assertThat(startOptions.portal()).isEqualTo("https://p.example");
    assertThat(startOptions.allowHttp()).isTrue();
    assertThat(startOptions.words()).containsExactly("person", "--json");
  }

  @Test
  void wordsAreUnchanged() {
    assertThat(parse("people", "two words", "a\"b", "").words())
        .containsExactly("people", "two words", "a\"b", "");
  }

  @Test
  void helpAndVersionOptionsAreRecognized() {
    for (String help : new String[] {"--help", "-h"}) {
      assertThat(parse(help).words()).containsExactly("help", "start-options");
      assertThat(parse("--allow-http", help).words()).containsExactly("help", "start-options");
      assertThat(parse("-c", "people", help).words()).containsExactly("help", "start-options");
      assertThat(parse("-c", "people", help).lines()).isNull();
      assertThat(parse(help, "people").words()).containsExactly("people", "--help");
      assertThat(parse(help, "people", "--all").words())
          .containsExactly("people", "--help", "--all");
      assertThat(parse("people", help).words()).containsExactly("people", help);
    }
    assertThat(parse("--version").words()).containsExactly("version");
    assertThat(parse("-V").words()).containsExactly("version");
    assertThat(parse("-V", "--help").words()).containsExactly("help", "start-options");
    assertThat(parse("--version", "people").words()).containsExactly("version", "people");
  }

  @Test
  void twoHyphensEndTheOptions() {
    assertThat(parse("--allow-http", "--", "people", "--json").words())
        .containsExactly("people", "--json");
    assertThat(parse("--", "--help").words()).containsExactly("--help");
    assertThat(parse("-c", "person $1", "--", "-ada").words()).containsExactly("-ada");
  }

  @Test
  void startOptionsMayFollowDashC() {
    StartOptions startOptions =
        parse("-c", "person $1", "ada", "--keep-going", "--portal=work", "-5", "-");
    assertThat(startOptions.lines()).isEqualTo("person $1");
    assertThat(startOptions.keepGoing()).isTrue();
    assertThat(startOptions.portal()).isEqualTo("work");
    assertThat(startOptions.words()).containsExactly("ada", "-5", "-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--protal x            | photoshell has no option --protal. Did you mean --portal? |"
            + " Usage:",
        "-o people             | photoshell has no option -o.           | Usage: photoshell"
            + " [--portal",
        "--portal              | --portal needs a value.                | Usage: photoshell",
        "--portal --allow-http | --portal needs a value.                | Usage: photoshell",
        "--allow-http=no x     | --allow-http takes no value.           | Usage: photoshell",
        "--help=people         | --help takes no value.                 | Usage: photoshell",
        "-c                    | -c needs a value.                      | Usage: photoshell",
        "-c people --json      | photoshell has no option --json.       | Write a command's"
            + " options",
        "-c people ada -o      | photoshell has no option -o.           | Write a command's"
            + " options",
        "-c people -c status   | -c is given twice.                     | Separate its lines with"
            + " ';'",
      })
  void usageErrorsNameTheProblemAndTheNextStep(String line, String message, String next) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOfSatisfying(
            UsageException.class,
            wrong -> {
              assertThat(wrong).hasMessage(message);
              assertThat(wrong.next()).startsWith(next);
            });
  }

  @Test
  void timeoutsAreIntegers() {
    Duration usual = Duration.ofSeconds(5);
    StartOptions startOptions = parse("--timeout", "90", "--connect-timeout=2", "status");
    assertThat(startOptions.answerTimeout(usual)).isEqualTo(Duration.ofSeconds(90));
    assertThat(startOptions.connectTimeout(usual)).isEqualTo(Duration.ofSeconds(2));
    assertThat(startOptions.photoTimeout(usual)).isEqualTo(Duration.ofSeconds(90));
    assertThat(parse("--photo-timeout=9", "--timeout=90").photoTimeout(usual))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(parse("status").photoTimeout(usual)).isEqualTo(usual);
    for (String wrong : new String[] {"0", "-1", "1.5", "soon", "3601", ""}) {
      assertThatThrownBy(() -> parse("--timeout", wrong))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("--timeout takes whole seconds from 1 to 3600");
    }
  }
}
