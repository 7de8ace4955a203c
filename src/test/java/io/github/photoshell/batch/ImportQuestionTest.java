package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.QuestionTestBase;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.session.OverridablePortal;
import io.github.photoshell.shell.TestConsole;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the questions before an import and before it is undone. */
class ImportQuestionTest extends QuestionTestBase {
  private String line;

  @BeforeEach
  void writePictures() throws IOException {
    Path folder = Files.createDirectories(home.resolve("pictures"));
    Files.write(folder.resolve("sean.png"), TestImages.png(64, 64));
    Files.write(folder.resolve("uma.png"), TestImages.png(32, 64));
    line = "photo-import '" + folder + "'";
  }

  @Test
  void importStartsOnlyAfterAYes() {
    connect("");
    Output declined = answered(line, "n");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks())
        .containsSubsequence(
            "sean.png → Sean O'Neil (sean): new\n", "2 images for 127.0.0.1", "[y/N] n\n");
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered(line, "y").code()).isZero();
    assertThat(portal.picture("sean")).isPresent();
  }

  @Test
  void planIsAResultOnATerminalAndARemarkElsewhere() {
    connect("");
    String person = "sean.png → Sean O'Neil (sean): new";
    Output output = answered(line, "n");
    assertThat(output.remarks()).contains(person);
    assertThat(output.results()).doesNotContain(person);
    assertThat(shell.console().withAnswers("n").runOnScreen(80, line))
        .containsSubsequence(person, "2 images for", "[y/N] n\n");
  }

  @ParameterizedTest
  @CsvSource({
    "true, --yes, true",
    "false, --yes, false",
    "false, '', true",
    "true, --yes --json, false",
    "false, --json, false",
  })
  void summaryIsShownUnlessAScriptHasAgreed(boolean user, String options, boolean shown) {
    connect("");
    TestConsole console = shell.console();
    Output output = (user ? console.withAnswers() : console).run(line + " " + options);
    assertThat(output.remarks().contains("2 images for 127.0.0.1")).isEqualTo(shown);
    assertThat(output.remarks()).doesNotContain("[y/N]");
  }

  @Test
  void explainShowsTheRequestsAfterAYes() {
    connect("");
    assertThat(shell.run("explain " + line).out()).contains("-F ", "/photo");
    assertThat(portal.picture("sean")).isEmpty();
  }

  @Test
  void productionPortalWantsMoreThanAYes() {
    connect(" --name work --production");
    Output declined = answered(line, "y");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks()).contains("work");
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered(line, "work").code()).isZero();
    assertThat(portal.picture("sean")).isPresent();
  }

  @Test
  void productionPortalWantsTheNumberOfPhotosToRemove() throws IOException {
    connect(" --name work --production");
    Path list = Files.writeString(home.resolve("list.csv"), "person,action\ngrace,clear\n");
    String clear = "photo-import '" + list + "'";
    assertThat(answered(clear, "work").remarks())
        .contains("Type 1, the number of photos to remove, to continue: work\n");
    assertThat(portal.picture("grace")).isPresent();
    assertThat(answered(clear, "1").code()).isZero();
    assertThat(portal.picture("grace")).isEmpty();
  }

  @Test
  void undoAndRedoOfAnImportAskToo() {
    connect("");
    assertThat(answered(line + " --yes").code()).isZero();
    Output declined = answered("photo-undo --import", "n");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks()).contains("[y/N] n\n");
    assertThat(portal.picture("sean")).isPresent();
    assertThat(answered("photo-undo --import", "y").code()).isZero();
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered("photo-redo --import", "n").code()).isEqualTo(1);
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered("photo-redo --import", "y").code()).isZero();
    assertThat(portal.picture("sean")).isPresent();
    assertThat(answered("photo-undo --import --yes").remarks()).doesNotContain("[y/N]");
    assertThat(portal.picture("sean")).isEmpty();
  }

  @Test
  void listOfAnImportLeavesOutTheChangesSince() {
    connect("");
    assertThat(answered(line + " --yes").code()).isZero();
    shell.run("photo-set ada https://photos.example/omar.png --yes");
    assertThat(shell.run("photo-undo --list").out()).contains("  ada  ", "2 photos  import");
    assertThat(shell.run("photo-undo --list --import").out())
        .contains("  sean  ", "  uma  ")
        .doesNotContain("  ada  ");
    assertThat(shell.run("photo-undo --list --import --jq '.[].userName'").out().lines())
        .containsExactlyInAnyOrder("sean", "uma");
  }

  @Test
  void undoOfAnImportOnAProductionPortalWantsMoreThanAYes() {
    connect(" --name work --production");
    assertThat(answered(line + " --yes").code()).isZero();
    Output declined = answered("photo-undo --import", "y");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks()).contains("work");
    assertThat(portal.picture("sean")).isPresent();
    assertThat(answered("photo-undo --import", "work").code()).isZero();
    assertThat(portal.picture("sean")).isEmpty();
  }

  @Test
  void undoneImportIsNotAskedAboutAgain() {
    connect("");
    assertThat(answered(line + " --yes").code()).isZero();
    assertThat(answered("photo-undo --import", "y").code()).isZero();
    Output again = answered("photo-undo --import");
    assertThat(again.code()).isZero();
    assertThat(again.results()).contains("is undone already.");
  }

  @Test
  void keptPhotoThatIsGoneIsSaid() throws IOException {
    connect("");
    Files.write(home.resolve("pictures/ada.png"), TestImages.png(20, 20));
    assertThat(answered(line + " --yes").code()).isZero();
    try (Stream<Path> files = Files.walk(home.resolve("home"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".photo")).toList()) {
        Files.delete(file);
      }
    }
    Output undone = answered("photo-undo --import", "y");
    assertThat(undone.code()).isEqualTo(1);
    assertThat(undone.results() + undone.remarks()).contains("the kept photo cannot be read");
  }

  @Test
  void undoReplacesNoPhotoThatCannotBeKeptWithoutYes() throws IOException {
    try (OverridablePortal other = new OverridablePortal();
        TestShell own = other.shell(home.resolve("other"))) {
      Path folder = Files.createDirectories(home.resolve("own"));
      Files.write(folder.resolve("omar.png"), TestImages.png(20, 20));
      assertThat(own.run("photo-import '" + folder + "' --yes").code()).isZero();
      other.responding(
          request ->
              request.getTarget().startsWith("/storage/")
                  ? new MockResponse.Builder().code(403).build()
                  : null);
      Output kept = own.console().withAnswers("y").run("photo-undo --import");
      assertThat(kept.code()).isEqualTo(1);
      assertThat(kept.results())
          .contains("refused  1", "the current photo cannot be kept; --yes changes it anyway");
      assertThat(own.run("photo-undo --import --yes").out()).contains("removed  1");
    }
  }
}
