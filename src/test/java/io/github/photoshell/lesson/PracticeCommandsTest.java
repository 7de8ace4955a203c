package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
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
  void requestWithoutAKeyIsLoggedAsSuch() {
    try (TestShell desk = new TestShell(home, Map.of())) {
      desk.run("practice");
      assertThat(desk.run("practice-log").out()).contains("no key").doesNotContain("nobody");
    }
  }

  @Test
  void fileOfTheUserIsNotReplacedByAStateOrCertificate() throws IOException {
    Path notes = Files.writeString(home.resolve("notes.txt"), "mine");
    Path empty = Files.createFile(home.resolve("empty"));
    try (TestShell desk = new TestShell(home.resolve("home"), Map.of())) {
      assertThat(desk.run("practice --save '" + notes + "'").code()).isEqualTo(4);
      desk.run("practice");
      TestShell.LineResult saved = desk.run("practice --save '" + notes + "'");
      assertThat(saved.code()).isEqualTo(2);
      assertThat(saved.out())
          .contains("notes.txt cannot be written: it exists and is not a saved practice portal.");
      TestShell.LineResult written = desk.run("practice --https --ca-out '" + notes + "'");
      assertThat(written.code()).isEqualTo(2);
      assertThat(written.out())
          .contains("notes.txt cannot be written: it exists and is not a certificate.");
      assertThat(notes).hasContent("mine");

      assertThat(desk.run("practice --save '" + empty + "'").code()).isZero();
      assertThat(desk.run("practice --save '" + empty + "'").code()).isZero();
      Path ca = home.resolve("ca.pem");
      assertThat(desk.run("practice --https --ca-out '" + ca + "'").code()).isZero();
      assertThat(desk.run("practice --https --ca-out '" + ca + "'").code()).isZero();
    }
  }
}
