package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.DryRunContext;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the store of replaced photos. */
class PhotoBackupsTest {
  private static final ServerAddress PORTAL = SampleResponses.address("https://docs.example:8443");
  private static final ServerAddress OTHER = SampleResponses.address("http://[::1]:8080");
  private static final Person ADA =
      SamplePeople.person(SampleResponses.ADA, "ada", "Ada \u001b[31mLovelace\nZ");

  @TempDir Path folder;
  private int photoCount;

  /** Returns another photo each time, as far as its bytes suffice. */
  private ImageBytes photo(int bytes) {
    byte[] photo = new byte[bytes];
    byte[] number = ByteBuffer.allocate(4).putInt(++photoCount).array();
    System.arraycopy(number, 0, photo, 0, Math.min(number.length, bytes));
    return new ImageBytes(photo, "PNG", null);
  }

  @Test
  void changesAreListedLatestFirst() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder.resolve("new/er"));
    PhotoBackup first =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(10));
    PhotoBackup second =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.CLEARED), Before.LOST, null);

    PhotoBackups again = new PhotoBackups(folder.resolve("new/er"));
    assertThat(again.all(PORTAL)).containsExactly(second, first);
    assertThat(again.photo(PORTAL, first)).hasSize(10);
    assertThat(again.all(OTHER)).isEmpty();
    again.remove(PORTAL, second);
    assertThat(photos.all(PORTAL)).containsExactly(first);
  }

  @Test
  void dryRunReadsThemAndChangesNothing() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder, existing -> 0);
    PhotoBackup kept =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(10));
    DryRun dryRun = new DryRun(DryRun.Scenario.GOOD, SampleResponses.ADA, "ada");
    PhotoBackups dry = photos.in(new DryRunContext(dryRun, Session.assumed()).require());

    dry.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(20));
    dry.keep(OTHER, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(20));
    dry.endImport(PORTAL, dry.beginImport(PORTAL, "photos"), true);
    dry.markRepeated(PORTAL, kept);
    dry.remove(PORTAL, kept);
    assertThat(dry.replace(PORTAL, kept.in(PhotoBackup.State.UNDONE))).isFalse();

    assertThat(dry.all(PORTAL)).containsExactly(kept);
    assertThat(dry.photo(PORTAL, kept)).hasSize(10);
    assertThat(dry.freeBytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(folder.resolve(photos.of(OTHER))).doesNotExist();
    assertThat(photos.of(PORTAL)).isDirectoryNotContaining("glob:**import*");
    assertThat(photos.in(Session.assumed())).isSameAs(photos);
  }

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    PhotoBackups photos = new PhotoBackups(folder.resolve("state"));
    photos.keep(OTHER, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(10));
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      assertThat(all)
          .hasSizeGreaterThan(3)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void fiftyChangesAndSomeMegabytesAreKept() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    for (int i = 0; i < PhotoBackups.MAX_CHANGES + 3; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
      photos.pruneOldest(PORTAL);
    }
    assertThat(photos.all(PORTAL)).hasSize(PhotoBackups.MAX_CHANGES);
    assertThat(photos.all(PORTAL).get(0).number()).isEqualTo(PhotoBackups.MAX_CHANGES + 3);

    int large = (int) (PhotoBackups.MAX_BYTES / 3);
    for (int i = 0; i < 4; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(large));
      photos.pruneOldest(PORTAL);
    }
    assertThat(photos.all(PORTAL)).hasSize(3).allMatch(photoBackup -> photoBackup.bytes() == large);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".photo"))).hasSize(3);
    }
  }

  private PhotoBackup revert(PhotoBackups photos, ChangeKind kind, PhotoBackup reverted, int bytes)
      throws IOException {
    PhotoBackup revert = unverified(photos, kind, reverted, bytes);
    photos.pruneOldest(PORTAL);
    photos.replace(PORTAL, revert.in(PhotoBackup.State.VERIFIED));
    return revert;
  }

  private PhotoBackup revertOfImported(PhotoBackups photos, ChangeKind kind, PhotoBackup reverted)
      throws IOException {
    PhotoBackup revert = unverified(photos, kind, reverted, 1);
    photos.replace(PORTAL, revert.in(PhotoBackup.State.VERIFIED));
    return revert;
  }

  private PhotoBackup unverified(
      PhotoBackups photos, ChangeKind kind, PhotoBackup reverted, int bytes) throws IOException {
    return photos.keep(
        PORTAL,
        ADA,
        new ChangeOrigin(kind, reverted.number(), reverted.importId()),
        Before.KEPT,
        photo(bytes));
  }

  @Test
  void undosAndRedosPushOutNoChangeAndAreKeptUpToTheSameLimit() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    List<PhotoBackup> changes = new ArrayList<>();
    for (int i = 0; i < PhotoBackups.MAX_CHANGES; i++) {
      changes.add(photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1)));
    }
    PhotoBackup latest = changes.get(changes.size() - 1);
    PhotoBackup redo = latest;
    for (int i = 0; i < PhotoBackups.MAX_CHANGES + 10; i++) {
      PhotoBackup undo = revert(photos, ChangeKind.UNDONE, latest, 1);
      redo = revert(photos, ChangeKind.REDONE, undo, 1);
    }
    PhotoBackup undo = revert(photos, ChangeKind.UNDONE, latest, 1);
    List<PhotoBackup> all = photos.all(PORTAL);
    assertThat(all).containsAll(changes).hasSize(3 * PhotoBackups.MAX_CHANGES + 1);
    assertThat(all).extracting(PhotoBackup::number).contains(undo.number(), redo.number());
    UndoHistory history = new UndoHistory(all);
    assertThat(history.isUndone(latest)).isTrue();
    assertThat(history.isRedoable(undo)).isTrue();
  }

  @Test
  void undosOfAChangeGoWithIt() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    PhotoBackup first =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
    PhotoBackup second =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
    PhotoBackup undo = revert(photos, ChangeKind.UNDONE, second, 1);
    PhotoBackup redo = revert(photos, ChangeKind.REDONE, undo, 1);
    PhotoBackup both = revert(photos, ChangeKind.UNDONE, first, 1);
    for (int i = 1; i < PhotoBackups.MAX_CHANGES; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
    }
    photos.pruneOldest(PORTAL);
    // The undo of the first change undid the second one, too.
    assertThat(new UndoHistory(photos.all(PORTAL)).isUndone(second)).isTrue();
    assertThat(photos.all(PORTAL))
        .extracting(PhotoBackup::number)
        .contains(both.number(), redo.number(), undo.number())
        .doesNotContain(first.number());

    photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
    photos.pruneOldest(PORTAL);
    assertThat(photos.all(PORTAL))
        .hasSize(PhotoBackups.MAX_CHANGES)
        .noneMatch(PhotoBackup::isReverting);
  }

  @Test
  void supersededUndosGoFirstWhenSpaceIsShort() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    int large = (int) (PhotoBackups.MAX_BYTES / 4);
    PhotoBackup first =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(large));
    PhotoBackup second =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(large));
    PhotoBackup undo = revert(photos, ChangeKind.UNDONE, second, large);
    revert(photos, ChangeKind.REDONE, undo, large);
    assertThat(photos.all(PORTAL)).hasSize(4);
    PhotoBackup again = revert(photos, ChangeKind.UNDONE, second, large);
    assertThat(photos.all(PORTAL))
        .extracting(PhotoBackup::number)
        .containsExactly(again.number(), second.number(), first.number());
    PhotoBackup both = revert(photos, ChangeKind.UNDONE, first, 2 * large);
    assertThat(photos.all(PORTAL))
        .extracting(PhotoBackup::number)
        .containsExactly(both.number(), again.number(), second.number());
  }

  private long photoFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".photo")).count();
    }
  }

  @Test
  void samePhotoIsStoredOnceUntilNoChangeNeedsIt() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    ImageBytes same = photo(1000);
    ChangeOrigin set = ChangeOrigin.of(ChangeKind.SET);
    PhotoBackup first = photos.keep(PORTAL, ADA, set, Before.KEPT, same);
    photos.keep(PORTAL, ADA, set, Before.KEPT, photo(1000));
    PhotoBackup third = photos.keep(PORTAL, ADA, set, Before.KEPT, same);
    assertThat(photoFiles()).isEqualTo(2);
    assertThat(third.photo()).isEqualTo(first.number());
    assertThat(photos.all(PORTAL)).contains(first, third);

    photos.remove(PORTAL, first);
    assertThat(photos.photo(PORTAL, third)).isEqualTo(same.bytes());
    PhotoBackup fourth = photos.keep(PORTAL, ADA, set, Before.KEPT, same);
    photos.remove(PORTAL, third);
    assertThat(photos.photo(PORTAL, fourth)).isEqualTo(same.bytes());
    photos.remove(PORTAL, fourth);
    assertThat(photoFiles()).isEqualTo(1);
  }

  @Test
  void sharedPhotoStaysIfTheOldestChangesAreDeleted() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    ImageBytes same = photo(1000);
    ChangeOrigin set = ChangeOrigin.of(ChangeKind.SET);
    photos.keep(PORTAL, ADA, set, Before.KEPT, same);
    PhotoBackup second = photos.keep(PORTAL, ADA, set, Before.KEPT, same);
    for (int i = 1; i < PhotoBackups.MAX_CHANGES; i++) {
      photos.keep(PORTAL, ADA, set, Before.NONE, null);
    }
    photos.pruneOldest(PORTAL);
    assertThat(photos.all(PORTAL)).hasSize(PhotoBackups.MAX_CHANGES).contains(second);
    assertThat(photos.photo(PORTAL, second)).isEqualTo(same.bytes());

    photos.keep(PORTAL, ADA, set, Before.NONE, null);
    photos.pruneOldest(PORTAL);
    assertThat(photoFiles()).isZero();
  }

  @Test
  void sharedPhotoCountsOnceTowardTheLimit() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    ImageBytes large = photo((int) (PhotoBackups.MAX_BYTES / 3));
    for (int i = 0; i < 5; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, large);
    }
    photos.pruneOldest(PORTAL);
    assertThat(photos.all(PORTAL)).hasSize(5);
  }

  @Test
  void photosOfImportsAreNotShared() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    ImageBytes same = photo(1000);
    ChangeOrigin imported = new ChangeOrigin(ChangeKind.SET, 0, "77");
    PhotoBackup first = photos.keep(PORTAL, ADA, imported, Before.KEPT, same);
    PhotoBackup second = photos.keep(PORTAL, ADA, imported, Before.KEPT, same);
    PhotoBackup single =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, same);
    assertThat(photoFiles()).isEqualTo(3);
    photos.remove(PORTAL, first);
    assertThat(photos.photo(PORTAL, second)).isEqualTo(same.bytes());
    assertThat(photos.photo(PORTAL, single)).isEqualTo(same.bytes());
  }

  @Test
  void undosOfTheLastImportAreKeptHoweverMany() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    String id = photos.beginImport(PORTAL, "/photos");
    List<PhotoBackup> imported = new ArrayList<>();
    for (int i = 0; i < 2 * PhotoBackups.MAX_CHANGES; i++) {
      imported.add(imported(photos, id));
    }
    for (int round = 0; round < 2; round++) {
      List<PhotoBackup> undos = new ArrayList<>();
      for (int i = imported.size() - 1; i >= 0; i--) {
        undos.add(revertOfImported(photos, ChangeKind.UNDONE, imported.get(i)));
      }
      photos.endImport(PORTAL, id, true);
      UndoHistory history = new UndoHistory(photos.all(PORTAL));
      assertThat(imported).allMatch(history::isUndone);
      for (int i = undos.size() - 1; i >= 0; i--) {
        revertOfImported(photos, ChangeKind.REDONE, undos.get(i));
      }
      photos.endImport(PORTAL, id, true);
      // Each redo may have replaced a photo that was set elsewhere.
      assertThat(photos.all(PORTAL)).containsAll(imported).hasSize(3 * imported.size());
    }
  }

  @Test
  void failedChangeRemovesNoOlderOne() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    for (int i = 0; i < PhotoBackups.MAX_CHANGES; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
      photos.pruneOldest(PORTAL);
    }
    List<PhotoBackup> before = photos.all(PORTAL);
    photos.remove(
        PORTAL, photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1)));
    assertThat(photos.all(PORTAL)).isEqualTo(before).hasSize(PhotoBackups.MAX_CHANGES);
  }

  @Test
  void parallelChangesDoNotInterfere() throws Exception {
    ExecutorService shells = Executors.newFixedThreadPool(4);
    try {
      List<Future<PhotoBackup>> kept = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int bytes = i + 1;
        kept.add(
            shells.submit(
                () ->
                    new PhotoBackups(folder)
                        .keep(
                            PORTAL,
                            ADA,
                            ChangeOrigin.of(ChangeKind.SET),
                            Before.KEPT,
                            photo(bytes))));
      }
      PhotoBackups photos = new PhotoBackups(folder);
      List<Integer> numbers = new ArrayList<>();
      for (Future<PhotoBackup> future : kept) {
        numbers.add(future.get().number());
        assertThat(photos.photo(PORTAL, future.get())).hasSize((int) future.get().bytes());
      }
      assertThat(numbers).doesNotHaveDuplicates().hasSize(20);
    } finally {
      shells.shutdown();
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipesAndDevicesAreNamed() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    PhotoBackups photos = new PhotoBackups(folder);
    PhotoBackup kept =
        photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(10));
    Path file = photos.fileOf(PORTAL, kept);
    Path facts = file.resolveSibling("000004.properties");
    Path link = file.resolveSibling("000003.properties");
    assumeTrue(new ProcessBuilder("mkfifo", facts.toString()).start().waitFor() == 0);
    assertThatThrownBy(() -> photos.all(PORTAL)).hasMessageContaining("000004.properties");
    Files.delete(facts);
    Files.createSymbolicLink(link, Path.of("/dev/zero"));
    assertThatThrownBy(() -> photos.all(PORTAL)).hasMessageContaining("000003.properties");
    Files.delete(link);
    assertThat(photos.all(PORTAL)).containsExactly(kept);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThatThrownBy(() -> photos.photo(PORTAL, kept)).hasMessageContaining("pipe or a device");
  }

  private PhotoBackup imported(PhotoBackups photos, String importId) throws IOException {
    ChangeOrigin origin = new ChangeOrigin(ChangeKind.SET, 0, importId);
    return photos.keep(PORTAL, ADA, origin, Before.KEPT, photo(1));
  }

  @Test
  void lastImportIsKeptWholeForThirtyDays() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    String first = photos.beginImport(PORTAL, "/photos");
    assertThat(photos.beginImport(PORTAL, "/photos")).isEqualTo(first);
    PhotoBackup old = imported(photos, first);
    for (int i = 0; i < PhotoBackups.MAX_CHANGES + 5; i++) {
      imported(photos, first);
    }
    for (int i = 0; i < PhotoBackups.MAX_CHANGES + 5; i++) {
      photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(1));
    }
    photos.endImport(PORTAL, first, true);
    assertThat(photos.all(PORTAL)).hasSize(2 * PhotoBackups.MAX_CHANGES + 6);

    PhotoBackup expired =
        new PhotoBackup(
            old.number(),
            old.when().minus(PhotoBackups.IMPORT_KEPT).minusSeconds(1),
            old.kind(),
            old.before(),
            old.personId(),
            old.userName(),
            old.displayName(),
            old.format(),
            old.bytes(),
            0,
            old.state(),
            first,
            old.photo());
    assertThat(photos.replace(PORTAL, expired)).isTrue();
    photos.pruneOldest(PORTAL);
    assertThat(photos.all(PORTAL)).hasSize(2 * PhotoBackups.MAX_CHANGES + 5);

    String second = photos.beginImport(PORTAL, "/photos");
    assertThat(second).isNotEqualTo(first);
    imported(photos, second);
    photos.endImport(PORTAL, second, false);
    assertThat(photos.all(PORTAL)).hasSize(PhotoBackups.MAX_CHANGES + 1);
    assertThat(photos.beginImport(PORTAL, "/photos")).isEqualTo(second);
    assertThat(photos.beginImport(PORTAL, "/others")).isNotEqualTo(second);
    assertThat(photos.freeBytes()).isPositive();
  }

  @Test
  void entriesOfOlderVersionsAreRead() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    PhotoBackup kept = photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.NONE, null);
    Path place = Objects.requireNonNull(photos.fileOf(PORTAL, kept).getParent());
    Files.writeString(
        place.resolve("000002.properties"),
        """
        #Sat Nov 28 13:00:00 UTC 2026
        what=undone
        before=none
        when=2026-11-28T13\\:00\\:00Z
        person=1
        name=Ada
        bytes=0
        """);
    List<PhotoBackup> all = photos.all(PORTAL);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).isReverting()).isFalse();
    // Such an undo does not tell what it undid, so it is undone as a change of its own.
    assertThat(new UndoHistory(all).toUndo(null)).contains(all.get(0));
    assertThat(new UndoHistory(all).toRedo(null)).isEmpty();
  }

  @Test
  void stateOfAChangeSurvivesARestart() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    PhotoBackup set = photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.NONE, null);
    PhotoBackup undo =
        photos.keep(
            PORTAL, ADA, new ChangeOrigin(ChangeKind.UNDONE, 1, "i1"), Before.KEPT, photo(3));
    // As after a crash while they were sent.
    assertThat(photos.all(PORTAL)).noneMatch(PhotoBackup::isVerified);
    assertThat(new UndoHistory(photos.all(PORTAL)).isUndone(set)).isFalse();
    assertThat(photos.replace(PORTAL, undo.in(PhotoBackup.State.VERIFIED))).isTrue();

    List<PhotoBackup> again = new PhotoBackups(folder).all(PORTAL);
    assertThat(again).containsExactly(undo.in(PhotoBackup.State.VERIFIED), set);
    assertThat(new UndoHistory(again).isUndone(set)).isTrue();
    photos.remove(PORTAL, undo);
    assertThat(photos.replace(PORTAL, undo)).isFalse();
    assertThat(photos.all(PORTAL)).containsExactly(set);
  }

  @Test
  void foreignFilesAreLeftAlone() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    PhotoBackup kept = photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.NONE, null);
    Path place = Objects.requireNonNull(photos.fileOf(PORTAL, kept).getParent());
    Files.writeString(place.resolve("notes.properties"), "when=yesterday");
    Path broken = Files.writeString(place.resolve("000007.properties"), "what=broken");
    assertThat(photos.all(PORTAL)).containsExactly(kept);
    assertThat(
            photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.NONE, null).number())
        .isEqualTo(8);
    assertThat(broken).hasContent("what=broken");
  }

  @Test
  void photosOfAPortalThatNoLongerExistsAreDeleted() throws IOException {
    PhotoBackups photos = new PhotoBackups(folder);
    photos.keep(PORTAL, ADA, ChangeOrigin.of(ChangeKind.SET), Before.KEPT, photo(10));
    PhotoBackup other = photos.keep(OTHER, ADA, ChangeOrigin.of(ChangeKind.SET), Before.NONE, null);
    photos.delete(PORTAL);
    assertThat(photos.of(PORTAL)).doesNotExist();
    assertThat(photos.all(OTHER)).containsExactly(other);
    photos.delete(PORTAL);
  }

  @Test
  void onlyOneShellHasThePhotoOfAPerson() {
    PhotoBackups photos = new PhotoBackups(folder);
    try (KeyedLock lock = Objects.requireNonNull(photos.tryLock(PORTAL, ADA))) {
      assertThat(photos.tryLock(PORTAL, ADA)).isNull();
      try (KeyedLock other = Objects.requireNonNull(photos.tryLock(OTHER, ADA))) {
        assertThat(other).isNotSameAs(lock);
      }
    }
    try (KeyedLock again = photos.tryLock(PORTAL, ADA)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void freeSpaceIsThatOfTheFirstFolderThatExists() throws IOException {
    List<Path> asked = new ArrayList<>();
    PhotoBackups photos =
        new PhotoBackups(
            folder.resolve("not/yet"),
            existing -> {
              asked.add(existing);
              return 42;
            });
    assertThat(photos.freeBytes()).isEqualTo(42);
    assertThat(asked).containsExactly(folder);
  }
}
