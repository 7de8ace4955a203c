package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.photoshell.lesson.GoalContext.CommandRun;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests goals that a command meets, without a request to the portal. */
class CommandGoalTest {
  private static PracticePortal portal;

  @BeforeAll
  static void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  private static GoalContext context(CommandRun... ran) {
    return new GoalContext(portal, "omar", Map.of(), List.of(), Arrays.asList(ran));
  }

  private static CommandRun run(String line, boolean succeeded) {
    return new CommandRun(List.of(line.split(" ")), succeeded);
  }

  @ParameterizedTest
  @CsvSource({
    "ran last --as curl, last --as curl, true",
    "ran last --as curl, last --as=curl, true",
    "ran last --as curl, last 2 --as curl --json, true",
    "ran last --as curl, curl last --as, false",
    "ran last --as curl, last --as httpie, false",
    "ran api GET people/*, api GET people/@self, true",
    "ran api *people*photo, api GET people/ada/photo, true",
    "ran api *people*photo*, api GET photo/people, false",
    "ran api a*a, api a, false",
    "ran api a*a, api aa, true",
    "ran api a=b*, api a=b=c, true",
    "ran last --as=curl, last --as=curl, true",
    "ran last --as=curl, last --as curl, true",
  })
  void commandNeedsTheNameFirstAndTheOtherWordsAnywhere(String goal, String line, boolean isMet) {
    assertThat(Goal.of(goal).isMet(context(run(line, true)))).isEqualTo(isMet);
  }

  @Test
  void quotedWordOfAGoalIsOneWord() {
    Goal goal = Goal.of("ran people 'ada  lovelace'");
    assertThat(goal).hasToString("ran people 'ada  lovelace'");
    assertThat(goal.isMet(context(new CommandRun(List.of("people", "ada  lovelace"), true))))
        .isTrue();
    assertThat(goal.isMet(context(run("people ada lovelace", true)))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Goal.of("ran people 'ada"))
        .withMessage("A quote is not closed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada lovelace", "o'neil", "'", "\"", "$x 'y' \"z\"", "#1", ".a | .b"})
  void wordsOfACommandAreReadBack(String word) {
    List<String> words = List.of("people", word);
    assertThat(Goal.of(new CommandGoal(words, true).toString()))
        .isEqualTo(new CommandGoal(words, true));
  }

  @Test
  void commandThatFailedCountsOnlyIfItNeedsOnlyToBeTried() {
    GoalContext failed = context(run("photo-set uma x.png", false));
    assertThat(Goal.of("ran photo-set uma").isMet(failed)).isFalse();
    assertThat(Goal.of("tried photo-set uma").isMet(failed)).isTrue();
    assertThat(Goal.of("ran photo-set uma").missing(failed))
        .isEqualTo("'photo-set uma' ran, but did not succeed");
  }

  @Test
  void whatIsMissingNamesTheLastSimilarCommand() {
    Goal goal = Goal.of("ran last * curl");
    assertThat(goal.missing(context(run("people", true)))).isEqualTo("'last … curl' has not run");
    assertThat(goal.missing(context(run("last 1", true), run("last 2", true), run("people", true))))
        .isEqualTo("'last 2' ran, but the step asks for 'last … curl'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ran last --as curl",
        "tried photo-set uma",
        "connected as uma",
        "connected as uma with the key admin",
        "photo of @self is from https://photos.example/ada.png",
        "photo of @self is 400x400",
        "rules are 3.5",
      })
  void goalIsWrittenAsItWasRead(String goal) {
    assertThat(Goal.of(goal)).hasToString(goal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ran ",
        "connected to uma",
        "photo of @self is nice",
        "photo of @self is 0x400",
        "photo of @self is from ftp://x",
        "rules are 2.0",
      })
  void goalThatNothingCanMeetIsRefused(String goal) {
    assertThatIllegalArgumentException().isThrownBy(() -> Goal.of(goal));
  }

  @Test
  void photoGoalSaysWhereTheCurrentPhotoIsFrom() {
    GoalContext context = context();
    assertThat(Goal.of("photo of ada is from a file").missing(context))
        .startsWith("the photo of ada is a ")
        .endsWith(" that was there at the start, not from a file");
    assertThat(Goal.of("photo of @self is 12x9").missing(context))
        .isEqualTo("your photo is the default photo, not 12×9");
    assertThat(Goal.of("photo of ada is unchanged").missing(context))
        .isEqualTo("the photo of ada has changed");
    assertThat(Goal.of("photo of @self is changed").missing(context))
        .isEqualTo("your photo has not changed");
    assertThat(Goal.of("rules are 3.5").missing(context))
        .isEqualTo("the portal follows the rules of 3.7, not of 3.5");
    assertThat(Goal.of("connected as uma").missing(context)).isEqualTo("you are omar, not uma");
    assertThat(Goal.of("connected as @self with the key admin").missing(context))
        .isEqualTo("you are omar, but not with the key admin");
  }
}
