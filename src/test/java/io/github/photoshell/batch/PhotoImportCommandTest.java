package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.TestShell;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the messages and exit codes of photo-import in a script. */
class PhotoImportCommandTest {
  @TempDir Path home;
  private PracticePortal portal;
  private TestShell shell;
  private Path folder;

  private void start(ServerVersion version, String... people) throws IOException {
    start(version, 24, people);
  }

  @BeforeEach
  void begin() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    shell =
        new TestShell(
            home.resolve("home"), Map.of("DOCSPACE_API_KEY", portal.keys().get(0).token()));
    folder = Files.createDirectories(home.resolve("pictures"));
  }

  private void start(ServerVersion version, int count, String... people) throws IOException {
    portal.close();
    portal = PracticePortal.start(new PracticeSettings(0, version, count));
    assertThat(shell.run("connect " + portal.address()).code()).isZero();
    for (String person : people) {
      ImageIO.write(
          new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
          "png",
          folder.resolve(person + ".png").toFile());
    }
  }

  @AfterEach
  void stop() {
    shell.close();
    portal.close();
  }

  private TestShell.LineResult importFrom(String options) {
    return shell.run("photo-import '" + folder + "' " + options);
  }

  @Test
  void scriptWithoutYesGetsThePlanAndChangesNothing() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    TestShell.LineResult result = importFrom("");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("2 images for 127.0.0.1", "you are Omar Haddad (omar).", "will be set  2")
        .contains("Nothing was sent; 2 photos are still to be set.")
        .contains("--yes skips the question, --dry-run shows only the plan.");
    assertThat(portal.picture("sean")).isEmpty();
  }

  @Test
  void successExitsWithZero() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    assertThat(importFrom("--dry-run").code()).isZero();
    TestShell.LineResult result = importFrom("--yes");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("changed  2", "The report is " + folder.resolve("photos-import.csv"));
    assertThat(importFrom("--yes").out()).contains("unchanged  2");
  }

  @Test
  void exifRotationIsInThePlan() throws IOException {
    start(ServerVersion.V3_5, "sean");
    byte[] turned = TestImages.with(TestImages.jpeg(60, 40), TestImages.exif(6));
    Files.write(folder.resolve("uma.jpg"), turned);
    String warning = "  uma.jpg: rotated by EXIF; the portal ignores that (--fit fixes this)\n";
    assertThat(importFrom("--dry-run").out()).contains("will be set  2\n" + warning);
    assertThat(importFrom("").out()).contains("will be set  2\n" + warning);
    assertThat(importFrom("--yes").out()).contains("changed  2\n" + warning);
    assertThat(importFrom("--yes").out()).contains("unchanged  2").doesNotContain("EXIF");
  }

  @Test
  void forbiddenChangeExitsWithOneEvenInADryRun() throws IOException {
    start(ServerVersion.V3_7, "sean", "uma", "omar");
    TestShell.LineResult planned = importFrom("--dry-run");
    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.out())
        .contains("will be set  1", "not allowed  2", "sean.png and 1 more: only that person")
        .contains("Dry run: nothing was sent. Run it without --dry-run to apply.");
    assertThat(importFrom("--yes").code()).isEqualTo(1);
    assertThat(portal.picture("omar")).isPresent();
  }

  @Test
  void nothingToSetWritesNothing() throws IOException {
    start(ServerVersion.V3_7, "sean");
    TestShell.LineResult result = importFrom("--yes");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("not allowed  1", "nothing was sent, and no report was written.");
    assertThat(importFrom("--json").out()).contains("\"report\": null", "\"not allowed\": 1");
    assertThat(folder.toFile().list()).containsExactly("sean.png");
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    start(ServerVersion.V3_5, "sean", "stranger");
    TestShell.LineResult planned = importFrom("--dry-run --json");
    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.out())
        .startsWith("{")
        .contains("\"to set\": 1", "\"nobody found\": 1", "\"outcome\": \"to set\"");
    TestShell.LineResult done = importFrom("--yes --json");
    assertThat(done.out()).startsWith("{").contains("\"changed\": 1", "\"interrupted\": false");
    assertThat(importFrom("--json").out()).contains("\"the same\": 1");
  }

  @Test
  void largeImportWarnsAboutTheUndoLimit() throws IOException {
    start(ServerVersion.V3_5, 100);
    StringBuilder list = new StringBuilder("person,image\n");
    portal
        .people()
        .forEach(
            person -> list.append(person.userName()).append(",https://photos.example/wide.png\n"));
    folder = Files.writeString(home.resolve("all.csv"), list);
    assertThat(importFrom("--dry-run").out())
        .contains("Only the last 50 changes can be undone, up to 100 MB.")
        .contains("To save all photos first: photo-export <folder>");
  }

  @Test
  void usageErrorsHaveOneLineAndANextStep() throws IOException {
    start(ServerVersion.V3_5);
    assertThat(importFrom("").out()).contains("cannot be imported: it lists no images.");
    assertThat(importFrom("").code()).isEqualTo(2);
    Files.writeString(home.resolve("list.csv"), "name;picture\nAda;ada.png\n");
    folder = home.resolve("list.csv");
    assertThat(importFrom("").out())
        .contains("it has no column 'userName', 'email', 'id' or 'person'")
        .contains("Use a folder of images named after people");
    assertThat(importFrom("--pace fast").out()).contains("--pace takes a number");
  }
}
