package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.practice.CallPattern;
import io.github.photoshell.practice.PracticeFault;
import io.github.photoshell.practice.PracticeFaults;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.shell.CompletionItem;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.TestConsole.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the messages for photo changes and undos. */
class PhotoCommandsTest {
  @TempDir Path home;
  private PracticePortal portal;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private TestShell shell(String caller) {
    return new TestShell(home, portal.address(), PracticeKeys.of(portal, caller));
  }

  @Test
  void suggestedLineToSaveTheDefaultImageIsTheWholeLine() {
    try (TestShell shell = shell("omar")) {
      Path file = home.resolve("my uma.png");
      String rest = "--size retina --force";
      assertThat(shell.run("photo-save uma '" + file + "' " + rest).out())
          .endsWith(
              "To save the default image: photo-save uma '"
                  + file
                  + "' --size retina --force --default\n");
      assertThat(shell.run("photo-save uma -").out())
          .endsWith("To save the default image: photo-save uma - --default\n");
      assertThat(shell.run("photo-save uma").out())
          .endsWith("To save the default image: photo-save uma --default\n");
    }
  }

  @Test
  void undoOfAHiddenPersonNamesThem() {
    try (TestShell omar = shell("omar");
        TestShell uma = shell("uma")) {
      assertThat(omar.run("photo-set @self https://photos.example/ada.png").code()).isZero();
      TestShell.LineResult result = uma.run("photo-undo");
      assertThat(result.code()).isNotZero();
      assertThat(result.out())
          .startsWith("Change 1 was made to the photo of Omar Haddad (omar). The portal does not")
          .hasLineCount(2);
      assertThat(omar.run("photo-undo").out()).startsWith("Change 1 is undone.");
    }
  }

  @Test
  void undoIsSuggestedAfterAChange() {
    try (TestShell omar = shell("omar")) {
      String puts = "\nTo restore the previous photo: photo-undo\n";
      String takes = "\nTo undo: photo-undo\n";
      assertThat(omar.run("photo-set @self https://photos.example/ada.png").out()).contains(takes);
      assertThat(omar.run("photo-set @self https://photos.example/omar.png").out()).contains(puts);
      assertThat(omar.run("photo-clear @self").out()).contains(puts);
      String again = "\nTo redo it: photo-redo\n";
      assertThat(omar.run("photo-undo").out()).contains("Change 3 is undone.", again);
      assertThat(omar.run("photo-undo").out()).contains("Change 2 is undone.", again);
      assertThat(omar.run("photo-redo").out())
          .contains("Change 2 is redone.", "\nTo undo it again: photo-undo\n")
          .contains("Verified: byte for byte the photo before the undo.")
          .doesNotContain("previous photo.");
      assertThat(omar.run("photo-undo @self").out()).contains("Change 2 is undone.");
      assertThat(omar.run("photo-undo").out()).contains("Change 1 is undone.", "no photo again");
      assertThat(omar.run("photo-undo"))
          .isEqualTo(
              new TestShell.LineResult(
                  1,
                  """
                  All changes from this computer are undone; there is nothing more to undo.
                  To redo the last one: photo-redo
                  """));
      assertThat(omar.run("photo-redo uma").out())
          .startsWith("There is nothing to redo of Uma")
          .contains("no change is undone, or a new one was made since.");
      assertThat(omar.run("photo-undo --list").out())
          .contains("set, undone", "undo of 2", "redo of 2", "'photo-redo' redoes change 1");
      assertThat(omar.run("photo-undo @self").out())
          .endsWith("\nTo redo the last one: photo-redo omar\n");
      assertThat(omar.run("photo-undo 0").out()).startsWith("'0' is not a change number.");
      assertThat(omar.run("photo-undo nobody").code()).isEqualTo(1);
    }
  }

  @Test
  void redoIsOfferedOnlyIfThereIsSomethingToRedo() {
    try (TestShell omar = shell("omar")) {
      setAnswered(PracticeFault.NOT_JSON, omar);
      assertThat(omar.run("photo-undo --list").out()).contains("  set, not verified  ");
      assertThat(omar.run("photo-undo --list --json").out()).contains("\"verified\": false");
      assertThat(omar.run("photo-undo").out()).contains("already as it was before change 1");
      assertThat(omar.run("photo-undo").out())
          .isEqualTo(
              """
              All changes from this computer are undone; there is nothing more to undo.
              'photo-undo --list' lists the changes to this portal.
              """);
      assertThat(omar.run("photo-undo --json").out()).doesNotContain("photo-redo");
      assertThat(omar.run("photo-undo --list").out()).contains("  set, undone  ");
      assertThat(omar.run("photo-redo").out()).startsWith("There is nothing to redo: ");
    }
  }

  /** Omar sets his photo, and the portal's answer is this fault. */
  private void setAnswered(PracticeFault fault, TestShell omar) {
    CallPattern puts = CallPattern.of("PUT people/{userid}/photo").orElseThrow();
    portal.faults().add(new PracticeFaults.PendingFault(fault, 1, puts, null));
    assertThat(omar.run("photo-set @self https://photos.example/grace.jpg").out())
        .contains("It is not known");
  }

  @Test
  void scriptLosesNoPhotoWhoseDownloadFailedByChance() {
    try (TestShell omar = shell("omar")) {
      assertThat(omar.run("photo-set @self https://photos.example/ada.png").code()).isZero();
      CallPattern images = CallPattern.of("/storage").orElseThrow();
      portal
          .faults()
          .add(new PracticeFaults.PendingFault(PracticeFault.DROPPED, 100, images, null));
      for (String line :
          List.of("photo-set @self https://photos.example/grace.jpg", "photo-clear @self")) {
        assertThat(omar.run(line).code()).isEqualTo(1);
        assertThat(omar.run(line).out())
            .contains("could not be downloaded, so it cannot be kept", "--yes skips the question");
      }
      assertThat(portal.picture("omar")).isPresent();
      assertThat(omar.run("photo-clear @self --yes").code()).isZero();
    }
  }

  @Test
  void exifRotationIsReportedBeforeSending() throws IOException {
    Path file = home.resolve("me.jpg");
    Files.write(file, TestImages.with(TestImages.jpeg(60, 40), TestImages.exif(6)));
    try (TestShell omar = shell("omar")) {
      for (String line : List.of("photo-set @self '" + file + "'", "photo-set uma " + file)) {
        Output output = omar.console().run(line);
        assertThat(output.remarks())
            .contains("rotated by EXIF; the portal ignores that. --fit fixes this.");
        assertThat(output.results()).doesNotContain("EXIF");
      }
      Output again = omar.console().run("photo-set @self '" + file + "'");
      assertThat(again.remarks()).doesNotContain("EXIF");
      assertThat(portal.counters().audits()).isEqualTo(1);
    }
  }

  @Test
  void refusedListNamesTheAlternative() {
    try (TestShell uma = shell("uma")) {
      Path photos = home.resolve("photos");
      TestShell.LineResult result = uma.run("photo-export '" + photos + "'");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .startsWith("This API key may not list people.\n'photo-save @self' works for");
      assertThat(photos).doesNotExist();
    }
  }

  @Test
  void imageBytesNeedAFileOrPipeAndNoJson() {
    try (TestShell omar = shell("omar")) {
      TestShell.LineResult screen = omar.run("photo-save @self - --default");
      assertThat(screen.code()).isEqualTo(2);
      assertThat(screen.out()).startsWith("'-' is standard output, which is a").hasLineCount(2);
      TestShell.LineResult json = omar.run("photo-save @self - --json");
      assertThat(json.code()).isEqualTo(2);
      assertThat(json.out()).contains("either the image or --json");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "photo-set @self '' | There is no file ''.",
        "photo-set @self https:// | 'https://' is not a complete address",
        "photo-set @self 'https://photos.example/a b.png' | A space in an address is written %20.",
        "photo-set @self ftp://x/y | only from https addresses, not ftp.",
        "photo-set @self . | . is a folder."
      })
  void invalidImageIsReportedInOneLine(String line, String said) {
    try (TestShell omar = shell("omar")) {
      TestShell.LineResult result = omar.run(line);
      assertThat(result.code()).as(result.out()).isEqualTo(2);
      assertThat(result.out()).contains(said).hasLineCount(2);
      assertThat(portal.counters().audits()).isZero();
    }
  }

  @Test
  void sameAddressTwiceIsReportedAndCanBeUndone() {
    try (TestShell omar = shell("omar")) {
      String set = "photo-set @self https://photos.example/ada.png";
      assertThat(omar.run(set).code()).isZero();
      TestShell.LineResult second = omar.run(set);
      assertThat(second.code()).isZero();
      assertThat(second.out()).contains("is unchanged; nothing was sent.\n", "add --again.");
      assertThat(omar.run(set + " --json").out()).contains("\"changed\": false,", "add --again.");
      assertThat(portal.counters().audits()).isEqualTo(1);
      assertThat(omar.run(set + " --again").out())
          .contains("The photo is the same image as before");
      assertThat(omar.run("photo-undo").out())
          .contains("Change 1 is undone.", "has no photo again");
      assertThat(omar.run(set).out()).contains("is set: a PNG of 400×400");
    }
  }

  @Test
  void pipeGetsTheImageAndNothingElse() {
    try (TestShell omar = shell("omar")) {
      assertThat(omar.run("photo-set @self https://photos.example/ada.png").code()).isZero();
      ByteArrayOutputStream pipe = new ByteArrayOutputStream();
      Output output = omar.console().withPipe(pipe).run("photo-save @self -");
      assertThat(output.code()).isZero();
      assertThat(output.results() + output.remarks()).isEmpty();
      assertThat(pipe.toByteArray()).isEqualTo(portal.picture("omar").orElseThrow());
    }
  }

  @Test
  void imageForAPipeIsExplainedOnATerminal() {
    try (TestShell omar = shell("omar")) {
      TestShell.LineResult explained = omar.run("explain photo-save ada -");
      assertThat(explained.code()).isZero();
      assertThat(explained.out()).contains("Downloads the photo.");
    }
  }

  @Test
  void changesOfThisPortalAreCompletedByNumber() {
    try (TestShell omar = shell("omar")) {
      CompletionSource numbers =
          omar.grammar().findCommand("photo-undo").orElseThrow().arguments().get(0).source();
      assertThat(numbers.complete("")).extracting(CompletionItem::value).doesNotContain("1", "2");
      assertThat(omar.run("photo-set @self https://photos.example/ada.png").code()).isZero();
      assertThat(omar.run("photo-clear @self").code()).isZero();
      assertThat(numbers.complete(""))
          .extracting(item -> item.value() + " " + item.columns())
          .contains("2 [cleared Omar Haddad]", "1 [set Omar Haddad]");
    }
  }
}
