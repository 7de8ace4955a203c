package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.image.Canvas;
import io.github.photoshell.image.Canvas.GraphicsProtocol;
import io.github.photoshell.session.OverridablePortalTestBase;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that photo-set draws the photo before and after the change. */
class PhotoBeforeAndAfterTest extends OverridablePortalTestBase {
  private static final Canvas BLOCKS = new Canvas(GraphicsProtocol.BLOCKS_TRUE, 80, 24);
  private static final String SET = "photo-set @self https://photos.example/";

  private String shown(String line) {
    return shell.console().withCanvas(BLOCKS).runOnScreen(80, line);
  }

  private String piped(String line) {
    TestShell.LineResult result = shell.run(line);
    assertThat(result.code()).as(result.out()).isZero();
    return result.out();
  }

  private void withhold(String part) {
    portal.responding(
        request ->
            request.getTarget().startsWith("/storage/") && request.getTarget().contains(part)
                ? new MockResponse.Builder().code(403).build()
                : null);
  }

  @Test
  void replacedPhotoIsDrawnBesideTheNewOne() {
    piped(SET + "ada.png");
    String shown = shown(SET + "grace.jpg");
    assertThat(shown)
        .containsPattern("(?m)^before +after\n")
        .containsSubsequence("▀▀▀▀▀▀▀▀", "is set: a JPEG of 800×600");
  }

  @Test
  void defaultImageIsThePhotoBeforeTheFirst() {
    assertThat(shown(SET + "ada.png")).containsPattern("(?m)^before +after\n").contains("▀▀▀▀");
  }

  @ParameterizedTest
  @ValueSource(strings = {" --quiet", " --json"})
  void nothingIsDrawnWhereNobodyWantsToSeeIt(String option) {
    assertThat(shown(SET + "ada.png" + option)).doesNotContain("▀", "after\n");
  }

  @Test
  void nothingIsDrawnOrDownloadedOffATerminal() {
    piped(SET + "ada.png");
    AtomicInteger previews = new AtomicInteger();
    portal.responding(
        request -> {
          if (request.getTarget().contains("_size_")) {
            previews.incrementAndGet();
          }
          return null;
        });
    assertThat(piped(SET + "grace.jpg")).doesNotContain("▀", "after\n");
    assertThat(previews).hasValue(0);
    shown(SET + "omar.png");
    assertThat(previews).hasPositiveValue();
  }

  @Test
  void photosThatCannotBeDownloadedAreLeftOut() {
    piped(SET + "ada.png");
    withhold("_size_");
    assertThat(shown(SET + "grace.jpg"))
        .contains("is set: a JPEG of 800×600")
        .doesNotContain("▀", "after\n");
  }
}
