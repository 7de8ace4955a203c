package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.Person;
import io.github.photoshell.people.SamplePeople;
import io.github.photoshell.photo.PhotoOutcome.Cause;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Role;
import io.github.photoshell.portal.SampleResponses;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import io.github.photoshell.session.Scopes;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the causes of refusals; a question mark marks those that are only likely. */
class RefusalDiagnosisTest {
  private static Session session(@Nullable String version, String address) {
    return new Session(
        Portal.at(SampleResponses.address(address), null, SampleResponses.PATIENT, exchange -> {}),
        new Account(SampleResponses.ADA, "ada", "Ada Lovelace", Role.ADMIN),
        new Scopes(List.of()),
        null,
        new PortalVersion(version),
        5_242_880L);
  }

  private static Person person(String id, Role role, Person.Status status) {
    return SamplePeople.person(id, "grace", "Grace Hopper", null, role, status);
  }

  private static String causes(
      Session session, Person person, @Nullable String url, int status, String reason) {
    ImageSource image = url == null ? null : new ImageSource.Address(url);
    return new RefusalDiagnosis(session, person, image)
        .of(status, reason).causes().stream()
            .map(RefusalDiagnosisTest::word)
            .collect(Collectors.joining(" "));
  }

  private static String word(Cause cause) {
    return cause.reason() + (cause.certain() ? "" : "?");
  }

  private static String ofYours(String url, int status, String reason) {
    Person you = person(SampleResponses.ADA, Role.ADMIN, Person.Status.ACTIVE);
    return causes(session("3.7.2", "https://portal.example.com"), you, url, status, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "3.7.2, 403, NOT_YOURS",
    "3.6.1, 403, NOT_YOURS",
    "3.6.0, 200, NOT_YOURS",
    "3.5.0, 403, NO_RIGHT?",
    "3.5.0, 200, ''",
  })
  void otherPersonsPhotoIsExplainedByTheVersion(String version, int status, String causes) {
    Person grace = person(SampleResponses.GRACE, Role.USER, Person.Status.ACTIVE);
    assertThat(causes(session(version, "https://p.example"), grace, null, status, "Access denied"))
        .isEqualTo(causes);
  }

  @Test
  void unknownVersionGivesBothCauses() {
    Person grace = person(SampleResponses.GRACE, Role.USER, Person.Status.ACTIVE);
    assertThat(
            causes(
                session(null, "https://p.example"),
                grace,
                "https://photos.example/a.png",
                403,
                "Access denied"))
        .isEqualTo("NOT_YOURS? PRIVATE_ADDRESS? UNKNOWN_HOST?");
  }

  @Test
  void before36TheOwnersAndDisabledPeoplesPhotosAreSpecial() {
    Session session = session("3.5.0", "https://p.example");
    Person owner = person(SampleResponses.GRACE, Role.OWNER, Person.Status.ACTIVE);
    assertThat(causes(session, owner, null, 500, "No permissions to perform this action"))
        .isEqualTo("OWNERS_PHOTO");
    Person disabled = person(SampleResponses.GRACE, Role.USER, Person.Status.DISABLED);
    assertThat(causes(session, disabled, null, 403, "Access denied")).isEqualTo("DISABLED_PERSON");
    assertThat(causes(session(Role.ROOM_ADMIN), disabled, null, 403, "Access denied"))
        .isEqualTo("DISABLED_PERSON? NO_RIGHT?");
    assertThat(causes(session(Role.OWNER), disabled, null, 403, "Access denied"))
        .isEqualTo("DISABLED_PERSON");
  }

  @Test
  void before36AnAdminsPhotoFromAFileIsForThemAndTheOwner() {
    Person admin = person(SampleResponses.GRACE, Role.ADMIN, Person.Status.ACTIVE);
    LocalImage file = new LocalImage(Path.of("a.png"), new byte[0], "image/png", null);
    assertThat(new RefusalDiagnosis(session(Role.ADMIN), admin, file).of(200, "No").causes())
        .containsExactly(new Cause(RefusalReason.ADMINS_PHOTO, true));
    assertThat(new RefusalDiagnosis(session(Role.OWNER), admin, file).of(200, "No").causes())
        .extracting(Cause::reason)
        .doesNotContain(RefusalReason.ADMINS_PHOTO);
  }

  /** Only portals since 3.7 refuse an address (contract 3.3, rows 7 to 9). */
  @Test
  void before36NoAddressIsToBlame() {
    Person grace = person(SampleResponses.GRACE, Role.USER, Person.Status.ACTIVE);
    assertThat(
            causes(
                session(Role.ROOM_ADMIN),
                grace,
                "https://photos.example/a.png",
                403,
                "Access denied"))
        .isEqualTo("NO_RIGHT?");
  }

  /** Returns a session of a person with this role on DocSpace 3.5. */
  private static Session session(Role you) {
    Session admin = session("3.5.0", "https://p.example");
    return new Session(
        admin.portal(),
        new Account(SampleResponses.ADA, "ada", "Ada Lovelace", you),
        admin.scopes(),
        null,
        admin.version(),
        null);
  }

  @Test
  void blankMessageOfThePortalIsNone() {
    Person you = person(SampleResponses.ADA, Role.ADMIN, Person.Status.ACTIVE);
    RefusalDiagnosis diagnosis =
        new RefusalDiagnosis(session("3.7.2", "https://p.example"), you, null);
    assertThat(diagnosis.of(403, " ").reason()).isNull();
    assertThat(diagnosis.of(403, "No").reason()).isEqualTo("No");
    assertThat(diagnosis.byKey(-1).status()).isEqualTo(-1);
    assertThat(diagnosis.tooLarge(413).causes())
        .containsExactly(new Cause(RefusalReason.TOO_LARGE_FILE, true));
  }

  /** A portal refuses a file with 200; other statuses are not about the image. */
  @ParameterizedTest
  @CsvSource({"200, UNREADABLE_FILE?", "400, ''", "500, ''", "503, ''"})
  void onlyAFileRefusalBlamesTheFile(int status, String causes) {
    Person you = person(SampleResponses.ADA, Role.ADMIN, Person.Status.ACTIVE);
    Session session = session("3.7.2", "https://portal.example.com");
    LocalImage file = new LocalImage(Path.of("a.png"), new byte[0], "image/png", null);
    String found =
        new RefusalDiagnosis(session, you, file)
            .of(status, "boom").causes().stream()
                .map(RefusalDiagnosisTest::word)
                .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(causes);
  }

  /** Rights are checked before a file is decoded, so they are not to blame. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5.0", ""})
  void messageOfTheImageLibraryBlamesTheFileOfAnotherPersonsPhoto(String version) {
    Person grace = person(SampleResponses.GRACE, Role.USER, Person.Status.ACTIVE);
    Session session = session(version.isEmpty() ? null : version, "https://portal.example.com");
    LocalImage file = new LocalImage(Path.of("a.png"), new byte[0], "image/png", null);
    String message = "no decode delegate for this image format `' @ error/blob.c/BlobToImage/458";
    assertThat(new RefusalDiagnosis(session, grace, file).of(200, message).causes())
        .containsExactly(new Cause(RefusalReason.UNREADABLE_FILE, true));
  }

  @Test
  void before36TheFileOfAnAdminIsToBlameButNotTheRightToEdit() {
    Person grace = person(SampleResponses.GRACE, Role.USER, Person.Status.ACTIVE);
    LocalImage file = new LocalImage(Path.of("a.png"), new byte[0], "image/png", null);
    assertThat(new RefusalDiagnosis(session(Role.OWNER), grace, file).of(200, "Nein").causes())
        .extracting(Cause::reason)
        .containsExactly(RefusalReason.TOO_LARGE_FILE, RefusalReason.UNREADABLE_FILE);
    assertThat(new RefusalDiagnosis(session(Role.ROOM_ADMIN), grace, file).of(200, "No").causes())
        .extracting(Cause::reason)
        .startsWith(RefusalReason.NO_RIGHT);
  }

  @Test
  void removedPersonIsReported() {
    assertThat(ofYours("https://photos.example/a.png", 404, "The user could not be found"))
        .isEqualTo("GONE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://photos.example/a.png  | 403 | Access denied | NOT_HTTPS",
        "https://photos.example/a.png | 403 | Access denied | PRIVATE_ADDRESS? UNKNOWN_HOST?",
        "https://photos.example/a.png | 403 | Failed to download photo: NotFound | DOWNLOAD_FAILED",
        "https://photos.example/a.png | 403 | Failed to download photo: Found | REDIRECT",
        "https://photos.example/a.png | 403 | Failed to download photo: PermanentRedirect | REDIRECT",
        "https://portal.example.com/storage/x.png | 403 | Failed to download photo: Forbidden | IMAGE_ON_PORTAL",
        "https://photos.example/a.png | 500 | image size is too large | TOO_LARGE_DOWNLOAD",
        "https://photos.example/a.png | 500 | unknown image file type | EMPTY_DOWNLOAD",
        "https://photos.example/a.png | 500 | no decode delegate for this image format | NOT_AN_IMAGE",
        "https://photos.example/a.png | 500 | Connection refused (photos.example:443) | UNREACHABLE_ADDRESS?",
        "https://photos.example/a.png | 500 | Etwas ging schief | UNREACHABLE_ADDRESS? NOT_AN_IMAGE?",
      })
  void addressIsExplainedByStatusAndWords(String url, int status, String reason, String causes) {
    assertThat(ofYours(url, status, reason)).isEqualTo(causes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "0.1.2.3",
        "10.0.0.5",
        "100.64.0.1",
        "100.127.9.9",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.1",
        "192.168.1.1",
        "[::]",
        "[::1]",
        "[fc00::1]",
        "[fd12::1]",
        "[fe80::1]"
      })
  void literalPrivateAddressIsCertain(String host) {
    assertThat(ofYours("https://" + host + "/a.png", 403, "Access denied"))
        .isEqualTo("PRIVATE_ADDRESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.0.0.5",
        "100.63.0.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "[2001:db8::1]"
      })
  void publicAddressIsNotReportedAsPrivate(String host) {
    assertThat(ofYours("https://" + host + "/a.png", 403, "Access denied"))
        .isEqualTo("PRIVATE_ADDRESS? UNKNOWN_HOST?");
  }
}
