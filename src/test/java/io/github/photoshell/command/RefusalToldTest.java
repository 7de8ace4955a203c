package io.github.photoshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.Desk;
import io.github.photoshell.portal.Answers;
import io.github.photoshell.shell.Typist;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal that refuses to tell who somebody is. */
class RefusalToldTest {
  @TempDir Path home;
  private OddPortal portal;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    portal = new OddPortal();
    desk = portal.desk(home);
  }

  @AfterEach
  void stop() {
    desk.close();
    portal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "person x",
        "photo-show x",
        "photo-save x",
        "photo-set x https://photos.example/ada.png",
        "photo-clear x"
      })
  void refusalIsNotTakenForNobody(String line) {
    for (int status : new int[] {400, 402, 418, 500}) {
      portal.answering("/people/x", Answers.error(status, "boom"));
      Typist.Said ended = desk.typist().type(line);
      assertThat(ended.code()).as(ended.remarks()).isEqualTo(1);
      assertThat(ended.remarks())
          .startsWith("The portal refused GET /api/2.0/people/x with " + status + ": boom.\n")
          .doesNotContain("Nobody")
          .hasLineCount(2);
    }
  }

  @Test
  void whoIsNotThereIsStillNobody() {
    assertThat(desk.typist().type("person x").remarks()).startsWith("Nobody has the user name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"person grace", "photo-show grace", "photo-save grace"})
  void refusalIsNotTakenForAPhotoThatIsHidden(String line) {
    portal.answering("/photo", Answers.error(500, "boom"));
    Typist.Said ended = desk.typist().type(line);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.remarks()).contains(" with 500: boom.\n").doesNotContain("does not show");
  }

  @Test
  void nextStepFitsTheStatus() {
    portal.answering("/people/x", Answers.error(500, "boom"));
    assertThat(desk.typist().type("person x").remarks())
        .contains("\nThe portal has a fault there;");
    portal.answering("/people/x", Answers.error(402, "quota"));
    assertThat(desk.typist().type("person x").remarks())
        .contains("\nThe portal's plan does not cover this;");
  }
}
