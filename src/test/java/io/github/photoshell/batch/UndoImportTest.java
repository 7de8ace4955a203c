package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.PracticeKeys;
import io.github.photoshell.TestShell;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.UndoImportOutcome.Row;
import io.github.photoshell.batch.UndoImportOutcome.UndoPlan;
import io.github.photoshell.batch.UndoImportOutcome.Undone;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.photo.AdminUser;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.photo.UndoOutcome;
import io.github.photoshell.photo.UndoPhoto;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the undo of whole imports on the practice portal. */
class UndoImportTest {
  @TempDir Path home;
  private final CurrentSession sessions = new CurrentSession();
  private PracticePortal practice;
  private PhotoBackups replaced;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    practice = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 90));
    replaced = new PhotoBackups(home.resolve("replaced"));
    folder = Files.createDirectories(home.resolve("pictures"));
    sessions.open(
        AdminUser.session(
            AdminUser.portal(practice, SampleResponses.address(practice.address())), "3.5.0"));
  }

  @AfterEach
  void stop() {
    sessions.close();
    practice.close();
  }

  private List<String> people(int count) {
    return practice.people().stream()
        // An admin may set the photo of a disabled person, but not clear it.
        .filter(person -> person.accountState().equals("active"))
        .map(PracticePerson::userName)
        .filter(name -> name.matches("[a-z.0-9]+") && !Set.of("ana", "nils", "omar").contains(name))
        .limit(count)
        .toList();
  }

  /** Returns the photos of people; empty bytes for those without one. */
  private Map<String, byte[]> photos(List<String> people) {
    Map<String, byte[]> photos = new TreeMap<>();
    people.forEach(name -> photos.put(name, practice.picture(name).orElse(new byte[0])));
    return photos;
  }

  private void importFor(List<String> people, int width) throws IOException {
    for (String name : people) {
      Files.write(folder.resolve(name + ".png"), TestImages.png(width, 30));
    }
    importFrom(folder);
    for (String name : people) {
      Files.delete(folder.resolve(name + ".png"));
    }
  }

  private void importFrom(Path given) {
    ImportPhotos.ImportOptions options =
        new ImportPhotos.ImportOptions(0, false, false, false, false, false, false, null);
    ImportOutcome outcome =
        new ImportPhotos(new People(), replaced)
            .importFrom(sessions.require(), given, options, plan -> true, (done, total) -> {});
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ImportOutcome.Imported.class,
            imported -> assertThat(imported.rows()).allMatch(row -> row.result().isFine()));
  }

  private void set(String person, int width) throws IOException {
    Path file = Files.write(home.resolve("one.png"), TestImages.png(width, 20));
    new SetPhoto(new People(), replaced, Clock.systemUTC())
        .set(sessions.require(), person, file.toString(), false, false, Confirmation.always());
  }

  private UndoPhoto undoPhoto() {
    return new UndoPhoto(new People(), replaced);
  }

  private UndoImportOutcome undo(UndoImport.Agreement agreement) throws IOException {
    return new UndoImport(undoPhoto(), replaced)
        .run(sessions.require(), false, false, agreement, (done, total) -> {});
  }

  private Undone undo() throws IOException {
    return (Undone) undo(plan -> true);
  }

  private Undone redo() throws IOException {
    return (Undone)
        new UndoImport(undoPhoto(), replaced)
            .run(sessions.require(), true, false, plan -> true, (done, total) -> {});
  }

  private List<PhotoBackup> kept() throws IOException {
    return replaced.all(sessions.require().address());
  }

  @Test
  void wholeImportIsRestoredByteForByteHoweverManyItReplaced() throws IOException {
    List<String> people = people(60);
    set(people.get(5), 70);
    Map<String, byte[]> before = photos(people);
    importFor(people, 31);
    assertThat(photos(people).values()).allMatch(bytes -> bytes.length > 0);
    for (int i = 0; i < 3; i++) {
      set("@self", 40 + i);
    }
    assertThat(kept()).hasSize(64);

    List<UndoPlan> asked = new ArrayList<>();
    Undone undone = (Undone) undo(plan -> asked.add(plan));

    assertThat(asked).singleElement().satisfies(plan -> assertThat(plan.toUndo()).isEqualTo(60));
    assertThat(undone.rows()).allMatch(row -> row.result().isFine());
    assertThat(undone.rows())
        .noneMatch(row -> row.result() == Result.TO_UNDO || row.result() == Result.AS_BEFORE);
    assertThat(photos(people))
        .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    assertThat(undo().rows()).isEmpty();
    assertThat(undoPhoto().redo(sessions.require(), people.get(5), Confirmation.always()))
        .isInstanceOf(UndoOutcome.Tried.class);
    assertThat(practice.picture(people.get(5))).contains(TestImages.png(31, 30));
  }

  @Test
  void interruptedUndoContinues() throws IOException {
    List<String> people = people(6);
    Map<String, byte[]> before = photos(people);
    importFor(people, 31);
    undoPhoto().undoOf(sessions.require(), people.get(0), Confirmation.always());
    undoPhoto().undoOf(sessions.require(), people.get(1), Confirmation.always());
    // As if it was killed before this one was verified.
    PhotoBackup second = kept().get(0);
    assertThat(second.isReverting()).isTrue();
    Path facts =
        Path.of(
            replaced
                .fileOf(sessions.require().address(), second)
                .toString()
                .replace(".photo", ".properties"));
    Files.writeString(facts, Files.readString(facts).replace("state=verified\n", ""));

    Undone undone = undo();

    assertThat(undone.rows()).hasSize(5);
    assertThat(undone.rows()).filteredOn(row -> row.result() == Result.AS_BEFORE).hasSize(1);
    assertThat(photos(people))
        .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    assertThat(undo().rows()).isEmpty();
  }

  @Test
  void undoneImportIsRedoneAndUndoneAgainByteForByte() throws IOException {
    List<String> people = people(60);
    Map<String, byte[]> before = photos(people);
    importFor(people, 31);
    Map<String, byte[]> imported = photos(people);
    assertThat(redo().rows()).isEmpty();
    undo();
    // One person's change is redone alone, as if the redo was interrupted.
    undoPhoto().redo(sessions.require(), people.get(7), Confirmation.always());

    Undone redone = redo();

    assertThat(redone.rows()).hasSize(59).allMatch(row -> row.result() == Result.RESTORED);
    assertSame(imported, people);
    assertThat(redo().rows()).isEmpty();
    assertThat(undo().rows()).hasSize(60);
    assertSame(before, people);
    assertThat(redo().rows()).hasSize(60);
    assertSame(imported, people);
  }

  private void assertSame(Map<String, byte[]> expected, List<String> people) {
    assertThat(photos(people))
        .allSatisfy((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }

  @Test
  void removalsOfAnImportAreRedone() throws IOException {
    List<String> people = people(3);
    importFor(people, 31);
    Path list = home.resolve("clear.csv");
    Files.writeString(list, "person,action\n" + String.join(",clear\n", people) + ",clear\n");
    importFrom(list);
    undo();
    assertThat(photos(people).values()).allMatch(bytes -> bytes.length > 0);

    assertThat(redo().rows()).hasSize(3).allMatch(row -> row.result() == Result.REMOVED);

    assertThat(photos(people).values()).allMatch(bytes -> bytes.length == 0);
  }

  @Test
  void photoChangedAfterTheUndoIsNotRedoneButNamed() throws IOException {
    List<String> people = people(3);
    importFor(people, 31);
    undo();
    set(people.get(1), 77);

    Undone redone = redo();

    assertThat(row(redone, people.get(0)).result()).isEqualTo(Result.RESTORED);
    assertThat(row(redone, people.get(1)).result()).isEqualTo(Result.CHANGED_SINCE);
    assertThat(practice.picture(people.get(1))).contains(TestImages.png(77, 20));
  }

  @Test
  void photoChangedAfterTheImportIsLeftAndNamed() throws IOException {
    List<String> people = people(3);
    importFor(people, 31);
    set(people.get(1), 77);

    Undone undone = undo();

    assertThat(undone.rows())
        .filteredOn(row -> row.result() == Result.CHANGED_SINCE)
        .singleElement()
        .satisfies(row -> assertThat(row.change().userName()).isEqualTo(people.get(1)))
        .extracting(Row::reason)
        .asString()
        .contains("photo-undo " + row(undone, people.get(1)).change().number());
    assertThat(practice.picture(people.get(1))).contains(TestImages.png(77, 20));
  }

  private static Row row(Undone undone, String person) {
    return undone.rows().stream()
        .filter(row -> person.equals(row.change().userName()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void declinedUndoChangesNothing() throws IOException {
    List<String> people = people(2);
    importFor(people, 31);
    assertThat(undo(plan -> false)).isInstanceOf(UndoImportOutcome.Declined.class);
    assertThat(practice.picture(people.get(0))).isPresent();
    assertThat(kept()).hasSize(2);
  }

  @Test
  void photosThatOnlyTheirOwnersMayChangeAreNotAskedFor() throws IOException {
    List<String> people = people(2);
    importFor(people, 40);
    Map<String, byte[]> imported = photos(people);
    sessions.open(
        AdminUser.session(
            AdminUser.portal(practice, SampleResponses.address(practice.address())), "3.7.2"));
    Undone undone =
        (Undone)
            undo(
                plan -> {
                  throw new AssertionError("asked for " + plan.toUndo());
                });
    assertThat(undone.rows())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.result()).isEqualTo(Result.FORBIDDEN);
              assertThat(row.reason()).contains("only that person can change it");
            });
    assertSame(imported, people);
    assertThat(UndoImportText.of(undone, LineLayout.unlimited()).lines())
        .extracting(Text::plain)
        .contains("not allowed  2");
  }

  @Test
  void onlyTheLastImportIsUndoneAndKeptWhole() throws IOException {
    List<String> people = people(55);
    importFor(people, 31);
    importFor(people.subList(0, 2), 32);

    assertThat(kept()).hasSize(PhotoBackups.MAX_CHANGES + 2);
    assertThat(undo().rows()).hasSize(2);
    assertThat(practice.picture(people.get(0))).contains(TestImages.png(31, 30));
  }

  @Test
  void importIsListedAsOneLineAndUndoneByTheCommand() throws IOException {
    try (TestShell shell =
        new TestShell(home, practice.address(), PracticeKeys.of(practice, "omar"))) {
      assertThat(shell.run("photo-undo --import").out())
          .startsWith("No import to this portal is recorded");
      assertThat(shell.run("photo-undo --import --list").out()).startsWith("No import");
      for (String name : people(3)) {
        Files.write(folder.resolve(name + ".png"), TestImages.png(31, 30));
      }
      assertThat(shell.run("photo-import '" + folder + "' --yes").out())
          .contains("To undo all of it: photo-undo --import.");
      assertThat(shell.run("photo-undo --list").out())
          .contains("1–3", "3 photos  import  Before: ", "'photo-undo --import' undoes the last");
      assertThat(shell.run("photo-undo --list --import").out()).contains(people(3));

      assertThat(shell.run("photo-undo --import 3").code()).isEqualTo(2);
      TestShell.LineResult script = shell.run("photo-undo --import");
      assertThat(script.code()).isEqualTo(1);
      assertThat(script.out()).contains("Nothing was sent; the import of");
      assertThat(shell.run("explain photo-undo --import").out()).contains("/photo");
      assertThat(shell.run("photo-undo --import --yes --json").out())
          .contains("\"stoppedBy\": null", "\"outcome\": \"");
      assertThat(shell.run("photo-undo --list").out())
          .contains("import, 3 undone", "'photo-redo --import' redoes what is undone of it.");
      TestShell.LineResult again = shell.run("photo-undo --import --yes");
      assertThat(again.code()).isZero();
      assertThat(again.out()).contains("is undone already.");

      assertThat(shell.run("photo-redo --import ada").code()).isEqualTo(2);
      assertThat(shell.run("photo-redo --import").out()).contains("is not redone.");
      assertThat(shell.run("explain photo-redo --import").out()).contains("/photo");
      TestShell.LineResult redone = shell.run("photo-redo --import --yes");
      assertThat(redone.code()).isZero();
      assertThat(redone.out())
          .contains("restored")
          .endsWith("To undo it again: photo-undo --import\n");
      TestShell.LineResult nothing = shell.run("photo-redo --import --yes --json");
      assertThat(nothing.code()).isEqualTo(1);
      assertThat(nothing.out())
          .contains("\"message\": \"There is nothing to redo of the import of");
      assertThat(shell.run("photo-undo --import --yes").out())
          .endsWith("To redo it: photo-redo --import\n");
    }
  }
}
