package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JqFilterTest {
  private static final Path FOLDER = Path.of("src/test/resources/jq");

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
  }

  private static List<String> lines(String filter, String input) {
    List<String> lines = new ArrayList<>();
    for (Json result : JqFilter.of(filter).apply(input)) {
      String text = result.text();
      (text == null ? result.compact() : text).lines().forEach(lines::add);
    }
    return lines;
  }

  private static JqException error(String filter) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            JqException.class, () -> JqFilter.of(filter).apply("[1, {\"a\": 2}]")));
  }

  /** The outputs were recorded with the jq program; see src/bench/jq_expected.py. */
  @Test
  void filtersPrintWhatTheJqProgramPrints() throws Exception {
    String people = text("people.json");
    Json recorded =
        Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(text("expected.json"))));
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> actual = new LinkedHashMap<>();
    for (Json item : Objects.requireNonNull(recorded.member("results")).items()) {
      String filter = String.valueOf(Objects.requireNonNull(item.member("filter")).text());
      boolean fails = Objects.requireNonNull(item.member("ok")).isFalse();
      List<String> printed =
          Objects.requireNonNull(item.member("lines")).items().stream()
              .map(line -> String.valueOf(line.text()))
              .toList();
      // Results before an error are not printed here: all or none.
      expected.put(filter, fails ? "error" : printed);
      Object result;
      try {
        result = lines(filter, people);
      } catch (JqException e) {
        result = "error";
      }
      actual.put(filter, result);
    }
    assertThat(expected).hasSizeGreaterThanOrEqualTo(60);
    assertThat(actual).containsExactlyEntriesOf(expected);
  }

  /** The known differences from jq 1.6, which rounds, shortens and writes 1e+20. */
  @Test
  void numbersKeepTheirDigits() {
    assertThat(lines(".", "9007199254740993")).containsExactly("9007199254740993");
    assertThat(lines(".", "100000000000000000001")).containsExactly("100000000000000000001");
    assertThat(lines(".", "1.10")).containsExactly("1.10");
    assertThat(lines(". + 0", "100000000000000000001")).containsExactly("1E+20");
  }

  /** A difference from jq, which prints them as they are. */
  @Test
  void invisibleCharactersInDocumentsAreEscaped() {
    assertThat(lines("[.]", "\"a\\u202eb\"")).containsExactly("[\"a\\u202eb\"]");
  }

  @Test
  void integersNeverOverflow() {
    String large = "9223372036854775807";
    assertThat(lines(". + 1", large)).containsExactly("9.223372036854776E+18");
    assertThat(lines("-10 - .", large)).containsExactly("-9.223372036854776E+18");
    assertThat(lines(". * . * .", "4000000000")).containsExactly("6.4E+28");
    assertThat(lines("add", "[" + large + ", 1]")).containsExactly("9.223372036854776E+18");
    assertThat(lines(".[0] += 1", "[" + large + "]")).containsExactly("[9.223372036854776E+18]");
  }

  @Test
  void invalidFilterPointsAtThePlace() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put(".[", "column 3: it ends too early.");
    places.put(".[] | .a b", "column 10: unexpected 'b'.");
    places.put(".[] | foo", "column 7: there is no function 'foo'.");
    places.put("map(limit(3))", "column 5: 'limit' takes 2 arguments, not 1.");
    places.put("if 1 then 2 end", "column 13: unexpected 'end'; 'if' needs 'else' before 'end'.");
    places.put(
        "[env]", "column 2: 'env' is not supported: a filter has no access to this computer.");
    places.put(
        "input", "column 1: 'input' is not supported: a filter has one input, which is '.'.");
    places.put("1 + 10000000000000000000", "column 5: the number has more than 18 digits.");
    places.forEach(
        (filter, place) -> {
          JqException invalid = error(filter);
          assertThat(invalid).hasMessage("The filter is not valid at " + place);
          assertThat(invalid.toResult().exitCode()).isEqualTo(ExitCode.USAGE);
        });
  }

  @Test
  void variableWithoutAValueIsFoundBeforeTheFilterRuns() {
    Map<String, Json> values = Map.of("id", Json.list(List.of()));
    assertThatThrownBy(() -> JqFilter.of("if .a then $id else $idea end").with(values))
        .hasMessage("The filter is not valid at column 21: $idea is not defined.");
    List<String> own =
        List.of(
            ". as $x | $x + $id",
            ". as [$x, {a: $y, $z}] | {$x} + {a: $y} + $z",
            "reduce .[] as $x (0; . + $x)",
            "[foreach .[] as $x (0; . + $x; $x)]",
            "def f($x; g): $x + g; f(1; $id)");
    own.forEach(
        filter ->
            assertThatCode(() -> JqFilter.of(filter).with(values))
                .as(filter)
                .doesNotThrowAnyException());
  }

  @Test
  void excerptShowsThePlaceInALongFilter() {
    String filter =
        "[.[] | .userName] | map(length) | add | nothing | tostring | length | . + 1000";
    List<String> lines = error(filter).toResult().lines().stream().map(Text::plain).toList();
    assertThat(lines)
        .containsExactly(
            "The filter is not valid at column 41: there is no function 'nothing'.",
            "  …erName] | map(length) | add | nothing | tostring | length | …",
            "                                 ^",
            "The filter language is that of jq 1.6: 'help json'.");
  }

  @Test
  void lineIsNamedInAFilterOfSeveralLines() {
    assertThat(error(".[]\n| .a\n| .b c")).hasMessageContaining("at line 3, column 6: unexpected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "range(1e18)",
        "[limit(1000000000; repeat(1))]",
        "def f: f; f",
        "def f: 1, f; f",
        "try range(1e18) catch 1",
        "until(false; 1)",
        "[recurse(1)]",
        "\"x\" * 1e9",
      })
  @Timeout(40)
  void endlessFilterEnds(String filter) {
    assertThat(error(filter).toResult().exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[range(1e18)]",
        "reduce range(1e18) as $i (0; . + $i)",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\" | test(\"^(a+)+$\")",
      })
  @Timeout(10)
  void filterEndsWhenItsTimeIsOver(String filter) {
    JqFilter brief = JqFilter.of(filter, Duration.ofSeconds(1));
    assertThatThrownBy(() -> brief.apply("[1, {\"a\": 2}]"))
        .isInstanceOf(JqException.class)
        .hasMessage("The filter did not end within 1 s.");
  }

  @Test
  void failingFilterHasNoResults() {
    JqException failed = error(".[] | .a");
    assertThat(failed).hasMessageStartingWith("The filter failed: Cannot index number");
    assertThat(failed.toResult().exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(error("test(\"(\")")).hasMessageStartingWith("The filter failed: ");
  }

  @Test
  void blankFilterIsTheIdentity() {
    assertThat(lines(" ", "{\"b\": 1, \"a\": [null, true]}"))
        .containsExactly("{\"b\":1,\"a\":[null,true]}");
  }

  @Test
  void onlyOneTrueIsTrue() {
    Json input = Json.ofTree(List.of("a"));
    assertThat(JqFilter.isTrue(JqFilter.of("length == 1").apply(input))).isTrue();
    for (String filter : List.of("false", "empty", "true, true", "1", "\"true\"", "null")) {
      assertThat(JqFilter.isTrue(JqFilter.of(filter).apply(input))).as(filter).isFalse();
    }
  }
}
