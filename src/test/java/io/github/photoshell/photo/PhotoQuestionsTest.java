package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.QuestionTestBase;
import io.github.photoshell.TestShell;
import io.github.photoshell.shell.TestConsole.Output;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the questions before photos are changed. */
class PhotoQuestionsTest extends QuestionTestBase {
  @Test
  void severalPhotosAreRemovedOnlyAfterAYes() {
    connect("");
    Output declined = answered("photo-clear grace ada", "n");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks())
        .contains(
            "Remove the photos of 2 people: Grace Hopper (grace), Ada Lovelace (ada)? [y/N] n\n",
            "Nothing was sent.\n--yes skips the question.\n");
    assertThat(portal.picture("grace")).isPresent();
    assertThat(answered("photo-clear grace ada", "y").code()).isZero();
    assertThat(portal.picture("grace")).isEmpty();
    assertThat(answered("photo-clear jose ana --yes").remarks()).doesNotContain("[y/N]");
    assertThat(portal.picture("jose")).isEmpty();
  }

  @Test
  void productionPortalWantsTheNumberOfPhotosTyped() {
    connect(" --name work --production");
    Output declined = answered("photo-clear grace ada", "y");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(declined.remarks()).contains("Type 2 to continue: y\nNothing was sent.");
    assertThat(portal.picture("grace")).isPresent();
    assertThat(answered("photo-clear grace ada", "2").code()).isZero();
    assertThat(portal.picture("grace")).isEmpty();
    Output twice = answered("photo-clear jose jose", "1");
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.remarks()).contains("Type jose to continue: 1");
    assertThat(portal.picture("jose")).isPresent();
  }

  @Test
  void productionPortalWantsTheUserNameTypedForAPhotoOfAnother() {
    connect(" --name work --production");
    String set = "photo-set sean https://photos.example/ada.png";
    Output declined = answered(set, "y");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered(set, "sean").code()).isZero();
    assertThat(portal.picture("sean")).isPresent();
    // The own photo, or --yes, needs no question.
    assertThat(answered("photo-set @self https://photos.example/ada.png").code()).isZero();
    assertThat(answered("photo-clear sean --yes").code()).isZero();
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered("photo-undo", "no").code()).isEqualTo(1);
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(answered("photo-undo", "sean").code()).isZero();
    assertThat(portal.picture("sean")).isPresent();
    assertThat(answered("photo-redo", "no").code()).isEqualTo(1);
    assertThat(portal.picture("sean")).isPresent();
  }

  @Test
  void productionPortalIsOneUnderEachNameAndByItsAddress() {
    connect(" --name work --production");
    String clear = "photo-clear grace";
    connect("");
    assertThat(answered(clear, "y").code()).isEqualTo(1);
    connect("/ --name other");
    assertThat(answered(clear, "y").code()).isEqualTo(1);
    connect(" --name work --colour blue");
    assertThat(answered(clear, "y").code()).isEqualTo(1);
    assertThat(portal.picture("grace")).isPresent();
    assertThat(shell.run("portals --jq .[].production").out()).isEqualTo("true\ntrue\n");
  }

  @Test
  void scriptIsToldThatTheQuestionIsThatOfAProductionPortal() {
    connect(" --name work --production");
    for (String line : new String[] {"photo-clear grace ada", "api DELETE people/grace/photo"}) {
      Output refused = shell.console().run(line);
      assertThat(refused.code()).as(line).isEqualTo(1);
      assertThat(refused.remarks()).startsWith("This is a production portal.").hasLineCount(3);
    }
    assertThat(portal.picture("grace")).isPresent();
  }

  @Test
  void explainKnowsAProductionPortalByItsAddressBeforeConnecting() {
    connect(" --name work --production");
    String asked = "# Before this, on a terminal: a question. --yes skips it; a script needs it.";
    try (TestShell oneShot =
        new TestShell(home.resolve("home"), Map.of(), "--portal", portal.address())) {
      assertThat(oneShot.run("explain photo-clear grace").out()).contains(asked);
    }
  }

  @Test
  void explainShowsThatAQuestionIsAsked() {
    connect("");
    String asked = "Before this, on a terminal: a question";
    assertThat(shell.run("explain photo-clear grace ada").out())
        .containsSubsequence(asked, "Reads the current photo.");
    assertThat(shell.run("explain photo-clear grace ada --yes").out())
        .contains("Reads the current photo.")
        .doesNotContain(asked);
    assertThat(portal.picture("grace")).isPresent();
  }
}
