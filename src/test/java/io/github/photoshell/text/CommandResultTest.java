package io.github.photoshell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandResultTest {
  private static Object tree(String json) {
    return Objects.requireNonNull(
        Objects.requireNonNull(JsonParser.parse(ByteString.encodeUtf8(json))).tree());
  }

  private static Object error(CommandResult result, String where) {
    return tree(result.errorJson(where));
  }

  @Test
  void failureAsJsonHasTheFirstLineAndTheLast() {
    CommandResult failed =
        new CommandResult(
            ExitCode.NOT_CONNECTED,
            List.of(Text.of("It said \"no\"."), Text.of("a table"), Text.of("Type 'connect'.")),
            null);
    assertThat(error(failed.withStatus(401), "a.txt, line 3: "))
        .isEqualTo(
            tree(
                "{\"error\": {\"kind\": \"not-connected\", \"message\": \"a.txt, line 3: It said"
                    + " \\\"no\\\".\", \"status\": 401, \"next\": \"Type 'connect'.\"}}"));
  }

  @Test
  void failureWithoutAnAdviceOrWithoutLinesHasNull() {
    CommandResult bare = new CommandResult(ExitCode.REFUSED, List.of(Text.of("No.")), null);
    assertThat(error(bare, ""))
        .isEqualTo(
            tree(
                "{\"error\": {\"kind\": \"refused\", \"message\": \"No.\", \"status\": null,"
                    + " \"next\": null}}"));
    CommandResult empty = new CommandResult(ExitCode.INTERRUPTED, List.of(), null);
    assertThat(error(empty, "x")).asString().contains("interrupted", "message=x");
  }

  @Test
  void successIsOutputAndAFailureIsNotUnlessItWasAskedFor() {
    assertThat(CommandResult.of(Text.of("Set.")).hasOutput()).isTrue();
    assertThat(CommandResult.failed(ExitCode.REFUSED, "No.", "Try.").hasOutput()).isFalse();
    CommandResult report = CommandResult.report(List.of(Text.of("1 failed.")), null);
    assertThat(report.hasOutput()).isTrue();
    assertThat(report.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void secretsAreMaskedInAllLinesAndNothingElseIsChanged() {
    CommandResult result =
        new CommandResult(
                ExitCode.USAGE,
                List.of(Text.of("Unknown: sk-0123456789abcdef"), Text.of("--token=hush")),
                "{}",
                400,
                true)
            .withRemarks(List.of(Text.of("cut")));
    CommandResult safe = result.withoutSecrets();
    assertThat(safe.lines()).extracting(Text::plain).noneMatch(line -> line.contains("0123"));
    assertThat(safe.lines()).extracting(Text::plain).noneMatch(line -> line.contains("hush"));
    assertThat(safe.status()).isEqualTo(400);
    assertThat(safe.hasOutput()).isTrue();
    assertThat(safe.remarks()).isEqualTo(result.remarks());
  }

  @Test
  void messageIsOneTextOfAllLines() {
    assertThat(tree(CommandResult.of(Text.of("Set."), Text.of("To undo: x")).messageJson()))
        .isEqualTo(tree("{\"message\": \"Set. To undo: x\"}"));
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void exitCodeIsReadBack(ExitCode code) {
    assertThat(ExitCode.ofExitCode(code.exitCode())).isEqualTo(code);
    assertThat(code.kind()).matches("[a-z-]+");
  }

  @ParameterizedTest
  @CsvSource({"5", "-1", "127", "143"})
  void exitCodeOfAnotherProgramMeansRefused(int code) {
    assertThat(ExitCode.ofExitCode(code)).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void placeOfAnInvalidFilterIsShownWithWhatIsAroundIt() {
    String filter = "." + "a".repeat(50) + "\t]" + "b".repeat(50);
    CommandResult result = JqException.invalid(filter, 1, 53, "unexpected ']'").toResult();
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.lines())
        .extracting(Text::plain)
        .containsExactly(
            "The filter is not valid at column 53: unexpected ']'.",
            "  …" + "a".repeat(29) + " ]" + "b".repeat(29) + "…",
            "  " + " ".repeat(31) + "^",
            "The filter language is that of jq 1.6: 'help json'.");
    assertThat(JqException.invalid("a\n", 7, 9, "it ends").toResult().lines().get(0).plain())
        .isEqualTo("The filter is not valid at line 7, column 1: it ends.");
  }
}
