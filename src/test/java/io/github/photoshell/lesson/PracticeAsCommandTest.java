package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.ShellTestBase;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.shell.TestConsole.Output;
import org.junit.jupiter.api.Test;

/** Tests acting as other people of the practice portal, and its log and reset. */
class PracticeAsCommandTest extends ShellTestBase {
  private String fine(String line) {
    return done(line).results();
  }

  private void fails(int code, String line, String... words) {
    Output output = ended(code, line);
    assertThat(output.results()).as(line).isEmpty();
    assertThat(output.remarks()).as(line).contains(words);
  }

  private String user() {
    return fine("person @self --jq .userName").strip();
  }

  @Test
  void personIsFoundByUserNameThenExactlyThenByAPartOfTheName() {
    fine("practice");
    String id = fine("person sean --jq .id").strip();
    fine("practice-as uma");
    assertThat(user()).isEqualTo("uma");
    fine("practice-as " + id);
    assertThat(user()).isEqualTo("sean");
    fine("practice-as omar");
    fine("practice-as SEAN.ONEIL@EXAMPLE.COM");
    assertThat(user()).isEqualTo("sean");
    fine("practice-as omar");
    fine("practice-as BRONTË");
    assertThat(user()).isEqualTo("zoe");
    fails(1, "practice-as \"o'neil\"", "2 people match 'o'neil'.", "Use the user name of one");
  }

  @Test
  void unknownPeopleAndKeysAreRefusedAndNothingChanges() {
    fine("practice");
    fails(1, "practice-as nobody-at-all", "No person on the practice portal matches");
    fails(1, "practice-as ''", "No person on the practice portal matches ''.");
    fails(1, "practice-as read-only", "That is the name of an API key: 'practice-as ");
    fails(
        1, "practice-as omar --key nothing", "omar has no API key named 'nothing'.", "API keys of");
    fails(1, "practice-as example.com", " people match 'example.com'.", "and 1 more; type more");
    assertThat(user()).isEqualTo("omar");
  }

  @Test
  void logShowsTheLatestRequestsAndTheCounters() {
    fails(4, "practice-log", "The practice portal is not running.", "Type 'practice'");
    fails(4, "practice-reset", "The practice portal is not running.");
    fine("practice");
    fine("photo-set @self https://photos.example/ada.png");
    int all = Integer.parseInt(fine("practice-log --count 5000 --jq '.requests|length'").strip());
    assertThat(all).isGreaterThan(5);
    Output two = console.run("practice-log --count 2");
    assertThat(two.results().lines()).hasSize(3);
    assertThat(two.results()).contains("counters: audit entries 1,");
    assertThat(two.remarks())
        .isEqualTo("The latest 2 of " + all + " requests; --count <n> shows more.\n");
    assertThat(fine("practice-log --count 2 --jq '.requests|length'")).isEqualTo("2\n");
    fails(2, "practice-log --count 0", "--count takes a whole number from 1 to 5000, not '0'.");
    fails(2, "practice-log --count many", "not 'many'.", "For example --count 1.");
  }

  @Test
  void resetRemovesPhotosCountersLogAndFaultsButNotTheConnection() {
    fine("practice");
    fine("photo-set @self https://photos.example/ada.png");
    fine("practice-as uma");
    fine("practice-fault slow --times 3 --seconds 0");
    assertThat(fine("practice-reset --jq '.you, .key'")).startsWith("uma\n");
    assertThat(fine("practice-log")).startsWith("No requests yet.").contains("audit entries 0");
    assertThat(fine("practice-fault")).startsWith("No faults are pending.");
    assertThat(user()).isEqualTo("uma");
    fine("practice-as omar");
    assertThat(fine("photo-show @self --json")).contains("default_user_photo");
  }

  @Test
  void faultsAreCheckedBeforeTheyWait() {
    fails(4, "practice-fault slow", "The practice portal is not running.");
    fine("practice");
    fails(2, "practice-fault nonsense", "There is no fault 'nonsense'.", "practice-fault --list");
    fails(2, "practice-fault slow --times 0", "--times takes a whole number from 1 to 1000");
    fails(2, "practice-fault slow --on 'GET nothing'", "has no request 'GET nothing'.");
    fails(2, "practice-fault slow --seconds -1", "--seconds takes a whole number from 0");
    assertThat(fine("practice-fault")).startsWith("No faults are pending.");
    fine("practice-fault rate-limit --times 2 --on 'PUT people/{userid}/photo'");
    assertThat(fine("practice-fault dropped-after --on changes --json"))
        .contains("\"left\": 2", "\"left\": 1", "\"on\": \"changes\"");
    assertThat(fine("practice-fault"))
        .contains(
            "The next 2 requests of PUT people/{userid}/photo: 429",
            "The next request that changes something: ");
    assertThat(fine("practice-fault --clear")).isEqualTo("All faults are removed.\n");
    assertThat(fine("practice-fault --list --jq '.faults|map(.fault)|length'").strip())
        .isEqualTo(String.valueOf(PracticeFault.values().length));
  }
}
