package io.github.photoshell.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.NeedsPosix;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"", "--dry-run", "--yes"})
  void emptyNameOfTheReportIsAnErrorInAnExplanationToo(String options) throws IOException {
    start(ServerVersion.V3_5, "sean");
    String line = "photo-import '" + folder + "' --report '' " + options;
    for (TestShell.LineResult result : List.of(shell.run(line), shell.run("explain " + line))) {
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).contains("The name of a file or folder is empty.");
    }
  }

  @Test
  void scriptWithoutYesGetsTheReportOfThePlanThatItAskedFor() throws IOException {
    start(ServerVersion.V3_5, "sean", "stranger");
    Path report = home.resolve("rep.csv");
    TestShell.LineResult result = importFrom("--report '" + report + "'");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .endsWith(
            "Nothing was sent; 1 photo is still to be set.\nThe report is "
                + report
                + "\n--yes skips the question, --dry-run shows only the plan.\n");
    assertThat(report).content().contains("sean.png,sean,", "to set,,new");
    assertThat(portal.picture("sean")).isEmpty();
  }

  @Test
  void fileOfTheUserWithTheNameOfTheReportIsKept() throws IOException {
    start(ServerVersion.V3_5, "sean");
    Path own = Files.writeString(folder.resolve("photos-import.csv"), "my notes");
    TestShell.LineResult refused = importFrom("--yes");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out())
        .contains("The report cannot be written to " + own, "it exists and is not a report")
        .contains("--report");
    assertThat(own).hasContent("my notes");
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(importFrom("--dry-run").code()).isZero();
    assertThat(importFrom("--yes --report '" + home.resolve("mine.csv") + "'").code()).isZero();
    assertThat(own).hasContent("my notes");
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
    String warning = "rotated by EXIF; the portal ignores that (--fit fixes this)\n";
    String planned =
        "Will be set:\n"
            + "  sean.png → Sean O'Neil (sean): new\n"
            + "  uma.jpg → Uma Iyer (uma): new; "
            + warning;
    assertThat(importFrom("--dry-run").out()).contains("will be set  2\n" + planned);
    assertThat(importFrom("").out())
        .contains(planned)
        .contains("1 image is rotated by EXIF or shows where it was taken; --fit fixes this.\n");
    assertThat(importFrom("--yes").out()).contains("changed  2\n  uma.jpg: " + warning);
    assertThat(importFrom("--yes").out()).contains("unchanged  2").doesNotContain("EXIF");
  }

  @Test
  void locationInXmpAloneIsInThePlan() throws IOException {
    start(ServerVersion.V3_5);
    String xmp =
        "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta><r exif:GPSLatitude='52,31.2N'/></x:xmpmeta>";
    byte[] image =
        TestImages.with(TestImages.png(60, 40), "iTXt", xmp.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("uma.png"), image);
    assertThat(importFrom("--dry-run").out())
        .contains("uma.png → Uma Iyer (uma): new; contains the location where it was taken (--fit");
  }

  @Test
  void forbiddenChangeExitsWithOneEvenInADryRun() throws IOException {
    start(ServerVersion.V3_7, "sean", "uma", "omar");
    TestShell.LineResult planned = importFrom("--dry-run");
    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.out())
        .contains(
            "will be set  1", "not allowed  2", "  sean.png: only that person", "  uma.png: only")
        .contains("Dry run: nothing was sent. Run it without --dry-run to apply.");
    assertThat(importFrom("--yes").code()).isEqualTo(1);
    assertThat(portal.picture("omar")).isPresent();
  }

  @Test
  void explanationAssumesAnImageOnlyInAFolderThatIsMissing() throws IOException {
    start(ServerVersion.V3_5);
    TestShell.LineResult missing = shell.run("explain photo-import '" + home + "/later'");
    assertThat(missing.code()).isZero();
    assertThat(missing.out()).contains("/photo");
    TestShell.LineResult empty = shell.run("explain photo-import '" + folder + "'");
    assertThat(empty.out()).contains("it lists no images");
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
        .contains("\"to set\": 1", "\"nobody found\": 1", "\"outcome\": \"to set\"")
        .contains("\"report\": null");
    TestShell.LineResult done = importFrom("--yes --json");
    assertThat(done.out()).startsWith("{").contains("\"changed\": 1", "\"interrupted\": false");
    assertThat(importFrom("--json").out()).contains("\"the same\": 1");
  }

  @Test
  void planSaysHowLongAnImportCanBeUndone() throws IOException {
    start(ServerVersion.V3_5, 100);
    StringBuilder list = new StringBuilder("person,image\n");
    portal
        .people()
        .forEach(
            person -> list.append(person.userName()).append(",https://photos.example/wide.png\n"));
    folder = Files.writeString(home.resolve("all.csv"), list);
    assertThat(importFrom("--dry-run").out())
        .contains("For 30 days, or until the next import, photo-undo --import undoes it.");
  }

  @Test
  void rowsWithTheActionClearRemovePhotos() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    importFrom("--yes");
    folder =
        Files.writeString(
            home.resolve("list.csv"),
            """
            person,image,action
            sean,pictures/sean.png,clear
            eve,,clear
            uma,,clear
            uma,pictures/uma.png,
            stranger,,clear
            """);
    TestShell.LineResult planned = importFrom("--dry-run --json");
    assertThat(planned.out())
        .contains("\"to clear\": 1", "\"several images\": 2", "\"change\": \"removed\"");
    Path report = home.resolve("plan.csv");
    assertThat(importFrom("--dry-run --report '" + report + "'").out())
        .contains(
            "Will be removed:\n"
                + "  line 2, pictures/sean.png → Sean O'Neil (sean): removes the photo;"
                + " the image is not used\n")
        .contains("line 3 → Eve Mallory (eve): unchanged; there is no photo")
        .contains("line 5, pictures/uma.png → Uma Iyer (uma): several images;")
        .contains("also named by line 4, which removes the photo")
        .contains("For 30 days");
    assertThat(report).content().contains("to clear,the image is not used,removed");
    assertThat(importFrom("").out()).contains("Nothing was sent; 1 photo is still to be changed.");
    assertThat(portal.picture("sean")).isPresent();
    TestShell.LineResult done = importFrom("--yes --json");
    assertThat(done.code()).isEqualTo(1);
    assertThat(done.out()).contains("\"cleared\": 1", "\"the same\": 1");
    assertThat(home.resolve("list-import.csv"))
        .content()
        .contains("cleared,the image is not used,");
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(importFrom("--yes").out()).contains("unchanged       2");
    assertThat(shell.run("photo-undo --import --yes").out()).contains("restored  1");
    assertThat(portal.picture("sean")).isPresent();
  }

  @Test
  void photosOfDisabledPeopleStayOn35() throws IOException {
    start(ServerVersion.V3_5, "dora", "sean");
    String remark = "photo-undo cannot remove it: DocSpace 3.5 keeps the photos of disabled people";
    assertThat(importFrom("--dry-run").out())
        .contains("dora.png → Dora Weiss (dora): new; " + remark);
    TestShell.LineResult imported = importFrom("--yes");
    assertThat(imported.code()).isZero();
    assertThat(imported.out()).contains("To undo the others: photo-undo --import");
    TestShell.LineResult undone = shell.run("photo-undo --import --yes");
    assertThat(undone.code()).isEqualTo(1);
    assertThat(undone.out())
        .contains(
            "removed  1", "refused  1", "(403): Access denied; DocSpace 3.5 keeps the photos");
    folder = Files.writeString(home.resolve("list.csv"), "person,action\ndora,clear\n");
    assertThat(importFrom("--dry-run").out())
        .contains("line 2 → Dora Weiss (dora): not allowed; DocSpace 3.5 keeps the photos");
    assertThat(shell.run("photo-clear dora --yes").out())
        .contains("Dora Weiss is disabled, and DocSpace 3.5 keeps the photos of disabled people.")
        .contains("Enable Dora Weiss in the portal, remove the photo, and disable them again.");
  }

  private void key(String file, String token) throws IOException {
    Path keys = Files.createDirectories(home.resolve("keys"));
    Files.writeString(keys.resolve(file), token + "\n");
    if (keys.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          keys.resolve(file), PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void since36EachPhotoIsChangedWithTheKeyOfItsPerson() throws IOException {
    start(ServerVersion.V3_7, "sean", "uma");
    String sean = PracticeKeys.of(portal, "sean");
    key("sean", sean);
    key("uma", PracticeKeys.of(portal, "uma"));
    key("wrong", "sk-" + "0".repeat(64));
    key("text", "no key at all");
    key("session", "eyJhbGciOiJub25lIn0.e30.");
    key("narrow", PracticeKeys.named(portal, "read-only"));
    folder =
        Files.writeString(
            home.resolve("list.csv"),
            """
            person,image,tokenFile
            sean,pictures/sean.png,keys/sean
            uma.iyer@example.com,pictures/uma.png,keys/uma
            eve,pictures/uma.png,keys/sean
            mei,pictures/uma.png,keys/wrong
            sven,pictures/uma.png,keys/text
            zoe,pictures/uma.png,keys/missing
            ada,pictures/uma.png,keys/session
            lin,pictures/uma.png,keys/narrow
            grace,pictures/uma.png,
            """);
    shell.run("trace body");
    TestShell.LineResult planned = importFrom("--dry-run");
    assertThat(planned.out())
        .contains("will be set  2", "not allowed  7")
        .contains("sean.png → Sean O'Neil (sean): new\n", "uma.png → Uma Iyer (uma): new\n")
        .contains("its API key belongs to Sean O'Neil (sean)")
        .contains("the portal does not accept its API key")
        .contains("its API key file cannot be read, or contains no API key")
        .contains("its token is not an API key", "its API key lacks accounts:write")
        .contains("only that person can change it (since DocSpace 3.6)")
        .contains("photo-undo has no API keys of others: run photo-export first.")
        .doesNotContain("For 30 days");
    assertThat(portal.picture("sean")).isEmpty();
    TestShell.LineResult done = importFrom("--yes");
    assertThat(done.code()).isEqualTo(1);
    assertThat(done.out()).contains("changed      2", "To undo it: import the photos of before");
    assertThat(portal.picture("sean"))
        .contains(Files.readAllBytes(home.resolve("pictures/sean.png")));
    assertThat(portal.picture("uma")).isPresent();
    assertThat(portal.picture("eve")).isEmpty();
    shell.run("last --all --save '" + home.resolve("all.har") + "'");
    assertThat(planned.out() + done.out()).doesNotContain(sean);
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile))
          .filteredOn(file -> !file.startsWith(home.resolve("keys")))
          .noneMatch(file -> holds(file, sean));
    }
    folder =
        Files.writeString(
            home.resolve("list.csv"), "person,action,tokenFile\nsean,clear,keys/sean\n");
    assertThat(importFrom("--yes").code()).isZero();
    assertThat(portal.picture("sean")).isEmpty();
    // It belongs to the other person, and the session is still the admin's.
    assertThat(shell.run("status").out()).contains("Omar Haddad");
  }

  /** Returns the blocks of a page that are no transcripts. */
  private static List<List<String>> blocks(String page) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : Files.readAllLines(Path.of("src/site/markdown").resolve(page))) {
      if (block != null && line.equals("```")) {
        block = null;
      } else if (line.startsWith("```")) {
        block = new ArrayList<>();
        if (line.equals("```")) {
          blocks.add(block);
        }
      } else if (block != null) {
        block.add(line);
      }
    }
    return blocks;
  }

  @Test
  void examplesOfThePageAboutTheRulesSince36Work() throws IOException {
    start(ServerVersion.V3_7, "sean", "uma");
    key("sean", PracticeKeys.of(portal, "sean"));
    key("uma", PracticeKeys.of(portal, "uma"));
    Files.move(folder, home.resolve("photos"));
    List<List<String>> blocks = blocks("photos-since-3.6.md");
    assertThat(blocks).hasSize(3);
    Files.write(home.resolve("team.csv"), blocks.get(1));
    assertThat(shell.run("cd '" + home + "'").code()).isZero();
    List<String> lines = new ArrayList<>(blocks.get(0));
    lines.addAll(blocks.get(2));
    for (String line : lines) {
      String command = line.replaceFirst("^photoshell ", "").replaceFirst(" > .*", "");
      TestShell.LineResult result = shell.run(command);
      assertThat(result.code()).as(command + "\n" + result.out()).isZero();
    }
    assertThat(portal.picture("sean")).isPresent();
    assertThat(portal.picture("uma")).isPresent();
    // As the page says, with an export from before and the same keys.
    Files.writeString(home.resolve("back.csv"), "person,action,tokenFile\nsean,clear,keys/sean\n");
    assertThat(shell.run("photo-import back.csv --yes").code()).isZero();
    assertThat(portal.picture("sean")).isEmpty();
    shell.run("cd -");
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @NeedsPosix("runs sh and sets modes")
  void programsOfAListRunOnlyIfAskedFor() throws IOException {
    start(ServerVersion.V3_7, "sean");
    key("sean", PracticeKeys.of(portal, "sean"));
    Path ran = home.resolve("ran");
    folder =
        Files.writeString(
            home.resolve("list.csv"),
            "person,image,tokenCommand\nsean,pictures/sean.png,sh -c 'touch %s; cat %s'\numa,pictures/sean.png,false\n"
                .formatted(ran, home.resolve("keys/sean")));
    TestShell.LineResult refused = importFrom("--yes");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out())
        .contains("its column 'tokenCommand' names programs; --token-commands runs them.\n")
        .contains("Read that column first: its programs run as if you had typed them.");
    assertThat(ran).doesNotExist();
    assertThat(shell.run("explain photo-import '" + folder + "' --token-commands").code()).isZero();
    assertThat(ran).doesNotExist();
    TestShell.LineResult done = importFrom("--yes --token-commands");
    assertThat(done.out())
        .contains("changed      1", "its token command failed, or printed no API key");
    assertThat(ran).exists();
    assertThat(portal.picture("sean")).isPresent();
    Path readable = home.resolve("keys/sean");
    Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(folder, "person,action,tokenFile\nsean,clear,keys/sean\n");
    assertThat(importFrom("--dry-run").out())
        .contains("removes the photo; other users can read its API key file");
  }

  @Test
  void unknownActionRefusesTheListWithTheLine() throws IOException {
    start(ServerVersion.V3_5, "sean");
    folder = Files.writeString(home.resolve("list.csv"), "person,action\nsean,delete\n");
    TestShell.LineResult result = importFrom("--yes");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("line 2 has the action 'delete'; use 'set' or 'clear', or leave it empty.");
  }

  @Test
  void exportWithAnActionColumnClearsTheMarkedOnes() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    importFrom("--yes");
    Path saved = home.resolve("saved");
    assertThat(shell.run("photo-export '" + saved + "' --status active").code()).isZero();
    Path list = saved.resolve("photos.csv");
    List<String> lines = Files.readAllLines(list);
    lines.replaceAll(
        line ->
            line
                + (line.contains("userName")
                    ? ",action"
                    : line.contains("sean,") ? ",clear" : ","));
    Files.write(list, lines);
    folder = saved;
    assertThat(importFrom("--dry-run").out())
        .contains("Will be removed:\n  sean.png → Sean O'Neil (sean): removes the photo");
    folder = list;
    assertThat(importFrom("--yes").out()).contains("removed");
    assertThat(portal.picture("sean")).isEmpty();
    assertThat(portal.picture("uma")).isPresent();
  }

  @Test
  void unknownPersonGetsASuggestion() throws IOException {
    start(ServerVersion.V3_5, "Sean O'Neil", "uam", "note", "Iyer, Uma", "Lovelace Ada");
    assertThat(importFrom("").out())
        .contains("1 image is named by a display name; --by-name accepts that.\n");
    assertThat(importFrom("--dry-run").out())
        .contains("Iyer, Uma.png: no such user name; did you mean uma (Uma Iyer)?")
        .contains("Lovelace Ada.png: no such user name; did you mean ada (Ada Lovelace)?")
        .contains("Sean O'Neil.png: no such user name; did you mean sean (Sean O'Neil)?")
        .contains("uam.png: no such user name; did you mean uma (Uma Iyer)?")
        .contains("note.png: no person has this user name, e-mail or ID");
  }

  /** Eve's name contains control characters, which no file and no screen shows. */
  @Test
  void displayNameCountsAsItIsShown() throws IOException {
    start(ServerVersion.V3_5, "Eve Mallory");
    assertThat(importFrom("--dry-run").out()).contains("did you mean eve (Eve Mallory)?");
    assertThat(importFrom("--dry-run --by-name").out())
        .contains("Eve Mallory.png → Eve Mallory (eve): new");
  }

  @Test
  void planSaysWhatWouldLetMoreImagesBeSent() throws IOException {
    start(ServerVersion.V3_5, "sean");
    Files.write(folder.resolve("uma.heic"), "\0\0\0\u0018ftypheic0000".getBytes(ISO_8859_1));
    Files.write(folder.resolve("eve.png"), TestImages.of(new BufferedImage(9, 9, 1), "bmp"));
    Files.write(folder.resolve("zoe.gif"), TestImages.of(new BufferedImage(9, 9, 1), "gif"));
    assertThat(importFrom("").out())
        .contains(
            "2 images are too large or in other formats; --fit fixes this.\n"
                + "1 image is a HEIC or AVIF. Save it as JPEG: in Preview on a Mac, in Photos on"
                + " Windows, or with heif-convert on Linux.\n");
  }

  @Test
  void displayNameIsEnoughWithByName() throws IOException {
    // With a blank that does not break, as web pages have it.
    start(ServerVersion.V3_5, "Sean\u00a0O'Neil", "uma");
    assertThat(importFrom("--dry-run --by-name").out())
        .contains("will be set  2")
        .contains("→ Sean O'Neil (sean): new");
    folder =
        Files.writeString(home.resolve("names.csv"), "name,image\nUma Iyer,pictures/uma.png\n");
    assertThat(importFrom("--dry-run --by-name").out())
        .contains("line 2, pictures/uma.png → Uma Iyer (uma): new");
  }

  @Test
  void subfoldersAreNamedOrRead() throws IOException {
    start(ServerVersion.V3_5, "sean");
    Path inner = Files.createDirectories(folder.resolve("team/north"));
    Files.copy(folder.resolve("sean.png"), inner.resolve("uma.png"));
    Files.createDirectories(folder.resolve("__MACOSX"));
    assertThat(importFrom("--dry-run").out())
        .contains("1 image for", "1 subfolder is not read; --recursive reads it.");
    assertThat(importFrom("--dry-run --recursive").out())
        .contains("2 images for", "uma.png → Uma Iyer (uma): new")
        .doesNotContain("is not read");
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path zip = home.resolve("photos.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        Path file = home.resolve("pictures").resolve(entry.getValue() + ".png");
        out.write(Files.exists(file) ? Files.readAllBytes(file) : new byte[20 * 1024 * 1024]);
      }
    }
    return zip;
  }

  @Test
  void zipIsReadAsAFolder() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    folder = zip(Map.of("team/sean.png", "sean", "team/uma.png", "uma", "__MACOSX/x.png", "uma"));
    assertThat(importFrom("--dry-run").out())
        .contains("2 images for", "sean.png → Sean O'Neil (sean): new");
    assertThat(importFrom("--yes").out())
        .contains("changed  2", "The report is " + home.resolve("photos-import.csv"));
    assertThat(portal.picture("sean")).isPresent();
    assertThat(importFrom("--yes").out()).contains("unchanged  2");
  }

  @Test
  void subfoldersOfAZipAreNamedOrRead() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    folder = zip(Map.of("sean.png", "sean", "team/uma.png", "uma"));
    assertThat(importFrom("--dry-run").out())
        .contains("1 image for", "1 subfolder is not read; --recursive reads it.");
    assertThat(importFrom("--dry-run --recursive").out())
        .contains("2 images for", "uma.png → Uma Iyer (uma): new")
        .doesNotContain("is not read");
  }

  @Test
  void reportOfAnExportIsReadFromTheFolderInAZip() throws IOException {
    start(ServerVersion.V3_5, "sean");
    folder = home.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder))) {
      out.putNextEntry(new ZipEntry("export/photos.csv"));
      out.write("userName,image\nsean,first.png\n".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("export/first.png"));
      out.write(Files.readAllBytes(home.resolve("pictures/sean.png")));
    }
    assertThat(importFrom("--dry-run").out()).contains("first.png → Sean O'Neil (sean): new");
  }

  @Test
  void reportOfAnExportThatCannotBeReadIsNamed() throws IOException {
    start(ServerVersion.V3_5, "sean");
    String remark = "photos.csv is not used, only the file names: line 2 has 3 cells";
    String report = "userName,file\numa,sean.png,x\n";
    Files.writeString(folder.resolve("photos.csv"), report);
    assertThat(importFrom("--dry-run").out())
        .contains(remark, "sean.png → Sean O'Neil (sean): new");
    Files.writeString(home.resolve("pictures").resolve("report.png"), report);
    folder = zip(Map.of("sean.png", "sean", "photos.csv", "report"));
    assertThat(importFrom("--dry-run").out()).contains(remark);
  }

  @Test
  void namesInTheCodePageOfOldProgramsAreRead() throws IOException {
    start(ServerVersion.V3_5, "sean");
    folder = home.resolve("old.zip");
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder), Charset.forName("IBM437"))) {
      out.putNextEntry(new ZipEntry("jörg.png"));
      out.write(Files.readAllBytes(home.resolve("pictures/sean.png")));
    }
    assertThat(importFrom("--dry-run").out()).contains("jörg.png: no person has this user name");
  }

  @Test
  void hostileZipIsRefused() throws IOException {
    start(ServerVersion.V3_5, "sean");
    for (String name :
        new String[] {"../sean.png", "/sean.png", "a/../../sean.png", "a\\sean.png"}) {
      folder = zip(Map.of(name, "sean"));
      assertThat(importFrom("--dry-run").out())
          .contains("it holds a name that leads out of a folder: '" + name + "'");
    }
    folder = zip(Map.of("uma.png", "zeros", "sean.png", "sean"));
    assertThat(importFrom("--dry-run").out())
        .contains(
            "uma.png → Uma Iyer (uma): unusable image; cannot be read: it unpacks to more bytes")
        .contains("sean.png → Sean O'Neil (sean): new");
  }

  @Test
  void encryptedZipIsNotCalledDamaged() throws IOException {
    start(ServerVersion.V3_5, "sean");
    folder = zip(Map.of("sean.png", "sean"));
    byte[] bytes = Files.readAllBytes(folder);
    // The flags are in the central directory, 8 bytes after its signature.
    int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    bytes[directory + 8] |= 1;
    Files.write(folder, bytes);
    assertThat(importFrom("--dry-run").out())
        .contains("it is encrypted; unpack it and import the folder.");
    Files.write(folder, Arrays.copyOf(bytes, directory));
    assertThat(importFrom("--dry-run").out()).contains("it is a damaged ZIP.");
  }

  @Test
  void workbookIsNamed() throws IOException {
    start(ServerVersion.V3_5, "sean");
    folder = zip(Map.of("xl/workbook.xml", "sean"));
    assertThat(importFrom("").out()).contains("it is an Excel workbook; save it as CSV in Excel");
  }

  @Test
  void reportOfThePlanIsWrittenWhereAsked() throws IOException {
    start(ServerVersion.V3_5, "sean", "stranger");
    Path report = home.resolve("plan.csv");
    assertThat(importFrom("--dry-run --report '" + report + "'").out())
        .contains("The report is " + report);
    assertThat(report)
        .content()
        .contains("named,userName,id,email,name,image,outcome,reason,change")
        .contains("sean.png,sean,", "to set,,new")
        .contains("stranger.png,stranger,,,,stranger.png,nobody found,\"no person has");
    assertThat(folder.toFile().list()).hasSize(2);
    assertThat(importFrom("--yes --report '" + report + "'").code()).isEqualTo(1);
    assertThat(report).content().contains("changed,,new");
    Path other = Files.writeString(home.resolve("notes.txt"), "mine");
    assertThat(importFrom("--dry-run --report '" + other + "'").out())
        .contains("notes.txt: it exists and is not a report.", "Use another name after --report");
    assertThat(importFrom("--report '" + home.resolve("no/x.csv") + "'").out())
        .contains("x.csv: there is no such folder.");
    assertThat(importFrom("--report '" + home + "'").out()).contains("it is not a file.");
    assertThat(other).hasContent("mine");
  }

  @Test
  void dryRunOfAnUntouchedExportSaysUnchanged() throws IOException {
    start(ServerVersion.V3_5, "sean", "uma");
    importFrom("--yes");
    Path saved = home.resolve("saved");
    assertThat(shell.run("photo-export '" + saved + "' sean").code()).isZero();
    folder = saved;
    assertThat(importFrom("--dry-run").out()).contains("unchanged  1").doesNotContain("will be");
    Files.write(saved.resolve("sean.png"), TestImages.png(64, 64, 0x00ff00));
    assertThat(importFrom("--dry-run").out())
        .contains("sean.png → Sean O'Neil (sean): replaces a photo");
  }

  @Test
  void yourselfCanBeNamedInAColumn() throws IOException {
    start(ServerVersion.V3_7, "omar");
    for (String column : new String[] {"person", "userName", "id", "email"}) {
      folder =
          Files.writeString(home.resolve("me.csv"), column + ",image\n@self,pictures/omar.png\n");
      assertThat(importFrom("--dry-run").out())
          .contains("line 2, pictures/omar.png → Omar Haddad (omar): ");
    }
  }

  @Test
  void phonePhotosAreFitted() throws IOException {
    start(ServerVersion.V3_5);
    byte[] turned = TestImages.with(TestImages.jpeg(60, 40), TestImages.exif(6));
    Files.write(folder.resolve("uma.jpg"), turned);
    Files.write(folder.resolve("sean.bmp"), TestImages.of(new BufferedImage(2000, 20, 1), "bmp"));
    assertThat(importFrom("--dry-run --fit").out())
        .contains("sean.bmp → Sean O'Neil (sean): new; scaled to 1280×13, BMP to PNG")
        .contains("uma.jpg → Uma Iyer (uma): new; turned upright, metadata removed");
    Files.write(folder.resolve("mei.heic"), "0000ftypheic0000".getBytes(StandardCharsets.UTF_8));
    assertThat(importFrom("--yes --fit").out())
        .contains(
            "changed         2", "  mei.heic: a HEIC; portals accept only PNG and JPEG files");
    assertThat(ImageBytes.of(portal.picture("uma").orElseThrow()).size())
        .isEqualTo(new PixelSize(40, 60));
    assertThat(importFrom("--yes --fit").out()).contains("unchanged       2");
    assertThat(importFrom("--dry-run").out())
        .contains("a BMP; portals accept only PNG and JPEG files (--fit fixes this)");
  }

  @Test
  void usageErrorsHaveOneLineAndANextStep() throws IOException {
    start(ServerVersion.V3_5);
    assertThat(importFrom("").out()).contains("cannot be imported: it lists no images.");
    assertThat(importFrom("").code()).isEqualTo(2);
    Files.writeString(home.resolve("list.csv"), "name;picture\nAda;ada.png\n");
    folder = home.resolve("list.csv");
    assertThat(importFrom("").out())
        .contains("it names people by display names only; --by-name accepts these")
        .contains("Use a folder or ZIP of images named after people");
    assertThat(importFrom("--pace fast").out()).contains("--pace takes a number");
  }
}
