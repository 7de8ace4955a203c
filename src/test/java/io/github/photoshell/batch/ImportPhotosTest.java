package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.PracticeKeys;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.ImportOutcome.Declined;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.NothingToSet;
import io.github.photoshell.batch.ImportOutcome.OnlyPlanned;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportPhotos.Agreement;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.image.TestImages;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.AdminUser;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.UndoOutcome;
import io.github.photoshell.photo.UndoOutcome.Similarity;
import io.github.photoshell.photo.UndoPhoto;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import io.github.photoshell.terminal.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests imports to the practice portal through a relay that counts and sometimes replaces
 * responses.
 */
class ImportPhotosTest {
  private static final ImportOptions USUAL =
      new ImportOptions(0, false, false, false, false, false, false, null);

  @StartStop final MockWebServer relay = MockServers.create();
  @TempDir Path home;
  private final CurrentSession sessions = new CurrentSession();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final Map<String, Integer> changes = new ConcurrentHashMap<>();
  private final Phaser running = new Phaser(1);
  private final List<Plan> asked = new ArrayList<>();
  private final Set<Integer> totals = ConcurrentHashMap.newKeySet();
  private PracticePortal practice;
  private PhotoBackups replaced;
  private Path folder;
  private Interceptor interceptor = (request, number) -> null;

  /** The response to downloads of photos; null to pass them on. */
  private volatile @Nullable MockResponse pictureFault;

  /** Replaces the response to a change. */
  private interface Interceptor {
    /**
     * @param number 1 for the first change
     * @return the response to send instead; null to pass the request on
     */
    @Nullable MockResponse answer(RecordedRequest request, int number);
  }

  @BeforeEach
  void begin() throws IOException {
    practice = PracticePortal.start(PracticeSettings.defaults());
    replaced = new PhotoBackups(home.resolve("replaced"));
    folder = Files.createDirectories(home.resolve("pictures"));
  }

  private void start(ServerVersion version, int people) throws IOException {
    start(version, people, version.version());
  }

  private void start(ServerVersion version, int people, @Nullable String said) throws IOException {
    practice.close();
    practice = PracticePortal.start(new PracticeSettings(0, version, people));
    AtomicInteger number = new AtomicInteger();
    relay.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            synchronized (requests) {
              requests.add(request);
            }
            if (request.getMethod().equals("GET")) {
              MockResponse fault = pictureFault;
              return fault != null && request.getTarget().startsWith("/storage/")
                  ? fault
                  : passed(request);
            }
            MockResponse instead = interceptor.answer(request, number.incrementAndGet());
            return instead == null ? passed(request) : instead;
          }
        });
    connect(said);
  }

  private MockResponse passed(RecordedRequest request) {
    if (request.getMethod().equals("GET")) {
      return Relay.forward(practice.address(), request);
    }
    changes.merge(request.getUrl().pathSegments().get(3), 1, Integer::sum);
    running.register();
    try {
      return Relay.forward(practice.address(), request);
    } finally {
      running.arriveAndDeregister();
    }
  }

  /** Connects as Omar, an admin. */
  private void connect(@Nullable String version) {
    sessions.open(
        AdminUser.session(AdminUser.portal(practice, SampleResponses.address(relay)), version));
    requests.clear();
  }

  @AfterEach
  void stop() {
    practice.close();
  }

  private ImportOutcome outcome(Path path, ImportOptions importOptions, Agreement agreement) {
    return new ImportPhotos(new People(), replaced)
        .importFrom(
            sessions.require(),
            path,
            importOptions,
            plan -> {
              asked.add(plan);
              return agreement.given(plan);
            },
            (done, total) -> totals.add(total));
  }

  private Imported importFrom(Path path) {
    return (Imported) outcome(path, USUAL, plan -> true);
  }

  private byte[] image(String name, int width) throws IOException {
    byte[] image = TestImages.png(width, 30);
    Files.write(folder.resolve(name), image);
    return image;
  }

  /** Returns one image for each of the first people whose photo an admin may upload. */
  private Map<String, byte[]> images(int people) throws IOException {
    Map<String, byte[]> images = new ConcurrentHashMap<>();
    for (PracticePerson person : practice.people()) {
      boolean another = Set.of("ana", "nils", "omar").contains(person.userName());
      if (!another && images.size() < people && person.userName().matches("[a-z.0-9]+")) {
        images.put(person.userName(), image(person.userName() + ".png", 20 + images.size()));
      }
    }
    assertThat(images).hasSize(people);
    return images;
  }

  private static long count(Imported imported, Result result) {
    return imported.rows().stream().filter(row -> row.result() == result).count();
  }

  private static BatchRow row(List<BatchRow> rows, String named) {
    return rows.stream().filter(row -> row.named().equals(named)).findFirst().orElseThrow();
  }

  private long sent() {
    return requests.stream().filter(request -> !request.getMethod().equals("GET")).count();
  }

  private void assertStored(Map<String, byte[]> images) {
    images.forEach(
        (person, image) ->
            assertThat(practice.picture(person).orElseThrow()).as(person).isEqualTo(image));
  }

  private List<NamedCsvRecord> report() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("photos-import.csv"))) {
      return csv.stream().toList();
    }
  }

  @Test
  void adminOf35SetsPhotosByUserNameEmailAndId() throws IOException {
    start(ServerVersion.V3_5, 24);
    byte[] sean = image("SEAN.png", 31);
    byte[] uma = image("uma.iyer@example.com.png", 32);
    byte[] eve = image(practice.findPerson("eve").orElseThrow().id() + ".png", 33);

    Imported imported = importFrom(folder);

    assertThat(count(imported, Result.CHANGED)).isEqualTo(3);
    assertStored(Map.of("sean", sean, "uma", uma, "eve", eve));
    assertThat(asked).hasSize(1);
    assertThat(report()).allMatch(row -> row.getField("outcome").equals("changed"));
    assertThat(replaced.all(sessions.require().address())).hasSize(3);
  }

  @Test
  void since36OnlyYourOwnPhotoIsSent() throws IOException {
    start(ServerVersion.V3_7, 24);
    byte[] omar = image("omar.png", 31);
    image("sean.png", 32);
    image("nobody.at.all.png", 33);

    Imported imported = importFrom(folder);

    assertThat(asked.get(0).toSet()).isEqualTo(1);
    assertThat(row(asked.get(0).rows(), "sean.png").result()).isEqualTo(Result.FORBIDDEN);
    assertThat(row(asked.get(0).rows(), "sean.png").reason()).contains("since DocSpace 3.6");
    assertThat(count(imported, Result.CHANGED)).isEqualTo(1);
    assertThat(count(imported, Result.FORBIDDEN)).isEqualTo(2);
    assertStored(Map.of("omar", omar));
    assertThat(sent()).isEqualTo(1);
    assertThat(requests).noneMatch(request -> request.getTarget().contains("filter"));
    assertThat(asked.get(0).hasOwnKeys()).isFalse();
    requests.clear();
    assertThat(outcome(folder, USUAL, plan -> true)).isInstanceOf(Imported.class);
    assertThat(requests).as("the photo is known to be this image").hasSize(1);
  }

  @Test
  void importWithoutAllowedChangesAsksSendsAndWritesNothing() throws IOException {
    start(ServerVersion.V3_7, 24);
    image("sean.png", 32);
    assertThat(outcome(folder, USUAL, plan -> true))
        .isInstanceOfSatisfying(
            NothingToSet.class,
            nothing ->
                assertThat(nothing.plan().rows())
                    .extracting(BatchRow::result)
                    .containsExactly(Result.FORBIDDEN));
    assertThat(asked).isEmpty();
    assertThat(requests).hasSize(1);
    assertThatOnlyTheImageIsThere();
  }

  private void assertThatOnlyTheImageIsThere() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("sean.png"));
    }
  }

  @Test
  void reportIsWrittenEvenIfNothingIsLeftToDo() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    importFrom(folder);
    Files.delete(folder.resolve("photos-import.csv"));
    assertThat(count(importFrom(folder), Result.SAME)).isEqualTo(1);
    assertThat(folder.resolve("photos-import.csv")).content().contains("the same");
  }

  @Test
  void dryRunChangesNothingHereOrThere() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    OnlyPlanned planned =
        (OnlyPlanned)
            outcome(
                folder,
                new ImportOptions(0, true, false, false, false, false, false, null),
                plan -> false);
    assertThat(planned.plan().toSet()).isEqualTo(1);
    assertThat(sent()).isZero();
    assertThatOnlyTheImageIsThere();
  }

  /** A folder from a stranger may try to publish private images of the user. */
  @Test
  @NeedsPosix("symbolic links")
  void linkOutOfTheFolderIsNotFollowed() throws IOException {
    start(ServerVersion.V3_5, 24);
    Path secret = Files.write(home.resolve("secret.png"), TestImages.png(30, 20));
    Files.createSymbolicLink(folder.resolve("sean.png"), secret);
    NothingToSet nothing = (NothingToSet) outcome(folder, USUAL, plan -> true);
    assertThat(row(nothing.plan().rows(), "sean.png").result()).isEqualTo(Result.BAD_IMAGE);
    assertThat(row(nothing.plan().rows(), "sean.png").reason())
        .isEqualTo("the file is outside the import folder");
    assertThat(sent()).isZero();
  }

  @Test
  void importWithoutRoomForTheReplacedPhotosSendsNothing() throws IOException {
    start(ServerVersion.V3_5, 24);
    images(4);
    replaced = new PhotoBackups(home.resolve("replaced"), path -> 3 * 1024 * 1024);
    assertThat(outcome(folder, USUAL, plan -> true)).isInstanceOf(Imported.class);
    images(4).keySet().forEach(name -> changeWidth(name));
    requests.clear();
    assertThat(outcome(folder, USUAL, plan -> true))
        .isEqualTo(
            new ImportOutcome.NoRoom(
                home.resolve("replaced"), 4, 4 * 1024 * 1024, 3 * 1024 * 1024));
    assertThat(sent()).isZero();
    ImportOptions anyway = new ImportOptions(0, false, true, false, false, false, false, null);
    assertThat(outcome(folder, anyway, plan -> true)).isInstanceOf(Imported.class);
    assertThat(sent()).isEqualTo(4);
  }

  @Test
  void roomIsNeededForReplacedAndRemovedPhotosAndJustEnoughWillDo() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    image("uma.png", 32);
    importFrom(folder);
    image("sean.png", 41);
    Path list =
        Files.writeString(
            home.resolve("list.csv"), "person,image,action\nsean,pictures/sean.png,\numa,,clear\n");
    replaced = new PhotoBackups(home.resolve("replaced"), path -> 2 * 1024 * 1024 - 1);
    assertThat(outcome(list, USUAL, plan -> true))
        .isInstanceOfSatisfying(
            ImportOutcome.NoRoom.class, none -> assertThat(none.photos()).isEqualTo(2));
    replaced = new PhotoBackups(home.resolve("replaced"), path -> 2 * 1024 * 1024);
    assertThat(importFrom(list).changed()).isEqualTo(2);
  }

  @Test
  void reportThatCannotBeWrittenIsNamed() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    Imported imported = (Imported) outcome(folder, USUAL, plan -> blocksReport(plan));
    assertThat(count(imported, Result.CHANGED)).isEqualTo(1);
    assertThat(imported.stoppedBy()).startsWith("the report: ").hasSizeGreaterThan(12);
  }

  private static boolean blocksReport(Plan plan) {
    try {
      Files.createDirectories(plan.report().resolve("not empty"));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusedKeyIsReportedAsUsualIfNothingWasChanged() throws IOException {
    start(ServerVersion.V3_5, 24);
    images(3);
    interceptor = (request, number) -> new MockResponse.Builder().code(401).build();
    assertThatThrownBy(() -> importFrom(folder))
        .isInstanceOfSatisfying(
            PortalException.class,
            refused -> assertThat(refused.kind()).isEqualTo(FailureKind.TOKEN_REFUSED));
  }

  /** Only the first is done before the others if the version is unknown. */
  @Test
  void refusedKeyHidesNoChangeThatWasMadeOrMayHaveBeen() throws IOException {
    start(ServerVersion.V3_5, 24, null);
    images(3);
    interceptor =
        (request, number) -> {
          if (number == 1) {
            return null;
          }
          relay.setDispatcher(always(401));
          if (number == 2) {
            passed(request);
            return SampleResponses.brokenLine();
          }
          return SampleResponses.empty(401);
        };
    Imported imported = importFrom(folder);
    assertThat(imported.rows())
        .extracting(BatchRow::result)
        .containsExactlyInAnyOrder(Result.CHANGED, Result.UNSURE, Result.TO_SET);
    assertThat(imported.keyRefused()).isTrue();
  }

  private static Dispatcher always(int status) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return SampleResponses.empty(status);
      }
    };
  }

  @Test
  void importThatCannotBeRecordedPromisesNoUndoOfAllOfIt() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    importFrom(folder);
    try (Stream<Path> kept = Files.list(home.resolve("replaced"))) {
      Path last = kept.findFirst().orElseThrow().resolve("last-import");
      Files.delete(last);
      Files.createDirectories(last.resolve("not empty"));
    }
    image("sean.png", 41);
    Imported imported = importFrom(folder);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(1);
    assertThat(imported.undoable()).isZero();
    assertThat(replaced.all(sessions.require().address()).get(0).importId()).isNull();
  }

  @Test
  void peopleWhomTheKeyMayNotListAreReported() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    relay.setDispatcher(always(403));
    assertThat(outcome(folder, USUAL, plan -> true)).isInstanceOf(ImportOutcome.NoList.class);
    assertThat(asked).isEmpty();
    assertThatOnlyTheImageIsThere();
  }

  @Test
  void fileThatBecomesUnusableAfterThePlanIsNotSent() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    image("uma.png", 32);
    Imported imported =
        (Imported)
            outcome(
                folder,
                USUAL,
                plan -> {
                  write(folder.resolve("sean.png"), "%PDF-1.7");
                  return true;
                });
    assertThat(row(imported.rows(), "sean.png").result()).isEqualTo(Result.BAD_IMAGE);
    assertThat(row(imported.rows(), "sean.png").reason()).contains("it looks like a PDF");
    assertThat(row(imported.rows(), "uma.png").result()).isEqualTo(Result.CHANGED);
    assertThat(practice.picture("sean")).isEmpty();
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void photoThatCannotBeDownloadedByChanceIsNotReplacedEvenWithYes() throws IOException {
    start(ServerVersion.V3_5, 24);
    byte[] before = image("sean.png", 31);
    importFrom(folder);
    image("sean.png", 44);
    pictureFault = new MockResponse.Builder().code(502).build();
    ImportOptions anyway = new ImportOptions(0, false, true, false, false, false, false, null);
    Imported failed = (Imported) outcome(folder, anyway, plan -> true);
    assertThat(row(failed.rows(), "sean.png").result()).isEqualTo(Result.FAILED);
    assertThat(row(failed.rows(), "sean.png").reason())
        .isEqualTo("the current photo could not be downloaded; run it again to continue");
    assertStored(Map.of("sean", before));
    pictureFault = new MockResponse.Builder().code(403).build();
    Imported imported = (Imported) outcome(folder, anyway, plan -> true);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(1);
    assertThat(imported.rows())
        .filteredOn(row -> row.result() == Result.CHANGED)
        .extracting(BatchRow::reason)
        .containsExactly("the previous photo was not kept, so photo-undo cannot restore it");
    assertThat(imported.undoable()).isZero();
  }

  private void changeWidth(String person) {
    try {
      image(person + ".png", 77);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void interruptedRemovalsContinueAndAreUndoneByteForByte() throws IOException {
    start(ServerVersion.V3_5, 40);
    Map<String, byte[]> images = images(12);
    importFrom(folder);
    // The portal keeps the photos of disabled people.
    images.remove("dora");
    Path list =
        Files.writeString(
            home.resolve("clear.csv"),
            "person,action\n" + String.join(",clear\n", images.keySet()) + ",clear\n");
    requests.clear();
    interceptor =
        (request, number) -> number > 17 ? new MockResponse.Builder().code(401).build() : null;
    Imported first = importFrom(list);
    assertThat(first.keyRefused()).isTrue();
    assertThat(first.undoable()).isEqualTo(first.changed()).isPositive();
    interceptor = (request, number) -> null;
    assertThat(images.keySet().stream().filter(name -> practice.picture(name).isPresent()))
        .isNotEmpty()
        .hasSizeLessThan(11);

    Imported second = importFrom(list);

    assertThat(asked.get(2).toClear()).isBetween(1L, 10L);
    assertThat(second.rows()).allMatch(row -> row.result().isFine());
    assertThat(images.keySet()).allMatch(name -> practice.picture(name).isEmpty());
    UndoImport undo = new UndoImport(new UndoPhoto(new People(), replaced), replaced);
    undo.run(sessions.require(), false, false, plan -> plan.toUndo() == 11, (done, total) -> {});
    assertStored(images);
  }

  @Test
  void fittedImageIsMadeOnceUnlessItsFileChanges() throws IOException {
    start(ServerVersion.V3_5, 30);
    Path same = folder.resolve("ada.png");
    Path changed = folder.resolve("grace.png");
    Files.write(same, TestImages.png(1400, 700));
    Files.write(changed, TestImages.png(1400, 700));
    FileTime time = Files.getLastModifiedTime(same);
    ImportOptions fit = new ImportOptions(0, false, false, true, false, false, false, null);
    outcome(
        folder,
        fit,
        plan -> {
          try {
            // With the same length and time the file counts as unchanged, and is not read.
            Files.write(same, new byte[(int) Files.size(same)]);
            Files.setLastModifiedTime(same, time);
            Files.write(changed, TestImages.png(100, 300));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return true;
        });
    assertThat(size("ada")).isEqualTo(new PixelSize(1280, 640));
    assertThat(size("grace")).isEqualTo(new PixelSize(100, 300));
  }

  private @Nullable PixelSize size(String person) {
    return ImageInspector.size(practice.picture(person).orElseThrow());
  }

  @Test
  void declinedImportChangesNothing() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    assertThat(outcome(folder, USUAL, plan -> false)).isInstanceOf(Declined.class);
    assertThat(sent()).isZero();
    assertThatOnlyTheImageIsThere();
  }

  @Test
  void problemsAreCountedBeforeAnythingIsSent() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    image("uma.png", 33);
    Files.write(folder.resolve("uma.jpg"), TestImages.jpeg(20, 20));
    image("stranger.png", 34);
    image("ana.png", 35);
    image("nils.png", 36);
    Files.writeString(folder.resolve("eve.png"), "%PDF-1.7");
    Files.write(folder.resolve("mei.png"), new byte[0]);
    Files.write(
        folder.resolve("zoe.gif"),
        "GIF89a...".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    byte[] large = java.util.Arrays.copyOf(TestImages.png(10, 10), 5_242_881);
    Files.write(folder.resolve("sven.png"), large);
    Files.writeString(folder.resolve("Thumbs.db"), "left by a system");
    Files.createDirectories(folder.resolve("more.png"));

    outcome(folder, USUAL, plan -> false);

    Map<String, String> plan =
        asked.get(0).rows().stream()
            .collect(Collectors.toMap(BatchRow::named, row -> row.result() + " " + row.reason()));
    assertThat(plan)
        .containsOnlyKeys(
            "sean.png",
            "uma.png",
            "uma.jpg",
            "stranger.png",
            "ana.png",
            "nils.png",
            "eve.png",
            "mei.png",
            "zoe.gif",
            "sven.png")
        .containsEntry("sean.png", "TO_SET ")
        .containsEntry("uma.png", "SEVERAL_IMAGES also named by uma.jpg")
        .containsEntry("uma.jpg", "SEVERAL_IMAGES also named by uma.png")
        .containsEntry("stranger.png", "UNKNOWN_PERSON no person has this user name, e-mail or ID")
        .containsEntry("ana.png", "FORBIDDEN only the portal owner can change this photo")
        .containsEntry("eve.png", "BAD_IMAGE not an image; it looks like a PDF")
        .containsEntry("mei.png", "BAD_IMAGE empty")
        .containsEntry(
            "zoe.gif", "BAD_IMAGE a GIF; portals accept only PNG and JPEG files (--fit fixes this)")
        .containsEntry(
            "sven.png",
            "BAD_IMAGE 5,242,881 bytes: the portal takes 5,242,880 bytes (--fit fixes this)");
    assertThat(plan.get("nils.png")).startsWith("FORBIDDEN only that admin or");
    assertThat(sent()).isZero();
  }

  @Test
  void sameImageIsNotSentAgain() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    // The portal scales this one, so its bytes always differ.
    Files.write(folder.resolve("uma.png"), TestImages.png(1400, 700));
    importFrom(folder);
    requests.clear();

    Imported again = importFrom(folder);

    assertThat(count(again, Result.SAME)).isEqualTo(2);
    assertThat(requests).hasSize(1);
    assertThat(asked).hasSize(1);

    // Without the journal the image itself is compared, if the portal stored it unchanged.
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().contains(".photoshell")).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("uma.png"));
    requests.clear();
    assertThat(count(importFrom(folder), Result.SAME)).isEqualTo(1);
    assertThat(sent()).isZero();
    // Then it is known again.
    requests.clear();
    assertThat(count(importFrom(folder), Result.SAME)).isEqualTo(1);
    assertThat(requests).hasSize(1);
  }

  @Test
  void cancelledImportDoesNotSetAPhotoTwiceThatThePortalScales() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    importFrom(folder);
    changes.clear();
    Files.write(folder.resolve("sean.png"), TestImages.png(1400, 700));
    interceptor =
        (request, number) -> {
          MockResponse answer = passed(request);
          sessions.cancelCalls();
          return answer;
        };
    assertThat(importFrom(folder).interrupted()).isTrue();
    running.arriveAndAwaitAdvance();
    interceptor = (request, number) -> null;

    assertThat(count(importFrom(folder), Result.SAME)).isEqualTo(1);

    assertThat(changes.values()).containsExactly(1);
  }

  @RepeatedTest(4)
  void cancelledImportContinuesAndSendsNothingTwice() throws IOException {
    start(ServerVersion.V3_5, 60);
    Map<String, byte[]> images = images(50);
    interceptor =
        (request, number) -> {
          MockResponse answer = passed(request);
          if (number == 17) {
            sessions.cancelCalls();
          }
          return answer;
        };
    Imported first = importFrom(folder);
    assertThat(first.interrupted()).isTrue();
    assertThat(count(first, Result.TO_SET)).isPositive();
    // The running request ends before the command is repeated.
    running.arriveAndAwaitAdvance();

    Imported second = importFrom(folder);

    assertThat(second.interrupted()).isFalse();
    assertThat(count(second, Result.CHANGED) + count(second, Result.SAME)).isEqualTo(50);
    assertStored(images);
    assertThat(changes).hasSize(50).allSatisfy((person, times) -> assertThat(times).isOne());
    assertThat(report()).hasSize(50);
  }

  @Test
  void brokenConnectionAfterTheChangeIsVerified() throws IOException {
    start(ServerVersion.V3_5, 24);
    Map<String, byte[]> images = images(8);
    interceptor =
        (request, number) -> {
          MockResponse answer = passed(request);
          return number == 3 ? SampleResponses.brokenLine() : answer;
        };
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(8);
    assertStored(images);
    assertThat(changes).allSatisfy((person, times) -> assertThat(times).isOne());
  }

  @Test
  void refusalShowsThePortalsMessage() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    Path list = home.resolve("list.csv");
    Files.writeString(list, "userName,image\numa,https://photos.example/ada.png\n");
    interceptor = (request, number) -> SampleResponses.error(500, "boom");
    assertThat(importFrom(folder).rows().get(0).reason())
        .isEqualTo("the portal refused (500): boom");
    assertThat(importFrom(list).rows().get(0).reason()).isEqualTo("the portal refused (500): boom");
    interceptor = (request, number) -> SampleResponses.error(403, "Access denied");
    assertThat(importFrom(folder).rows().get(0).reason())
        .isEqualTo(
            "the portal refused (403): Access denied; most likely: you may not edit this person");
    interceptor = (request, number) -> SampleResponses.error(404, "The user could not be found");
    assertThat(importFrom(folder).rows().get(0).reason())
        .endsWith("The user could not be found; this person has been removed from the portal");
  }

  /** As web pages, spreadsheets and macOS write them. */
  @Test
  void namesAreNormalizedOnBothSides() throws IOException {
    start(ServerVersion.V3_5, 24);
    Files.write(folder.resolve("sven .png"), TestImages.png(20, 30));
    Files.write(folder.resolve(" uma.png"), TestImages.png(21, 30));
    Path list = home.resolve("list.csv");
    Files.writeString(
        list,
        """
        userName,email,image
         ada ,,pictures/sven .png
        eve\u00a0,,https://photos.example/ada.png
        \u200bzoe,,https://photos.example/ada.png
        ,\ufeffSEAN.oneil@example.com\u202f,https://photos.example/ada.png
        """);
    assertThat(importFrom(folder).rows()).extracting(BatchRow::result).containsOnly(Result.CHANGED);
    assertThat(importFrom(list).rows())
        .extracting(BatchRow::identifier)
        .containsExactly("ada", "eve", "zoe", "sean");
  }

  @Test
  void decomposedAndComposedLettersAreEqual() throws IOException {
    start(ServerVersion.V3_5, 24);
    String decomposed = "Jose\u0301.png";
    Files.write(folder.resolve(decomposed), TestImages.png(20, 30));
    Path list = home.resolve("list.csv");
    Files.writeString(list, "userName,image\numa,pictures/Jos\u00e9.png\n");
    assertThat(importFrom(list).rows())
        .extracting(BatchRow::result)
        .containsExactly(Result.CHANGED);
    // As written by an export.
    Files.writeString(folder.resolve("photos.csv"), "userName,file\nzoe,Jos\u00e9.png\n");
    assertThat(importFrom(folder).rows()).extracting(BatchRow::identifier).containsExactly("zoe");
  }

  @Test
  void refusalAffectsOneRowOnly() throws IOException {
    start(ServerVersion.V3_5, 24);
    images(8);
    interceptor =
        (request, number) ->
            number == 4
                ? SampleResponses.ok("{\"success\": false, \"message\": \"Unknown image type\"}")
                : null;
    Imported imported = importFrom(folder);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(7);
    BatchRow refused =
        imported.rows().stream()
            .filter(row -> row.result() == Result.REFUSED)
            .findFirst()
            .orElseThrow();
    assertThat(refused.reason()).contains("the portal refused (200): Unknown image type");
    // None of it is left to undo.
    assertThat(replaced.all(sessions.require().address())).hasSize(7);
    interceptor = (request, number) -> null;
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(1);
    // What was left is part of the same import.
    UndoImport undo = new UndoImport(new UndoPhoto(new People(), replaced), replaced);
    List<UndoImportOutcome.UndoPlan> plans = new ArrayList<>();
    undo.run(sessions.require(), false, false, plan -> !plans.add(plan), (done, total) -> {});
    assertThat(plans)
        .extracting(UndoImportOutcome.UndoPlan::toUndo)
        .as("undone together")
        .containsExactly(8L);
  }

  @Test
  void photoThatIsRemovedElsewhereAfterThePlanIsReportedAsUnchanged() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 31);
    importFrom(folder);
    Path list = write(home.resolve("clear.csv"), "person,action\nsean,clear\n");
    Imported imported =
        (Imported)
            outcome(
                list,
                USUAL,
                plan -> {
                  clearAsAnother("sean");
                  return true;
                });
    assertThat(imported.rows())
        .extracting(BatchRow::result, BatchRow::reason)
        .containsExactly(tuple(Result.SAME, "there is no photo"));
  }

  private void clearAsAnother(String person) {
    PersonLookup found = new People().find(sessions.require(), person);
    new ClearPhoto(new People(), new PhotoBackups(home.resolve("of another")))
        .clear(
            sessions.require(),
            ((PersonLookup.Found) found).person(),
            Confirmation.always(),
            null,
            () -> {});
  }

  /** As when a key is deleted while the import runs. */
  @ParameterizedTest
  @ValueSource(ints = {401, 429})
  void portalThatRefusesAKeyOfTheListFailsThatRowOnly(int status) throws IOException {
    start(ServerVersion.V3_7, 24);
    byte[] image = image("sean.png", 31);
    Path list =
        write(
            home.resolve("list.csv"),
            "person,image,tokenFile\nsean,pictures/sean.png,%s\numa,pictures/sean.png,%s\n"
                .formatted(keyFile("sean"), keyFile("uma")));
    String sean = practice.findPerson("sean").orElseThrow().id();
    interceptor =
        (request, number) ->
            request.getTarget().contains(sean)
                ? new MockResponse.Builder().code(status).addHeader("Retry-After", "100000").build()
                : null;
    Imported imported = importFrom(list);
    assertThat(imported.plan().hasOwnKeys()).isTrue();
    assertThat(imported.rows())
        .extracting(BatchRow::result)
        .containsExactly(Result.FAILED, Result.CHANGED);
    assertThat(imported.stoppedBy()).isNull();
    assertThat(imported.keyRefused()).isFalse();
    assertStored(Map.of("uma", image));
  }

  private Path keyFile(String person) {
    return write(home.resolve(person + ".key"), PracticeKeys.of(practice, person) + "\n");
  }

  @Test
  void keysOfTheListAreEnoughIfYourOwnMayNotChangePhotos() throws IOException {
    start(ServerVersion.V3_7, 24);
    useScopes("accounts:read");
    byte[] image = image("sean.png", 31);
    Path list =
        write(
            home.resolve("list.csv"),
            "person,image,tokenFile\nsean,pictures/sean.png,%s\n".formatted(keyFile("sean")));
    assertThat(count(importFrom(list), Result.CHANGED)).isEqualTo(1);
    assertStored(Map.of("sean", image));
  }

  private void useScopes(String scopes) {
    Session session = sessions.require();
    sessions.open(
        new Session(
            session.portal(),
            session.account(),
            new Scopes(List.of(scopes)),
            null,
            session.version(),
            null));
  }

  @Test
  void rateLimitedChangePausesAllWorkers() throws IOException {
    start(ServerVersion.V3_5, 60);
    Map<String, byte[]> images = images(40);
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    AtomicLong since = new AtomicLong();
    interceptor =
        (request, number) -> {
          synchronized (rounds) {
            long now = System.nanoTime();
            boolean closed = rounds.get() > 0 && now - since.get() < 1_000_000_000L;
            if (!closed && number >= 15 && rounds.get() < 2) {
              rounds.incrementAndGet();
              since.set(now);
              closed = true;
            }
            if (!closed) {
              return null;
            }
            refused.incrementAndGet();
            return SampleResponses.empty(429).newBuilder().addHeader("Retry-After", "1").build();
          }
        };
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(40);
    assertStored(images);
    assertThat(rounds).hasValue(2);
    assertThat(refused.get()).isBetween(2, ImportRun.PARALLEL_CHANGES * 2);
    assertThat(changes).allSatisfy((person, times) -> assertThat(times).isOne());
  }

  @Test
  void unknownVersionTriesOneOtherPersonFirst() throws IOException {
    start(ServerVersion.V3_7, 24, null);
    images(8);
    byte[] omar = image("omar.png", 77);
    Imported imported = importFrom(folder);
    assertThat(sent()).isEqualTo(2);
    assertThat(count(imported, Result.REFUSED)).isEqualTo(1);
    assertThat(count(imported, Result.FORBIDDEN)).isEqualTo(7);
    assertStored(Map.of("omar", omar));
    assertThat(totals).containsExactly(9);
  }

  @Test
  void unknownVersionSetsTheRestInParallelOnceOnePhotoWasAccepted() throws Exception {
    start(ServerVersion.V3_5, 24, null);
    Map<String, byte[]> images = images(6);
    CountDownLatch third = new CountDownLatch(3);
    AtomicBoolean isParallel = new AtomicBoolean();
    interceptor =
        (request, number) -> {
          third.countDown();
          if (number == 2) {
            isParallel.set(arrives(third));
          }
          return null;
        };
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(6);
    assertThat(isParallel).isTrue();
    assertStored(images);
  }

  private static boolean arrives(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void laterRefusalDoesNotForbidTheRestIfOneOtherPhotoWasAccepted() throws IOException {
    start(ServerVersion.V3_5, 24, null);
    images(20);
    interceptor =
        (request, number) ->
            number == 3
                ? SampleResponses.ok("{\"success\": false, \"message\": \"Unknown image type\"}")
                : null;
    Imported imported = importFrom(folder);
    assertThat(count(imported, Result.REFUSED)).isEqualTo(1);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(19);
  }

  @Test
  void firstPersonWhoIsGoneDoesNotForbidTheRest() throws IOException {
    start(ServerVersion.V3_5, 24, null);
    images(4);
    interceptor =
        (request, number) ->
            number == 1 ? SampleResponses.error(404, "The user could not be found") : null;
    Imported imported = importFrom(folder);
    assertThat(count(imported, Result.REFUSED)).isEqualTo(1);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(3);
  }

  @Test
  void firstImageThatThePortalCannotDecodeDoesNotForbidTheRest() throws IOException {
    start(ServerVersion.V3_5, 24, null);
    String first = Collections.min(images(4).keySet());
    Files.write(folder.resolve(first + ".png"), Arrays.copyOf(TestImages.png(30, 20), 40));
    Imported imported = importFrom(folder);
    assertThat(count(imported, Result.REFUSED)).isEqualTo(1);
    assertThat(count(imported, Result.CHANGED)).isEqualTo(3);
  }

  @Test
  void dailyLimitStopsTheImport() throws IOException {
    start(ServerVersion.V3_5, 40);
    images(22);
    StringBuilder sent = new StringBuilder("photoshell import 1\t" + relayAddress() + "\n");
    long now = Instant.now().getEpochSecond();
    for (int i = 0; i < PortalLimits.CHANGES_PER_DAY - 20; i++) {
      sent.append("sent %d\tsomebody-%d\t0\t0\n".formatted(now - 3_600, i));
    }
    for (int i = 0; i < 100; i++) {
      sent.append("sent %d\tsomebody-%d\t0\t0\n".formatted(now - 90_000, i));
    }
    Files.writeString(
        folder.resolve(".photoshell-import-" + Fingerprint.of(relayAddress()).substring(0, 8)),
        sent);

    Imported imported = (Imported) outcome(folder, USUAL, plan -> blocksReport(plan));

    assertThat(asked.get(0).remainingToday()).isEqualTo(20);
    assertThat(imported.stoppedBy())
        .as("said rather than that the report cannot be written")
        .contains("10,000 changes from you a day");
    assertThat(count(imported, Result.CHANGED)).isEqualTo(20);
    assertThat(count(imported, Result.TO_SET)).isEqualTo(2);
    assertThat(outcome(folder, USUAL, plan -> false)).isInstanceOf(ImportOutcome.NoReport.class);
  }

  private String relayAddress() {
    return sessions.require().address().toString();
  }

  @Test
  void undoRestoresThePhotos() throws IOException {
    start(ServerVersion.V3_5, 24);
    Map<String, byte[]> before = images(5);
    importFrom(folder);
    for (String person : before.keySet()) {
      image(person + ".png", 200 + person.length());
    }
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(5);
    assertThat(asked.get(1).replaced()).isEqualTo(5);

    UndoPhoto undo = new UndoPhoto(new People(), replaced);
    for (PhotoBackup change : undo.changes(sessions.require()).subList(0, 5)) {
      UndoOutcome.Tried tried =
          (UndoOutcome.Tried) undo.undo(sessions.require(), change.number(), Confirmation.always());
      assertThat(tried.similarity()).isEqualTo(Similarity.SAME_BYTES);
    }
    assertStored(before);
  }

  @Test
  void photoThatCannotBeKeptIsNotReplacedWithoutYes() throws IOException {
    start(ServerVersion.V3_5, 24);
    Map<String, byte[]> before = images(2);
    importFrom(folder);
    replaced = new PhotoBackups(Files.writeString(home.resolve("no folder"), ""));
    String first = before.keySet().iterator().next();
    byte[] other = image(first + ".png", 99);

    Imported left = importFrom(folder);
    assertThat(count(left, Result.REFUSED)).isEqualTo(1);
    assertThat(row(left.rows(), first + ".png").reason()).contains("cannot be kept");
    assertStored(before);

    outcome(
        folder, new ImportOptions(0, false, true, false, false, false, false, null), plan -> true);
    assertStored(Map.of(first, other));
  }

  @Test
  void exportIsImportedOnAnotherPortalUnchanged() throws IOException {
    start(ServerVersion.V3_5, 40);
    Map<String, byte[]> images = images(20);
    importFrom(folder);
    Path exported = home.resolve("exported");
    ExportPhotos.export(sessions.require(), "", null, exported, 0, (a, b) -> {});
    // On another portal people have other IDs.
    Path list = exported.resolve("photos.csv");
    Files.writeString(list, Files.readString(list).replaceAll("(?m)^[0-9a-f]{8}-", "00000000-"));
    changes.clear();
    start(ServerVersion.V3_5, 40);

    Imported imported = importFrom(list);

    assertStored(images);
    assertThat(imported.plan().report()).isEqualTo(exported.resolve("photos-import.csv"));
    assertThat(imported.rows())
        .filteredOn(row -> !row.result().isFine())
        .allMatch(row -> row.result() == Result.FORBIDDEN);
    assertThat(count(imported, Result.NO_IMAGE)).isPositive();
    assertThat(count(imported, Result.CHANGED) + count(imported, Result.SAME))
        .isGreaterThanOrEqualTo(20);
    // Importing the folder with its list finds everything unchanged.
    requests.clear();
    assertThat(count(importFrom(exported), Result.CHANGED)).isZero();
    assertThat(sent()).isZero();
  }

  @Test
  void addressesInAListAreDownloadedByThePortal() throws IOException {
    start(ServerVersion.V3_5, 24);
    Path list = home.resolve("new.csv");
    Files.writeString(
        list,
        """
        E-Mail;Picture
        sean.oneil@example.com;https://photos.example/ada.png
        uma.iyer@example.com;https://photos.example/missing.png
        eve.mallory@example.com;ftp://photos.example/ada.png
        nils.lindgren@example.com;https://photos.example/ada.png
        """);
    Imported imported = importFrom(list);
    assertThat(row(imported.rows(), "line 2").result()).isEqualTo(Result.CHANGED);
    assertThat(row(imported.rows(), "line 4").reason()).isEqualTo("ftp: is not https");
    // An admin may set another admin's photo by an address only.
    assertThat(row(imported.rows(), "line 5").result()).isEqualTo(Result.CHANGED);
    assertThat(practice.picture("sean")).isPresent();
    assertThat(imported.plan().report()).isEqualTo(home.resolve("new-import.csv"));
  }

  @Test
  void fewPeopleAmongManyAreRequestedOneByOne() throws IOException {
    start(ServerVersion.V3_5, 1000);
    byte[] sean = image("sean.png", 32);
    image("nobody.png", 33);
    Imported imported = importFrom(folder);
    assertStored(Map.of("sean", sean));
    assertThat(count(imported, Result.UNKNOWN_PERSON)).isEqualTo(1);
    assertThat(requests).hasSizeLessThan(10);
  }

  /** What is known of a person who is looked up alone may be old. */
  @Test
  void scaledPhotoOfOneAmongManyIsSetOnce() throws IOException {
    start(ServerVersion.V3_5, 1000);
    Files.write(folder.resolve("sean.png"), TestImages.png(1400, 700));
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(1);
    assertThat(count(importFrom(folder), Result.SAME)).isEqualTo(1);
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void keyWithoutScopeIsReportedFirst() throws IOException {
    start(ServerVersion.V3_5, 24);
    useScopes("accounts:read");
    image("sean.png", 32);
    assertThat(outcome(folder, USUAL, plan -> true))
        .isInstanceOf(ImportOutcome.KeyLacksScope.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void pathThatIsNeitherFolderNorListIsReported() throws IOException {
    start(ServerVersion.V3_5, 24);
    Optional<Path> one = Optional.of(Files.write(home.resolve("one.png"), TestImages.png(9, 9)));
    for (Path path : List.of(home.resolve("missing"), one.get(), folder)) {
      assertThat(outcome(path, USUAL, plan -> true)).isInstanceOf(ImportOutcome.NotUsable.class);
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void folderOfARunningImportIsRefused() throws IOException {
    start(ServerVersion.V3_5, 24);
    image("sean.png", 32);
    try (ImportJournal other = ImportJournal.of(folder, sessions.require().address())) {
      other.create();
      assertThat(other.sentToday()).isZero();
      assertThat(outcome(folder, USUAL, plan -> true))
          .isInstanceOfSatisfying(
              ImportOutcome.NoJournal.class,
              none -> assertThat(none.why()).contains("another photoshell is working"));
    }
    assertThat(requests).isEmpty();
    assertThat(count(importFrom(folder), Result.CHANGED)).isEqualTo(1);
  }
}
