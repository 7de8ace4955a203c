package io.github.photoshell.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.photoshell.MockServers;
import io.github.photoshell.NeedsPosix;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.batch.ExportOutcome.NoList;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import io.github.photoshell.text.Csv;
import io.github.photoshell.text.ExitCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests exports from a portal with 230 people, of whom every tenth has no photo. */
class ExportPhotosTest {
  private static final int PEOPLE = 230;
  private static final int PHOTOS = 207;

  @StartStop final MockWebServer server = MockServers.create();
  @TempDir Path home;
  private final CurrentSession sessions = new CurrentSession();
  private final Map<String, Integer> fetched = new ConcurrentHashMap<>();
  private final AtomicInteger pictures = new AtomicInteger();
  private volatile int hash = 1;
  private volatile int cancelAfter = Integer.MAX_VALUE;
  private volatile int withheld = -1;
  private volatile int status = 403;
  private volatile int removed = -1;
  private volatile boolean signs;
  private volatile int shownPeople = PEOPLE;
  private volatile int shortFrom = Integer.MAX_VALUE;

  @BeforeEach
  void open() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getUrl().encodedPath().endsWith("/filter")
                ? page(request)
                : picture(request);
          }
        });
    connect();
  }

  private void connect() {
    Token token = Token.of("sk-key-of-ada").orElseThrow();
    sessions.open(
        new Session(
            Portal.at(
                SampleResponses.address(server), token, SampleResponses.PATIENT, exchange -> {}),
            new Account(SampleResponses.ADA, "ada", "Ada Lovelace", Role.OWNER),
            Scopes.unlimited(),
            null,
            new PortalVersion(null),
            null));
  }

  private MockResponse page(RecordedRequest request) {
    int start =
        Integer.parseInt(
            Objects.requireNonNullElse(request.getUrl().queryParameter("startIndex"), "0"));
    List<String> people = new ArrayList<>();
    for (int i = start; i < Math.min(shownPeople, start + (start < shortFrom ? 100 : 70)); i++) {
      String original =
          i % 10 == 0 || i == removed
              ? "/static/images/default_user_photo_size_200-200.png?hash=1"
              : "/storage/userPhotos/" + i + "_orig_8-8.png" + query();
      people.add(
          """
          {"id": "id-%d", "userName": "%s", "displayName": "\\u202e=Person %d\\u001b[31m", "email": "p%d@example.com",
           "avatarOriginal": "%s"}\
          """
              .formatted(
                  i,
                  i < 2 ? "../Ada" : i < 4 ? "nul" : i < 6 ? "p\\u200b\\u0007" + i : "p" + i,
                  i,
                  i,
                  original));
    }
    return SampleResponses.page(shownPeople, people.toArray(String[]::new));
  }

  private String query() {
    String signature = signs ? "?sig=" + new Random().nextInt(1_000_000) : "";
    return signature + (hash == 0 ? "" : "?hash=" + hash);
  }

  private MockResponse picture(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    fetched.merge(path, 1, Integer::sum);
    if (pictures.incrementAndGet() == cancelAfter) {
      sessions.cancelCalls();
    }
    if (path.contains("/" + withheld + "_")) {
      return SampleResponses.empty(status);
    }
    return new MockResponse.Builder()
        .addHeader("Content-Type", "image/png")
        .body(new Buffer().write(photo(path)))
        .build();
  }

  private static byte[] photo(String path) {
    byte[] photo = new byte[20_000];
    new Random(path.hashCode()).nextBytes(photo);
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(head, 0, photo, 0, head.length);
    return photo;
  }

  private Exported export() {
    return (Exported) outcome();
  }

  private ExportOutcome outcome() {
    return ExportPhotos.export(
        sessions.require(), "", null, home.resolve("photos"), 0, (a, b) -> {});
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("photos"))) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  private List<NamedCsvRecord> report() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(home.resolve("photos").resolve("photos.csv"))) {
      return csv.stream().toList();
    }
  }

  @RepeatedTest(10)
  void interruptedExportContinuesWithoutDownloadingTwice() throws IOException {
    cancelAfter = 1 + new Random().nextInt(PHOTOS - 1);
    Exported first = export();
    assertThat(first.interrupted()).isTrue();
    Set<String> saved = new HashSet<>();
    for (NamedCsvRecord row : report()) {
      if (row.getField("outcome").equals("saved")) {
        saved.add(row.getField("id"));
      }
    }
    assertThat(files()).hasSize(saved.size());
    fetched.clear();

    Exported second = export();

    assertThat(second.interrupted()).isFalse();
    assertThat(fetched).hasSize(PHOTOS - saved.size());
    assertThat(second.count(Result.SAME)).isEqualTo(saved.size());
    complete();
  }

  private void complete() throws IOException {
    assertThat(report()).hasSize(PEOPLE);
    assertThat(files()).hasSize(PHOTOS);
    for (NamedCsvRecord row : report()) {
      if (!row.getField("file").isEmpty()) {
        String path = "/storage/userPhotos/" + row.getField("id").substring(3) + "_orig_8-8.png";
        assertThat(home.resolve("photos").resolve(row.getField("file")))
            .hasBinaryContent(photo(path));
      }
    }
    try (Stream<Path> all = Files.list(home.resolve("photos"))) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".photoshell-new"));
    }
  }

  @Test
  void smallerExportKeepsTheRowsOfOtherPeople() throws IOException {
    export();
    List<List<String>> before = cells();
    Files.delete(home.resolve("photos").resolve("p9.png"));
    shownPeople = 8;

    assertThat(export().results()).hasSize(8);

    // Person 0 has no photo.
    List<List<String>> kept = cells().subList(8, 8 + PHOTOS - 7 - 1);
    assertThat(cells()).hasSize(8 + kept.size()).doesNotHaveDuplicates();
    assertThat(kept)
        .isSubsetOf(before)
        .noneMatch(row -> row.contains("id-7") || row.contains("id-9") || row.contains("id-10"));

    shownPeople = PEOPLE;
    export();
    complete();
  }

  private List<List<String>> cells() throws IOException {
    return report().stream().map(NamedCsvRecord::getFields).toList();
  }

  @Test
  void interruptedExportKeepsTheRowsOfThoseNotReached() throws IOException {
    export();
    hash = 2;
    pictures.set(0);
    cancelAfter = 5;
    assertThat(export().interrupted()).isTrue();
    assertThat(report()).filteredOn(row -> !row.getField("file").isEmpty()).hasSize(PHOTOS);
  }

  @Test
  void earlierRowsWithFilesOutsideTheFolderAreDropped() throws IOException {
    Files.writeString(home.resolve("me.png"), "me");
    Path report = Files.createDirectories(home.resolve("photos")).resolve("photos.csv");
    Files.writeString(
        report, "id,userName,email,name,file,outcome,reason\nx,x,x,x,../me.png,saved,\nbroken\n");
    export();
    complete();
  }

  @Test
  void incompleteJournalLineIsIgnored() throws IOException {
    export();
    Path journal = home.resolve("photos").resolve(".photoshell-export");
    byte[] lines = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(lines, lines.length - 5));
    fetched.clear();
    export();
    assertThat(fetched).hasSize(1);
    complete();
  }

  /** The folder and its journal may come from a stranger. */
  @Test
  void journalNamesOutsideTheFolderAreIgnored() throws IOException {
    Path docs = Files.createDirectories(home.resolve("docs"));
    Path thesis = Files.writeString(docs.resolve("thesis.txt"), "a thesis");
    Path picture = Files.writeString(docs.resolve("me.png"), "me");
    Path photos = Files.createDirectories(home.resolve("photos"));
    Path hidden = Files.writeString(photos.resolve(".profile.png"), "hidden");
    String mark = "0".repeat(64);
    Files.writeString(
        photos.resolve(".photoshell-export"),
        "photoshell export 1\t%s\n".formatted(SampleResponses.address(server))
            + "id-5\t%s\t8\t../docs/thesis.txt\n".formatted(mark)
            + "id-6\t%s\t2\t../docs/me.png\n".formatted(mark)
            + "id-7\t%s\t2\t%s\n".formatted(mark, picture)
            + "id-8\t%s\t6\t.profile.png\n".formatted(mark)
            + "id-9\t%s\t6\tphotos.csv\n".formatted(mark)
            + "id-11\t%s\t6\tp9.png\n".formatted(mark)
            + "id-12\t%s\t6\tP9.png\n".formatted(mark));

    export();

    complete();
    assertThat(thesis).hasContent("a thesis");
    assertThat(picture).hasContent("me");
    assertThat(hidden).hasContent("hidden");
    assertThat(docs.toFile().list()).hasSize(2);
  }

  @Test
  void unwritableReportIsReported() throws Exception {
    Path inTheWay = home.resolve("photos").resolve("photos.csv").resolve("something");
    ProgressListener puts =
        (done, total) -> {
          try {
            Files.createDirectories(inTheWay);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Exported exported =
        (Exported)
            ExportPhotos.export(sessions.require(), "", null, home.resolve("photos"), 0, puts);
    assertThat(exported.stoppedBy()).startsWith("the report: ");
    assertThat(files()).hasSize(PHOTOS);
    assertThat(inTheWay).isDirectory();
  }

  private void refusesTheReport() {
    int before = server.getRequestCount();
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ExportOutcome.NoFolder.class,
            none ->
                assertThat(none.why())
                    .isEqualTo(
                        "its photos.csv exists and is not a report of an export, so it is left"
                            + " unchanged"));
    assertThat(server.getRequestCount()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name,room\nAda,12\n", "id,image\nada,me.png\n", ""})
  void reportThatIsNotFromAnExportIsKept(String content) throws IOException {
    Path photos = Files.createDirectories(home.resolve("photos"));
    Path report = Files.writeString(photos.resolve("photos.csv"), content);
    refusesTheReport();
    assertThat(Files.readString(report)).isEqualTo(content);
    assertThat(photos.toFile().list()).containsExactly("photos.csv");

    Files.delete(report);
    export();
    Files.writeString(report, content);
    refusesTheReport();
    assertThat(Files.readString(report)).isEqualTo(content);
  }

  @Test
  @NeedsPosix("named pipes and symbolic links")
  void reportThatIsALinkOrPipeIsKept() throws Exception {
    Path report = Files.createDirectories(home.resolve("photos")).resolve("photos.csv");
    Path older = home.resolve("older.csv");
    Files.createSymbolicLink(report, older);
    refusesTheReport();
    CsvReport.writeRows(older, BatchRow.Column.OF_EXPORT, List.of());
    refusesTheReport();
    assertThat(report).isSymbolicLink();
    Files.delete(report);
    assumeTrue(new ProcessBuilder("mkfifo", report.toString()).start().waitFor() == 0);
    refusesTheReport();
  }

  private void isNotReplaced(Exported exported, String file, String reason) throws IOException {
    assertThat(exported.stoppedBy()).isNull();
    assertThat(exported.count(Result.NOT_REPLACED)).isEqualTo(1);
    NamedCsvRecord row = report().get(9);
    assertThat(row.getField("outcome")).isEqualTo("not replaced");
    assertThat(row.getField("file")).isEqualTo(file);
    assertThat(row.getField("reason")).isEqualTo(reason);
  }

  @Test
  void fileThatIsNotFromAnExportIsKept() throws IOException {
    Path own = Files.createDirectories(home.resolve("photos")).resolve("p9.png");
    Files.writeString(own, "my own picture");
    for (int i = 0; i < 2; i++) {
      isNotReplaced(export(), "", "there is another file p9.png, which is not from an export");
      assertThat(own).hasContent("my own picture");
    }
    Files.delete(own);
    assertThat(export().count(Result.SAVED)).isEqualTo(1);
    complete();
  }

  @Test
  @NeedsPosix("symbolic links")
  void linkInTheFolderIsNotReplacedOrFollowed() throws IOException {
    Path picture = Files.write(home.resolve("me.png"), photo("/storage/userPhotos/9_orig_8-8.png"));
    Path link = Files.createDirectories(home.resolve("photos")).resolve("p9.png");
    for (Path target : List.of(picture, home.resolve("new.png"))) {
      Files.createSymbolicLink(link, target);
      isNotReplaced(export(), "", "there is another file p9.png, which is not from an export");
      assertThat(link).isSymbolicLink();
      Files.delete(link);
    }
    assertThat(home.resolve("new.png")).doesNotExist();
    export();
    complete();
  }

  @Test
  void fileThatWasChangedAfterItWasSavedIsKept() throws IOException {
    export();
    Path edited = Files.writeString(home.resolve("photos").resolve("p9.png"), "edited");
    for (int version : new int[] {1, 2, 0}) {
      hash = version;
      isNotReplaced(
          export(),
          "p9.png",
          "p9.png was changed and is not replaced; the file is from an earlier export");
      assertThat(edited).hasContent("edited");
    }
    Files.delete(edited);
    export();
    complete();
  }

  private static byte[] edited(byte[] photo) {
    byte[] edited = photo.clone();
    edited[edited.length - 1]++;
    return edited;
  }

  @Test
  void editThatKeepsTheSizeIsKept() throws IOException {
    export();
    Path file = home.resolve("photos").resolve("p9.png");
    byte[] edited = edited(Files.readAllBytes(file));
    Files.write(file, edited);
    for (int version : new int[] {1, 2, 3, 0}) {
      hash = version;
      isNotReplaced(
          export(),
          "p9.png",
          "p9.png was changed and is not replaced; the file is from an earlier export");
      assertThat(file).hasBinaryContent(edited);
    }
    Files.delete(file);
    export();
    complete();
  }

  @Test
  void journalWithoutChecksumsTellsChangesBySize() throws IOException {
    export();
    Path photos = home.resolve("photos");
    Path journal = photos.resolve(".photoshell-export");
    Files.writeString(
        journal, Files.readString(journal).replaceAll("(?m)^(id-.*\\.png)\t\\w{8}$", "$1"));
    assertThat(journal).content().containsPattern("\tp9.png\n");
    fetched.clear();
    assertThat(export().count(Result.SAME)).isEqualTo(PHOTOS);
    assertThat(fetched).isEmpty();

    Path file = photos.resolve("p9.png");
    Files.write(file, edited(Files.readAllBytes(file)));
    hash = 2;
    assertThat(export().count(Result.CHANGED)).isEqualTo(1);
    complete();
  }

  /** The journal gets its line before the file its name. */
  @Test
  void exportKilledBeforeAPhotoWasReplacedContinues() throws IOException {
    export();
    Path photos = home.resolve("photos");
    Path journal = photos.resolve(".photoshell-export");
    String before = Files.readString(journal);
    Files.writeString(photos.resolve("p9.png"), "the older one");
    String older =
        "\t13\tp9.png\t"
            + ExportJournal.checksum("the older one".getBytes(StandardCharsets.UTF_8))
            + "\n";
    Files.writeString(
        journal, before.replaceFirst("(?m)^(id-9\t.*)\t20000\t.*\n", "$1" + older) + before);
    assertThat(export().count(Result.CHANGED)).isEqualTo(1);
    complete();
    Files.write(photos.resolve("p9.png"), new byte[0]);
    assertThat(export().count(Result.CHANGED)).isEqualTo(1);
    complete();
  }

  /** Of people with the same name, the first photo gets it. */
  private static boolean hasUniqueName(Path file) {
    return !file.getFileName().toString().startsWith("_nul");
  }

  /** Such as a folder that was copied without its hidden files. */
  @Test
  void exportWithoutItsJournalIsContinued() throws IOException {
    export();
    Path photos = home.resolve("photos");
    Files.delete(photos.resolve(".photoshell-export"));
    FileTime old = FileTime.fromMillis(0);
    for (Path file : files()) {
      if (hasUniqueName(file)) {
        Files.setLastModifiedTime(file, old);
      } else {
        Files.delete(file);
      }
    }
    assertThat(export().results()).allMatch(Result::isFine);
    complete();
    for (Path file : files()) {
      if (hasUniqueName(file)) {
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
      }
    }
    fetched.clear();
    assertThat(export().count(Result.SAME)).isEqualTo(PHOTOS);
    assertThat(fetched).isEmpty();
  }

  @Test
  void onlyChangedPhotosAreDownloadedAgain() throws IOException {
    export();
    fetched.clear();
    assertThat(export().count(Result.SAME)).isEqualTo(PHOTOS);
    assertThat(fetched).isEmpty();
    hash = 2;
    Exported renewed = export();
    assertThat(fetched).hasSize(PHOTOS);
    assertThat(renewed.count(Result.SAME)).isEqualTo(PHOTOS);
    Files.write(files().get(0), new byte[20_000]);
    hash = 3;
    assertThat(export().count(Result.CHANGED)).isEqualTo(1);
    complete();
  }

  @Test
  void signedAddressesAreNoChange() throws IOException {
    signs = true;
    export();
    fetched.clear();
    assertThat(export().count(Result.SAME)).isEqualTo(PHOTOS);
    assertThat(fetched).isEmpty();
    complete();
  }

  @Test
  void bytesAreComparedWithoutAHash() throws IOException {
    hash = 0;
    export();
    fetched.clear();
    assertThat(export().count(Result.SAME)).isEqualTo(PHOTOS);
    assertThat(fetched).hasSize(PHOTOS);
    Files.write(files().get(0), new byte[20_000]);
    assertThat(export().count(Result.CHANGED)).isEqualTo(1);
    complete();
  }

  @Test
  void earlierFileStaysInTheReportIfTheNextExportGetsNothing() throws IOException {
    export();
    withheld = 7;
    for (int answer : new int[] {403, 404, 500}) {
      hash = answer;
      status = answer;
      Exported again = export();
      assertThat(again.count(Result.REFUSED) + again.count(Result.FAILED)).isEqualTo(1);
      NamedCsvRecord row = report().get(7);
      assertThat(row.getField("file")).isEqualTo("p7.png");
      assertThat(row.getField("reason")).endsWith("; the file is from an earlier export");
    }
    complete();
    hash = 4;
    Files.delete(home.resolve("photos").resolve("p7.png"));
    export();
    assertThat(report().get(7).getField("file")).isEmpty();
  }

  @Test
  void fileOfAPhotoThatWasRemovedSinceStaysAndIsNamed() throws IOException {
    export();
    removed = 7;
    assertThat(export().count(Result.NO_PHOTO)).isEqualTo(PEOPLE - PHOTOS + 1);
    assertThat(home.resolve("photos").resolve("p7.png")).exists();
    NamedCsvRecord row = report().get(7);
    assertThat(row.getField("file")).isEmpty();
    assertThat(row.getField("reason")).isEqualTo("p7.png of an earlier export is still there");
    Files.delete(home.resolve("photos").resolve("p7.png"));
    export();
    assertThat(report().get(7).getField("reason")).isEmpty();
  }

  @Test
  void shortPagesAreReadToTheEnd() throws IOException {
    for (int from : new int[] {0, 100}) {
      shortFrom = from;
      assertThat(export().rows()).extracting(BatchRow::id).hasSize(PEOPLE).doesNotHaveDuplicates();
    }
    complete();
  }

  /** Answers the request for the third page of people. */
  private void answersThirdPage(MockResponse answer) {
    Dispatcher usual = server.getDispatcher();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return "200".equals(request.getUrl().queryParameter("startIndex"))
                ? answer
                : usual.dispatch(request);
          }
        });
  }

  @Test
  void pageThatCannotBeReadIsReportedWithItsCause() {
    answersThirdPage(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html><title>Sign in</title></html>")
            .build());
    assertThat(export().stoppedBy())
        .isEqualTo(
            "the list of people ended early: the response to GET /api/2.0/people/filter is not"
                + " what a DocSpace portal sends: it is a web page: Sign in");
  }

  @Test
  void lostConnectionIsReportedAsTheCause() {
    answersThirdPage(SampleResponses.brokenLine());
    assertThat(export().stoppedBy())
        .isEqualTo(
            "the list of people ended early: the connection was lost during GET"
                + " /api/2.0/people/filter");
  }

  @Test
  void lostFileIsFetchedAgain() throws IOException {
    export();
    Files.delete(files().get(0));
    fetched.clear();
    export();
    assertThat(fetched).hasSize(1);
    complete();
  }

  @Test
  void unsafeUserNamesStayInTheFolder() throws IOException {
    export();
    complete();
    List<String> names =
        files().stream().map(file -> String.valueOf(file.getFileName())).sorted().toList();
    assertThat(names).contains("_.._Ada.png", "_nul.png");
    // Of two people with the same name, the first photo gets it.
    assertThat(names).filteredOn(name -> name.matches("_nul-id-[23]\\.png")).hasSize(1);
  }

  @Test
  void withheldPhotoIsARefusalInTheReport() throws IOException {
    withheld = 7;
    Exported exported = export();
    assertThat(exported.count(Result.REFUSED)).isEqualTo(1);
    assertThat(report().get(7).getField("reason")).contains("403");
  }

  @Test
  void folderOfAnotherPortalIsNotChanged() throws IOException {
    Files.createDirectories(home.resolve("photos"));
    Files.writeString(
        home.resolve("photos").resolve(".photoshell-export"),
        "photoshell export 1\thttps://other.example\n");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ExportOutcome.NoFolder.class,
            none -> assertThat(none.why()).contains("another portal"));
  }

  @Test
  void refusedListLeavesNoFolder() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return SampleResponses.empty(403);
          }
        });
    Path outer = home.resolve("deep");
    Path photos = outer.resolve("down");
    assertThat(ExportPhotos.export(sessions.require(), "", null, photos, 0, (a, b) -> {}))
        .isInstanceOf(NoList.class);
    assertThat(outer).doesNotExist();
    Files.createDirectories(photos);
    assertThat(ExportPhotos.export(sessions.require(), "", null, photos, 0, (a, b) -> {}))
        .isInstanceOf(NoList.class);
    assertThat(photos).isEmptyDirectory();
  }

  @Test
  void cancelledBeforeTheListLeavesNoFolder() {
    Dispatcher usual = server.getDispatcher();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            sessions.cancelCalls();
            return usual.dispatch(request);
          }
        });
    assertThat(export().interrupted()).isTrue();
    assertThat(home.resolve("photos")).doesNotExist();
  }

  private void isNoFolder(Path given, String why) {
    assertThat(ExportPhotos.export(sessions.require(), "", null, given, 0, (a, b) -> {}))
        .isEqualTo(new ExportOutcome.NoFolder(given, why));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void unusableFolderIsReportedWithTheReason() throws IOException {
    Path file = Files.writeString(home.resolve("admin.key"), "a file");
    isNoFolder(file, "it is a file");
    assertThat(file).hasContent("a file");
  }

  @Test
  void folderOnAFullDiskEndsTheExportEarly() {
    IOException full = new FileSystemException("photos", null, "No space left on device");
    for (IOException failure :
        List.of(
            new IOException("it cannot be created: No space left on device", full),
            new FileNotFoundException(ExportJournal.NAME + " (No space left on device)"))) {
      assertThat(ExportPhotos.notOpened(home, failure))
          .isInstanceOfSatisfying(
              Exported.class,
              stopped -> {
                assertThat(stopped.stoppedBy()).contains("No space left on device");
                assertThat(BatchText.exitCode(stopped)).isEqualTo(ExitCode.NO_ANSWER);
              });
    }
  }

  @Test
  @NeedsPosix("symbolic links")
  void folderThatIsALinkToNothingIsReported() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("photos"), home.resolve("missing"));
    isNoFolder(link, "it cannot be created");
  }

  @Test
  @NeedsPosix("file permissions")
  void folderThatMayNotBeCreatedIsReported() throws IOException {
    Path closed = Files.createDirectory(home.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "an administrator may write everywhere");
    isNoFolder(closed.resolve("photos"), "you may not create it");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void folderInProcIsReported() {
    isNoFolder(Path.of("/proc/photos"), "it cannot be created");
  }

  @Test
  void rateLimitedRequestPausesAllWorkers() throws IOException {
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    AtomicLong since = new AtomicLong();
    Dispatcher usual = server.getDispatcher();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public synchronized MockResponse dispatch(RecordedRequest request)
              throws InterruptedException {
            long now = System.nanoTime();
            boolean closed = rounds.get() > 0 && now - since.get() < 1_000_000_000L;
            // Requests after the first wait meet a second one.
            if (!closed && pictures.get() >= 60 && rounds.get() < 2) {
              rounds.incrementAndGet();
              since.set(now);
              closed = true;
            }
            if (!closed) {
              return usual.dispatch(request);
            }
            refused.incrementAndGet();
            return SampleResponses.empty(429).newBuilder().addHeader("Retry-After", "1").build();
          }
        });

    Exported exported = export();

    assertThat(exported.count(Result.SAVED)).isEqualTo(PHOTOS);
    assertThat(rounds).hasValue(2);
    assertThat(refused.get()).isBetween(2, ExportPhotos.PARALLEL_REQUESTS + 2);
    complete();
  }

  @Test
  void waitOfHoursStopsTheExport() throws IOException {
    Dispatcher usual = server.getDispatcher();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return pictures.get() < 60
                ? usual.dispatch(request)
                : SampleResponses.empty(429).newBuilder().addHeader("Retry-After", "7200").build();
          }
        });
    Exported exported = export();
    assertThat(exported.stoppedBy()).contains("no more requests for now").contains("2 hours");
    assertThat(report().stream().filter(row -> row.getField("outcome").equals("saved")))
        .hasSameSizeAs(files());

    server.setDispatcher(usual);
    assertThat(export().stoppedBy()).isNull();
    complete();
  }

  @Test
  void tempFilesOfAKilledExportAreRemoved() throws IOException {
    Path photos = Files.createDirectories(home.resolve("photos"));
    Files.write(photos.resolve(".photoshell-new-123"), new byte[100]);
    export();
    complete();
  }

  @Test
  void unwritableFileStopsTheExportAndLosesNothing() throws IOException {
    Path inTheWay = home.resolve("photos").resolve(".photoshell-new-151");
    Files.createDirectories(inTheWay.resolve("something"));
    Exported exported = export();
    assertThat(exported.stoppedBy()).isNotBlank();
    int there = files().size();
    assertThat(there).isLessThan(PHOTOS);

    Files.delete(inTheWay.resolve("something"));
    Files.delete(inTheWay);
    fetched.clear();
    export();
    assertThat(fetched).hasSize(PHOTOS - there);
    complete();
  }

  @Test
  void formulaCellsAreWrittenAsText() throws IOException {
    export();
    assertThat(report().get(3).getField("name")).isEqualTo("'=Person 3[31m");
    assertThat(Csv.plain("'=Person 3")).isEqualTo("=Person 3");
  }

  /** The ID identifies the person, whatever was removed from the name. */
  @Test
  void reportHasNoControlCharactersAndCanBeImported() throws IOException {
    export();
    Path photos = home.resolve("photos");
    String text = Files.readString(photos.resolve("photos.csv"));
    assertThat(text).contains("[31m").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\r\\n]]");
    List<ImportEntry> entries =
        PhotoListCsv.read(photos.resolve("photos.csv")).stream()
            .filter(entry -> !entry.image().isEmpty())
            .toList();
    assertThat(entries).hasSize(PHOTOS);
    Map<String, ImportEntry> byFile = PhotoListCsv.byFile(photos.resolve("photos.csv"));
    for (ImportEntry entry : entries) {
      assertThat(entry.id()).matches("id-\\d+");
      assertThat(Path.of(entry.source())).isRegularFile();
      assertThat(byFile.get(entry.image())).extracting(ImportEntry::id).isEqualTo(entry.id());
    }
  }
}
