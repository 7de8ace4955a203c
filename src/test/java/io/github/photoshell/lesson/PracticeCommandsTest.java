package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the commands of the practice portal and of lessons say without a terminal. */
class PracticeCommandsTest {
  @TempDir Path home;

  @Test
  void faultNamesTheTimeItReallyTakes() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      assertThat(desk.run("practice-fault --list").out())
          .contains(
              "429 too many requests, wait 3 seconds",
              "429 too many changes today, wait 24 hours",
              "the response takes 5 seconds")
          .doesNotContain("--seconds");
      desk.run("practice");
      assertThat(desk.run("practice-fault rate-limit --seconds 10").out())
          .startsWith("The next request: 429 too many requests, wait 10 seconds.");
      assertThat(desk.run("practice-fault slow --seconds 1").out())
          .contains("the response takes 1 second.");
      assertThat(desk.run("practice-fault").out()).contains("wait 10 seconds.", "takes 1 second.");
    }
  }

  @Test
  void optionsOfAFaultThatContradictAreRefusedAndChangeNothing() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("practice");
      desk.run("practice-fault rate-limit");
      Map<String, String> refused =
          Map.of(
              "slow --clear", "'--clear' removes all faults and takes no fault.",
              "slow --list", "'--list' explains all faults and takes no fault.",
              "--clear --list", "'--clear' and '--list' cannot be combined.",
              "--times 3", "'--times' needs a fault.",
              "--clear --on PUT", "'--on' needs a fault.",
              "--list --seconds 3", "'--seconds' needs a fault.");
      refused.forEach(
          (typed, message) -> {
            TestShell.LineResult result = desk.run("practice-fault " + typed);
            assertThat(result.code()).as(typed).isEqualTo(2);
            assertThat(result.out()).as(typed).startsWith(message);
          });
      assertThat(desk.run("practice-fault").out())
          .startsWith("The next request: 429")
          .hasLineCount(1);
    }
  }

  @Test
  void certificateReplacesOnlyOneOfItsKind() throws IOException {
    Path bundle = home.resolve("bundle.pem");
    Path ca = home.resolve("ca.pem");
    try (TestShell desk = new TestShell(home.resolve("home"), Map.of())) {
      for (int i = 0; i < 2; i++) {
        assertThat(desk.run("practice --https --ca-out '" + ca + "'").code()).isZero();
      }
      Files.writeString(bundle, Files.readString(ca) + Files.readString(ca));
      TestShell.LineResult refused = desk.run("practice --https --ca-out '" + bundle + "'");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.out())
          .startsWith(bundle + " already exists and is no certificate of a practice portal;");
      assertThat(bundle).hasContent(Files.readString(ca).repeat(2));
    }
  }

  @Test
  void commandsOfThePracticePortalSayThatYouAreElsewhere() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("practice");
      assertThat(desk.run("practice-reset").out()).endsWith("You are still connected.\n");
      desk.run("disconnect");
      String note = "You are not connected to the practice portal: 'practice' connects.\n";
      assertThat(desk.run("practice-reset").out()).endsWith(note).doesNotContain("still");
      assertThat(desk.run("practice-fault slow").out()).endsWith(note);
    }
  }

  @Test
  void solutionWithoutAPromptIsToBeTyped() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("lesson first-photo");
      assertThat(desk.run("lesson-solution").out())
          .contains("person @self", "Type it to complete the step.")
          .doesNotContain("at the prompt");
      assertThat(desk.run("lesson-check first-photo").out())
          .contains("A lesson cannot be checked while you are in a lesson.", "lesson-stop");
    }
  }

  @Test
  void wrongClockLastsSoThatDoctorSeesIt() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("practice");
      assertThat(desk.run("practice-fault clock-off").out())
          .startsWith("Until 'practice-fault --clear': the portal's clock is 24 hours ahead.");
      assertThat(desk.run("doctor").out()).contains("24 hours").contains("One of the two clocks");
      assertThat(desk.run("person @self").code()).isZero();
      assertThat(desk.run("doctor").code()).isEqualTo(1);
      desk.run("practice-fault --clear");
      assertThat(desk.run("doctor").out()).contains("same as the portal's");
    }
  }

  @Test
  void certificateThatCannotBeSavedIsNoWrongUse() throws IOException {
    Path state = home.resolve("state");
    try (TestShell desk = new TestShell(home, Map.of())) {
      Files.deleteIfExists(state.resolve("lock"));
      Files.deleteIfExists(state);
      Files.writeString(state, "a file, as if the folder could not be created");
      Output result = desk.console().run("practice --https");
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.remarks())
          .contains(
              "practice-ca.pem cannot be written: ",
              "--ca-out <file> writes the certificate to another file.");
      assertThat(desk.run("practice --https --ca-out " + state + "/ca.pem").code()).isEqualTo(2);
    }
  }

  @Test
  void requestWithoutAKeyIsLoggedAsSuch() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("practice");
      assertThat(desk.run("practice-log").out()).contains("no key").doesNotContain("nobody");
    }
  }
}
