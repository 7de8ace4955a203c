package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.MockServers;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PendingChange.UndoAvailability;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.Obstacle;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoOutcome.Tried;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests undo on the practice portal and on faulty portals. */
class UndoTest {
  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path folder;

  /** Omar, an admin, on the practice portal. */
  private final class AdminSession implements AutoCloseable {
    final PracticePortal practice;
    final CurrentSession sessions = new CurrentSession();
    final PhotoBackups replaced = new PhotoBackups(folder.resolve("replaced"));
    final List<PendingChange> asked = new ArrayList<>();

    AdminSession(ServerVersion version) throws IOException {
      practice = PracticePortal.start(new PracticeSettings(0, version, 24));
      Portal portal = AdminUser.portal(practice, SampleResponses.address(practice.address()));
      sessions.open(AdminUser.session(portal, portal.api().build().orThrow().docSpace()));
    }

    PhotoOutcome set(String person, byte[] image) throws IOException {
      Path file = Files.write(folder.resolve("image.png"), image);
      return set(person, file.toString());
    }

    PhotoOutcome set(String person, String image) {
      return new SetPhoto(new People(), replaced, Clock.systemUTC())
          .set(session(), person, image, false, false, asked::add);
    }

    PhotoOutcome clear(String person) {
      return new ClearPhoto(new People(), replaced).clear(session(), person, asked::add);
    }

    Tried undo() throws IOException {
      return (Tried) undoPhoto().undo(session(), null, asked::add);
    }

    Tried redo() throws IOException {
      return (Tried) undoPhoto().redo(session(), null, asked::add);
    }

    Session session() {
      return sessions.require();
    }

    UndoPhoto undoPhoto() {
      return new UndoPhoto(new People(), replaced);
    }

    byte[] picture(String person) {
      return practice.picture(person).orElseThrow();
    }

    @Override
    public void close() {
      sessions.close();
      practice.close();
    }
  }

  private static final Confirmation ALWAYS = Confirmation.always();

  @Test
  void photoIsRestoredByteForByteAndUndoCanBeRedone() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_7)) {
      omar.clear("@self");
      byte[] first = TestImages.png(30, 20);
      byte[] second = TestImages.png(50, 40);
      assertThat(omar.set("@self", first)).isInstanceOf(Changed.class);
      SetPhoto photos = new SetPhoto(new People(), omar.replaced, Clock.systemUTC());
      Path file = Files.write(folder.resolve("second.png"), second);
      assertThat(photos.set(omar.session(), "@self", file.toString(), false, false, ALWAYS))
          .isInstanceOf(Changed.class);
      assertThat(omar.picture("omar")).isEqualTo(second);

      assertThat(omar.undo().similarity()).isEqualTo(Similarity.SAME_BYTES);
      assertThat(omar.picture("omar")).isEqualTo(first);

      assertThat(omar.redo().similarity()).isEqualTo(Similarity.SAME_BYTES);
      assertThat(omar.picture("omar")).isEqualTo(second);
    }
  }

  @Test
  void undoWalksBackAndRedoForward() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.clear("sean");
      byte[] first = TestImages.png(30, 20);
      byte[] second = TestImages.png(50, 40);
      omar.set("sean", first);
      omar.set("sean", second);
      omar.set("grace", first);
      byte[] grace = omar.picture("grace");

      omar.undo();
      omar.undo();
      assertThat(omar.picture("sean")).isEqualTo(first);
      omar.undo();
      assertThat(omar.practice.picture("sean")).isEmpty();
      assertThat(omar.undoPhoto().undo(omar.session(), null, ALWAYS))
          .isEqualTo(new NothingToUndo(null, 1, true));

      omar.redo();
      assertThat(omar.picture("sean")).isEqualTo(first);
      omar.redo();
      assertThat(omar.picture("sean")).isEqualTo(second);
      assertThat(omar.redo().number()).isEqualTo(3);
      assertThat(omar.picture("grace")).isEqualTo(grace);
      assertThat(omar.undoPhoto().redo(omar.session(), null, ALWAYS))
          .isEqualTo(new UndoOutcome.NothingToRedo(null));
    }
  }

  @Test
  void asManyChangesAsAreKeptCanBeUndoneAndRedoneAgainAndAgain() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      int changes = PhotoBackups.MAX_CHANGES;
      for (int width = 1; width <= changes; width++) {
        omar.set("sean", TestImages.png(width, 2));
      }
      for (int round = 0; round < 2; round++) {
        for (int width = changes - 1; width > 0; width--) {
          assertThat(omar.undo().number()).isEqualTo(width + 1);
          assertThat(omar.picture("sean")).isEqualTo(TestImages.png(width, 2));
        }
        omar.undo();
        assertThat(omar.practice.picture("sean")).isEmpty();
        for (int width = 1; width <= changes; width++) {
          assertThat(omar.redo().number()).isEqualTo(width);
          assertThat(omar.picture("sean")).isEqualTo(TestImages.png(width, 2));
        }
      }
    }
  }

  @Test
  void newChangeDropsWhatCouldBeRedoneForThatPersonOnly() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("uma", TestImages.png(30, 20));
      omar.undo();
      omar.undo();
      byte[] other = TestImages.png(60, 20);
      omar.set("sean", other);

      assertThat(omar.undoPhoto().redo(omar.session(), "sean", ALWAYS))
          .isInstanceOf(UndoOutcome.NothingToRedo.class);
      assertThat(omar.redo().change().userName()).isEqualTo("uma");
      assertThat(omar.picture("sean")).isEqualTo(other);
    }
  }

  @Test
  void changeOfOnePersonIsUndone() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("uma", TestImages.png(30, 20));

      assertThat(omar.undoPhoto().undoOf(omar.session(), "sean", ALWAYS)).isInstanceOf(Tried.class);
      assertThat(omar.practice.picture("sean")).isEmpty();
      assertThat(omar.practice.picture("uma")).isPresent();
      assertThat(omar.undoPhoto().undoOf(omar.session(), "sean", ALWAYS))
          .isInstanceOfSatisfying(
              NothingToUndo.class, none -> assertThat(none.allUndoneSince()).isEqualTo(1));
      assertThat(omar.undoPhoto().undoOf(omar.session(), "nobody", ALWAYS))
          .isInstanceOf(UndoOutcome.NoOnePerson.class);
    }
  }

  @Test
  void interruptedUndoIsCompletedByTheNext() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.clear("sean");
      byte[] first = TestImages.png(30, 20);
      byte[] second = TestImages.png(50, 40);
      omar.set("sean", first);
      omar.set("sean", second);
      omar.undo();
      // As if it was killed between sending and verifying.
      ServerAddress portal = omar.session().address();
      PhotoBackup undo = omar.replaced.all(portal).get(0);
      omar.replaced.replace(portal, undo.in(PhotoBackup.State.RECORDED));

      Tried again = omar.undo();
      assertThat(again.outcome()).isInstanceOf(AlreadyThere.class);
      assertThat(again.number()).isEqualTo(2);
      assertThat(omar.redo().number()).isEqualTo(2);
      assertThat(omar.picture("sean")).isEqualTo(second);
    }
  }

  @Test
  void clearedPhotoIsRestored() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_7)) {
      omar.clear("@self");
      byte[] photo = TestImages.jpeg(64, 64);
      assertThat(omar.set("@self", photo)).isInstanceOf(Changed.class);
      assertThat(omar.clear("@self")).isInstanceOf(Changed.class);
      assertThat(omar.practice.picture("omar")).isEmpty();

      assertThat(omar.undo().similarity()).isEqualTo(Similarity.SAME_BYTES);
      assertThat(omar.picture("omar")).isEqualTo(photo);
      assertThat(omar.asked)
          .allMatch(change -> change.undoAvailability() == UndoAvailability.AVAILABLE);
    }
  }

  @Test
  void undoRemovesANewPhoto() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      assertThat(omar.set("sean", TestImages.png(30, 20))).isInstanceOf(Changed.class);
      assertThat(omar.practice.picture("sean")).isPresent();

      Tried tried = omar.undo();
      assertThat(tried.outcome()).isInstanceOf(Changed.class);
      assertThat(tried.similarity()).isEqualTo(Similarity.NO_PHOTO);
      assertThat(omar.practice.picture("sean")).isEmpty();
    }
  }

  @Test
  void refusedChangeLeavesNothingToUndo() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_7)) {
      assertThat(omar.set("sean", TestImages.png(30, 20))).isInstanceOf(PhotoOutcome.Refused.class);
      assertThat(omar.replaced.all(omar.session().address())).isEmpty();
    }
  }

  @Test
  void unsupportedFormatIsRestoredAsPng() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_7)) {
      omar.clear("@self");
      assertThat(omar.set("@self", "https://photos.example/wave.gif")).isInstanceOf(Changed.class);
      omar.clear("@self");

      Tried tried = omar.undo();
      assertThat(tried.converted()).isTrue();
      assertThat(tried.similarity()).isEqualTo(Similarity.SAME_PIXELS);
      assertThat(ImageInspector.format(omar.picture("omar"))).isEqualTo("PNG");
    }
  }

  @Test
  void sameImageIsNotSentTwice() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_7)) {
      omar.clear("@self");
      byte[] photo = TestImages.png(30, 20);
      assertThat(omar.set("@self", photo)).isInstanceOf(Changed.class);
      int noted = omar.replaced.all(omar.session().address()).size();
      assertThat(omar.set("@self", photo)).isInstanceOf(AlreadyThere.class);
      Changed changed = (Changed) setAlways(omar, "https://photos.example/ada.png");
      assertThat(setAlways(omar, resolved(omar, changed))).isInstanceOf(AlreadyThere.class);
      assertThat(setAlways(omar, "https://photos.example/ada.png"))
          .isInstanceOf(AlreadyThere.class);
      assertThat(omar.replaced.all(omar.session().address())).hasSize(noted + 1);
    }
  }

  private static PhotoOutcome setAlways(AdminSession omar, String image) {
    return new SetPhoto(new People(), omar.replaced, Clock.systemUTC())
        .set(omar.session(), "@self", image, false, false, ALWAYS);
  }

  private static String resolved(AdminSession omar, Changed changed) {
    return String.valueOf(omar.session().address().resolve(changed.after().urls().original()));
  }

  private static MockResponse picture(byte[] bytes) {
    return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
  }

  private ScriptedPortal scripted() {
    return new ScriptedPortal(server, folder.resolve("scripted"))
        .connect("3.7.2", SampleResponses.PATIENT)
        .withPhoto();
  }

  @Test
  void changeIsUndoneByItsNumber() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("uma", TestImages.png(30, 20));

      Tried tried = (Tried) omar.undoPhoto().undo(omar.session(), 1, ALWAYS);
      assertThat(tried.change().userName()).isEqualTo("sean");
      assertThat(omar.practice.picture("sean")).isEmpty();
      assertThat(omar.practice.picture("uma")).isPresent();
      assertThat(omar.undoPhoto().undo(omar.session(), 99, ALWAYS))
          .isEqualTo(new UndoOutcome.NoSuchChange(99));
    }
  }

  @Test
  void changeThatSomeoneElseTookBackIsUndoneWithoutAChange() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      elsewhere().clear(omar.session(), "sean", ALWAYS);

      Tried tried = omar.undo();
      assertThat(tried.outcome()).isInstanceOf(PhotoOutcome.NothingToClear.class);
      assertThat(tried.similarity()).isEqualTo(Similarity.NO_PHOTO);
      assertThat(omar.undoPhoto().undo(omar.session(), null, ALWAYS))
          .isEqualTo(new NothingToUndo(null, 1, false));
    }
  }

  @Test
  void undoThatSomeoneElseTookBackIsRedoneWithoutAChange() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.undo();
      elsewhere().set(omar.session(), "sean", image().toString(), ALWAYS);

      assertThat(omar.redo().outcome()).isInstanceOf(AlreadyThere.class);
      assertThat(omar.undoPhoto().redo(omar.session(), null, ALWAYS))
          .isEqualTo(new UndoOutcome.NothingToRedo(null));
    }
  }

  @Test
  void redoneChangeThatSomeoneElseTookBackIsUndoneOnlyOnce() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("uma", TestImages.png(30, 20));
      omar.set("sean", TestImages.png(30, 20));
      omar.undo();
      omar.redo();
      elsewhere().clear(omar.session(), "sean", ALWAYS);

      assertThat(omar.undo().outcome()).isInstanceOf(PhotoOutcome.NothingToClear.class);
      assertThat(omar.undo().change().userName()).isEqualTo("uma");
    }
  }

  private Path image() {
    return folder.resolve("image.png");
  }

  /** Changes photos as another computer does, which records nothing here. */
  private Elsewhere elsewhere() {
    return new Elsewhere(new PhotoBackups(folder.resolve("elsewhere")));
  }

  private record Elsewhere(PhotoBackups replaced) {
    void clear(Session session, String person, Confirmation confirmation) {
      new ClearPhoto(new People(), replaced).clear(session, person, confirmation);
    }

    void set(Session session, String person, String image, Confirmation confirmation) {
      new SetPhoto(new People(), replaced, Clock.systemUTC())
          .set(session, person, image, false, false, confirmation);
    }
  }

  @Test
  void keptPhotoThatIsGoneIsReportedAndNothingIsChanged() throws IOException {
    ScriptedPortal portal = cleared(TestImages.png(30, 20));
    Files.delete(portal.keptFile());
    assertThat(obstacle(portal)).isInstanceOf(UndoOutcome.Unreadable.class);
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void keptPhotoThatIsNoLongerWholeIsNotSent() throws IOException {
    byte[] photo = TestImages.png(30, 20);
    ScriptedPortal portal = cleared(photo);
    Files.write(portal.keptFile(), Arrays.copyOf(photo, photo.length - 1));
    assertThat(obstacle(portal)).isInstanceOf(UndoOutcome.Unreadable.class);
    assertThat(portal.changes()).isEqualTo(1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Obstacle obstacle(ScriptedPortal portal) throws IOException {
    return ((NotUndoable) portal.undo(ALWAYS)).obstacle();
  }

  @Test
  void keptFileThatIsNoImageIsNotSent() throws IOException {
    ScriptedPortal portal = cleared(latin("no image"));
    Path kept = portal.keptFile();
    assertThat(obstacle(portal))
        .isInstanceOfSatisfying(
            UndoOutcome.UnsupportedFile.class,
            unsupported -> {
              assertThat(unsupported.reason()).isEqualTo("not an image");
              assertThat(unsupported.file()).isEqualTo(kept.toString());
            });
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void keptImageInABrokenUnsupportedFormatIsNamed() throws IOException {
    ScriptedPortal portal = cleared(latin("GIF89a and nothing else"));
    assertThat(obstacle(portal))
        .isInstanceOfSatisfying(
            UndoOutcome.UnsupportedFile.class,
            unsupported -> assertThat(unsupported.reason()).isEqualTo("a GIF"));
  }

  @Test
  void keptPhotoIsSentUpToTheLimitOfThePortal() throws IOException {
    int limit = (int) ScriptedPortal.UPLOAD_LIMIT;
    ScriptedPortal portal = cleared(Arrays.copyOf(TestImages.png(30, 20), limit + 1));
    assertThat(obstacle(portal))
        .isInstanceOfSatisfying(
            UndoOutcome.UnsupportedFile.class,
            unsupported ->
                assertThat(unsupported.reason())
                    .isEqualTo("5,242,881 bytes; the limit is 5,242,880"));
    assertThat(portal.changes()).isEqualTo(1);

    ScriptedPortal another = cleared(Arrays.copyOf(TestImages.png(30, 20), limit));
    assertThat(another.undo(ALWAYS)).isInstanceOf(Tried.class);
    assertThat(another.changes()).isEqualTo(2);
  }

  @Test
  void restoredPhotoHasTheNameOfItsFormat() throws Exception {
    ScriptedPortal portal = cleared(TestImages.jpeg(64, 64));
    portal.undo(ALWAYS);
    assertThat(portal.lastChange())
        .contains("filename=\"photo.jpg\"")
        .contains("Content-Type: image/jpeg");
  }

  /** A portal on which Ada's photo was just removed, with this copy of it. */
  private ScriptedPortal cleared(byte[] photo) {
    ScriptedPortal portal = scripted().respondToPictures(() -> picture(photo));
    assertThat(portal.clear("ada", ALWAYS)).isInstanceOf(Changed.class);
    return portal;
  }

  @Test
  void convertedPhotoIsReported() throws IOException {
    ScriptedPortal portal = scripted();
    portal.respondToPictures(() -> picture(TestImages.png(2000, 1000)));
    assertThat(portal.clear("ada", ALWAYS)).isInstanceOf(Changed.class);
    portal.respondToPictures(() -> picture(TestImages.png(1280, 640)));

    Tried tried = (Tried) portal.undo(ALWAYS);
    assertThat(tried.outcome()).isInstanceOf(Changed.class);
    assertThat(tried.similarity()).isEqualTo(Similarity.OTHER_PIXELS);
  }

  @Test
  void photoThatCannotBeDownloadedCannotBeRestored() throws IOException {
    ScriptedPortal portal = scripted();
    List<PendingChange> asked = new ArrayList<>();
    assertThat(portal.clear("ada", change -> !asked.add(change)))
        .isInstanceOf(PhotoOutcome.Declined.class);
    assertThat(asked)
        .extracting(PendingChange::undoAvailability)
        .containsExactly(UndoAvailability.NOT_HANDED_OUT);
    assertThat(portal.changes()).isZero();
    assertThat(portal.undo(ALWAYS)).isInstanceOf(NothingToUndo.class);

    assertThat(portal.clear("ada", ALWAYS)).isInstanceOf(Changed.class);
    assertThat(portal.undo(ALWAYS))
        .isInstanceOfSatisfying(NotUndoable.class, lost -> assertThat(lost.earlier()).isNull());
    assertThat(portal.changes()).isEqualTo(1);
  }

  @Test
  void changeBeforeOneThatCannotBeUndoneIsProposed() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("uma", TestImages.png(30, 20));
      omar.set("sean", TestImages.png(50, 40));
      ServerAddress portal = omar.session().address();
      PhotoBackup latest = omar.replaced.all(portal).get(0);
      omar.replaced.remove(portal, latest);
      omar.replaced.keep(
          portal,
          SamplePeople.person(latest.personId(), "sean", "Sean"),
          ChangeOrigin.of(ChangeKind.SET),
          Before.LOST,
          null);

      assertThat(omar.undoPhoto().undo(omar.session(), null, ALWAYS))
          .isInstanceOfSatisfying(
              NotUndoable.class, lost -> assertThat(earlier(lost)).isEqualTo(2));
      assertThat(omar.undoPhoto().undoOf(omar.session(), "sean", ALWAYS))
          .isInstanceOfSatisfying(
              NotUndoable.class, lost -> assertThat(earlier(lost)).isEqualTo(1));
      assertThat(omar.undoPhoto().undo(omar.session(), 3, ALWAYS))
          .isInstanceOfSatisfying(
              NotUndoable.class, lost -> assertThat(earlier(lost)).isEqualTo(1));
      omar.undoPhoto().undo(omar.session(), 1, ALWAYS);
      assertThat(omar.practice.picture("sean")).isEmpty();
      assertThat(omar.undo().number()).isEqualTo(2);
    }
  }

  private static int earlier(NotUndoable lost) {
    return Objects.requireNonNull(lost.earlier()).number();
  }

  @Test
  void changeBeforeOneWhosePhotoIsGoneIsProposedIfItsOwnIsThere() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("sean", TestImages.png(50, 40));
      omar.set("uma", TestImages.png(31, 20));
      omar.set("sean", TestImages.png(32, 20));
      omar.set("uma", TestImages.png(50, 41));
      deleteKept(omar, 5);
      deleteKept(omar, 4);

      assertThat(earlier((NotUndoable) omar.undoPhoto().undo(omar.session(), null, ALWAYS)))
          .isEqualTo(3);
      deleteKept(omar, 2);
      assertThat(earlier((NotUndoable) omar.undoPhoto().undoOf(omar.session(), "sean", ALWAYS)))
          .isEqualTo(1);
    }
  }

  private static void deleteKept(AdminSession omar, int number) throws IOException {
    ServerAddress portal = omar.session().address();
    for (PhotoBackup change : omar.replaced.all(portal)) {
      if (change.number() == number) {
        Files.delete(omar.replaced.fileOf(portal, change));
      }
    }
  }

  @Test
  void changeOfAnotherPersonIsProposedIfOneIsGone() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      ServerAddress portal = omar.session().address();
      for (int i = 0; i < 2; i++) {
        omar.replaced.keep(
            portal,
            SamplePeople.person("66faa6e4-f133-11ea-b126-00ffeec8bbbb", "eve", "Eve"),
            ChangeOrigin.of(ChangeKind.SET),
            Before.NONE,
            null);
      }
      for (Integer number : Arrays.asList(null, 3, 2)) {
        assertThat(omar.undoPhoto().undo(omar.session(), number, ALWAYS))
            .isInstanceOfSatisfying(
                NotUndoable.class,
                gone -> {
                  assertThat(gone.obstacle()).isInstanceOf(UndoOutcome.PersonGone.class);
                  assertThat(earlier(gone)).isEqualTo(1);
                });
      }
    }
  }

  @Test
  void redoOfAPhotoThatIsGoneIsNotCalledAnUndo() throws IOException {
    try (AdminSession omar = new AdminSession(ServerVersion.V3_5)) {
      omar.set("sean", TestImages.png(30, 20));
      omar.set("uma", TestImages.png(30, 20));
      omar.undo();
      deleteKept(omar, 3);

      assertThat(omar.undoPhoto().redo(omar.session(), null, ALWAYS))
          .isInstanceOfSatisfying(
              NotUndoable.class,
              stuck -> {
                assertThat(stuck.redone()).isEqualTo(2);
                assertThat(stuck.earlier()).isNull();
              });
    }
  }

  @Test
  void photoLostByThePortalIsKept() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    ScriptedPortal portal =
        scripted()
            .respondToPictures(() -> picture(TestImages.png(3, 2)))
            .respondToReads(
                () ->
                    looks.getAndIncrement() == 0
                        ? SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 1))
                        : SampleResponses.ok(SampleResponses.noPhoto(2)));
    assertThat(portal.set("ada", "https://photos.example/ada.png", ALWAYS))
        .isInstanceOf(PhotoOutcome.NotChanged.class);
    assertThat(portal.kept())
        .singleElement()
        .satisfies(photoBackup -> assertThat(photoBackup.bytes()).isPositive());
  }

  @Test
  void photoThatStillShowsAfterAnAcceptedChangeIsKept() throws IOException {
    ScriptedPortal portal =
        scripted()
            .respondToPictures(() -> picture(TestImages.png(3, 2)))
            .respondToReads(
                () -> SampleResponses.ok(SampleResponses.photo(SampleResponses.ADA, 1)));
    assertThat(portal.set("ada", "https://photos.example/ada.png", ALWAYS))
        .isInstanceOf(PhotoOutcome.NotChanged.class);
    assertThat(portal.kept())
        .singleElement()
        .satisfies(change -> assertThat(change.isVerified()).isFalse());
  }

  @Test
  void verifiedChangeIsRecordedAsVerified() throws IOException {
    ScriptedPortal portal = cleared(TestImages.png(3, 2));
    assertThat(portal.kept())
        .singleElement()
        .satisfies(change -> assertThat(change.isVerified()).isTrue());
  }

  @Test
  void photoThatCannotBeKeptIsAskedAbout() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
    List<PendingChange> asked = new ArrayList<>();
    ScriptedPortal portal =
        new ScriptedPortal(server, occupied)
            .connect("3.7.2", SampleResponses.PATIENT)
            .withPhoto()
            .respondToPictures(() -> picture(TestImages.png(3, 2)));
    assertThat(portal.clear("ada", change -> !asked.add(change)))
        .isInstanceOf(PhotoOutcome.Declined.class);
    assertThat(asked)
        .extracting(PendingChange::undoAvailability)
        .containsExactly(UndoAvailability.NOT_KEPT);
    assertThat(portal.changes()).isZero();
    assertThat(occupied).hasContent("a file, not a folder");
  }
}
