package io.github.photoshell.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.Token;
import io.github.photoshell.portal.DryRun.Question;
import io.github.photoshell.portal.DryRun.Scenario;
import io.github.photoshell.portal.DryRun.Step;
import io.github.photoshell.portal.DryRun.Unknown;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a dry run records, what it assumes, and what it says about each request. */
class DryRunTest {
  private static final String ADA = SampleResponses.ADA;
  private static final String OMAR = SampleResponses.GRACE;
  private static final String IMAGE = "https://photos.example/ada.png";

  private DryRun dryRun = new DryRun(Scenario.GOOD, OMAR, "omar");
  private Portal portal = portal();

  private Portal portal() {
    return Portal.inDryRun(
        SampleResponses.address("https://portal.example"),
        Token.of("sk-key-of-omar").orElseThrow(),
        dryRun);
  }

  private PortalApi in(Scenario scenario) {
    return in(scenario, OMAR, "omar");
  }

  private PortalApi in(Scenario scenario, String selfId, @Nullable String selfUserName) {
    dryRun = new DryRun(scenario, selfId, selfUserName);
    portal = portal();
    return portal.api();
  }

  private PortalApi api() {
    return portal.api();
  }

  private List<String> requests() {
    return dryRun.steps().stream()
        .map(step -> step.call().method() + " " + step.call().target())
        .toList();
  }

  private List<String> purposes() {
    List<Step> steps = dryRun.steps();
    return IntStream.range(0, steps.size()).mapToObj(at -> CallPurpose.of(steps, at)).toList();
  }

  private String unknowns() {
    return String.join(
        " ",
        dryRun.unknowns().stream()
            .map(unknown -> unknown.variable() + "=" + unknown.call() + ":" + unknown.field())
            .toList());
  }

  private RawResponse typed(String method, String path) {
    return portal.call(new RawRequest(method, path, List.of(), List.of(), null));
  }

  @Test
  void requestsAreRecordedAndNotSent() {
    api().profile("ada");
    api().setPhoto(ADA, IMAGE);
    assertThat(requests())
        .containsExactly("GET /api/2.0/people/ada", "PUT /api/2.0/people/" + ADA + "/photo");
    assertThat(dryRun.steps()).extracting(Step::byHand).containsOnly(false);
    assertThat(dryRun.steps()).extracting(step -> step.call().authorized()).containsOnly(true);
    assertThat(dryRun.steps().toString()).doesNotContain("sk-key-of-omar");
    assertThat(portal.dryRun()).isSameAs(dryRun);
  }

  @Test
  void keyIsOnlyAssumedWhereItWouldBeSent() {
    api().capabilities();
    portal.picture("https://elsewhere.example/ada.png");
    assertThat(dryRun.steps()).extracting(step -> step.call().authorized()).containsOnly(false);
  }

  @Test
  void questionBelongsToTheNextRequest() {
    api().profile("ada");
    dryRun.record(Question.ALWAYS);
    api().clearPhoto(ADA);
    api().photo(ADA);
    assertThat(dryRun.steps())
        .extracting(Step::question)
        .containsExactly(null, Question.ALWAYS, null);
  }

  @Test
  void assumedFilesAreKeptInTheirOrder() {
    dryRun.assumeFile("b.png");
    dryRun.assumeFile("a.png");
    assertThat(dryRun.assumedFiles()).containsExactly("b.png", "a.png");
  }

  @Test
  void everyPersonExistsAndHasAPhoto() {
    Profile ada = api().profile("ada").orThrow();
    assertThat(ada.userName()).isEqualTo("ada");
    assertThat(ada.email()).isEqualTo("ada@example.com");
    assertThat(ada.role()).isEqualTo(Role.ADMIN);
    assertThat(ada.hasAvatar()).isTrue();
    assertThat(api().photo(ada.id()).orThrow().isDefault()).isFalse();
    assertThat(unknowns())
        .startsWith("PERSON_ID=1:response.id PHOTO_ORIGINAL=2:response.original without ?hash=...");
  }

  @Test
  void onePersonHasOnePlaceholderAndOthersHaveTheirOwn() {
    String ada = api().profile("ada").orThrow().id();
    String uma = api().profile("uma").orThrow().id();
    assertThat(uma).isNotEqualTo(ada);
    assertThat(api().profile("ada").orThrow().id()).isEqualTo(ada);
    assertThat(unknowns()).isEqualTo("PERSON_ID=1:response.id PERSON_ID_2=2:response.id");
    assertThat(dryRun.unknowns()).extracting(Unknown::literal).containsExactly(ada, uma);
    assertThat(dryRun.unknowns()).extracting(Unknown::of).containsExactly("ada", "uma");
  }

  @Test
  void userNameOfATypedIdIsThePlaceholder() {
    Profile ada = api().profile(ADA).orThrow();
    assertThat(ada.id()).isEqualTo(ADA);
    assertThat(ada.userName()).isEqualTo("rehearsed-name-000001");
    assertThat(unknowns()).isEqualTo("PERSON_USER_NAME=1:response.userName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"omar", "OMAR", OMAR, "@self"})
  void userIsTheOneWhoIsConnected(String person) {
    Profile omar = api().profile(person).orThrow();
    assertThat(omar.id()).isEqualTo(OMAR);
    assertThat(omar.userName()).isEqualTo("omar");
    assertThat(omar.email()).isEqualTo("you@example.com");
    assertThat(dryRun.unknowns()).isEmpty();
  }

  @Test
  void userIsAPlaceholderBeforeConnecting() {
    PortalApi api = in(Scenario.GOOD, DryRun.UNKNOWN_USER_ID, null);
    assertThat(unknowns()).isEqualTo("YOUR_ID=0:response.id YOUR_USER_NAME=0:response.userName");
    Profile you = api.self().orThrow();
    assertThat(you.id()).isEqualTo(DryRun.UNKNOWN_USER_ID);
    assertThat(you.userName()).isEqualTo("rehearsed-name-of-yours");
    api.profile(DryRun.UNKNOWN_USER_ID);
    assertThat(purposes()).containsExactly("Reads your account.", "Reads your profile.");
  }

  @Test
  void keyHasAllRightsUnlessItIsLimited() {
    assertThat(api().ownKey().orThrow().permissions()).isEmpty();
    assertThat(in(Scenario.LIMITED_KEY).ownKey().orThrow().permissions())
        .containsExactly("accounts:write");
  }

  @Test
  void missingPersonIsNotFoundByAnyName() {
    PortalApi api = in(Scenario.NO_SUCH_PERSON);
    assertThat(api.profile("ada").isRefused(404)).isTrue();
    assertThat(api.profiles(ProfileQuery.of("ada", 5)).orThrow()).isEmpty();
    assertThat(api.profile("omar").orThrow().id()).isEqualTo(OMAR);
    assertThat(api.profiles(ProfileQuery.of(null, 100)).orThrow()).hasSize(1);
  }

  @Test
  void searchedEmailIsThatOfTheFirstPerson() {
    Profile found = api().profiles(ProfileQuery.of("ada@example.org", 10)).orThrow().get(0);
    assertThat(found.email()).isEqualTo("ada@example.org");
    Profile named = api().profiles(ProfileQuery.of("ada", 10)).orThrow().get(0);
    assertThat(named.email()).isEqualTo("person0@example.com");
    assertThat(unknowns())
        .startsWith("PERSON_ID=1:response[0].id PERSON_USER_NAME=1:response[0].userName");
  }

  @Test
  void manyPeopleFillTheirPages() {
    PortalApi api = in(Scenario.MANY_PEOPLE);
    assertThat(page(api, 0)).hasSize(100).startsWith("person0@example.com");
    assertThat(page(api, 200)).hasSize(50).endsWith("person249@example.com");
    assertThat(page(api, 250)).isEmpty();
    assertThat(api.profiles(new ProfileQuery(null, null, 0, 100, null)).okOrThrow().total())
        .isEqualTo(250);
    assertThat(dryRun.unknowns())
        .extracting(Unknown::variable)
        .contains("PHOTO_URL", "PHOTO_URL_2", "PERSON_ID_100", "PHOTO_URL_250");
  }

  private static List<String> page(PortalApi api, int start) {
    return api.profiles(new ProfileQuery(null, 1, start, 100, null)).orThrow().stream()
        .map(Profile::email)
        .map(Objects::requireNonNull)
        .toList();
  }

  @Test
  void photoChangesAsItIsAsked() {
    assertThat(api().photo(ADA).orThrow().hash()).isEqualTo("1");
    api().setPhoto(ADA, IMAGE);
    PhotoUrls set = api().photo(ADA).orThrow();
    assertThat(set.isDefault()).isFalse();
    assertThat(set.hash()).isEqualTo("2");
    assertThat(dryRun.unknowns())
        .extracting(Unknown::variable)
        .contains("PHOTO_ORIGINAL", "PHOTO_ORIGINAL_2", "PHOTO_SMALL_2");

    assertThat(api().clearPhoto(ADA).orThrow().isDefault()).isTrue();
    assertThat(api().photo(ADA).orThrow().isDefault()).isTrue();
    UploadReply uploaded =
        api().uploadPhoto(ADA, Path.of("ada.png"), "image/png", new byte[1]).orThrow();
    assertThat(uploaded.success()).isTrue();
    assertThat(api().photo(ADA).orThrow().isDefault()).isFalse();
  }

  @Test
  void eachPersonHasAPhotoOfTheirOwn() {
    Profile sean = api().profile("sean").orThrow();
    api().profile("ada").orThrow();
    assertThat(api().photo("sean").orThrow().hash()).isEqualTo("1");
    assertThat(api().photo("ada").orThrow().hash()).isEqualTo("2");
    assertThat(dryRun.unknowns())
        .extracting(Unknown::variable)
        .contains("PHOTO_MAX", "PHOTO_MAX_2");

    api().clearPhoto(sean.id());
    assertThat(api().photo("sean").orThrow().isDefault()).isTrue();
    assertThat(api().photo("ada").orThrow().isDefault()).isFalse();
  }

  @Test
  void firstPhotoIsSetWhereThereIsNone() {
    PortalApi api = in(Scenario.NO_PHOTO);
    assertThat(api.photo(ADA).orThrow().isDefault()).isTrue();
    assertThat(
            PhotoUrls.isDefaultImage(
                Objects.requireNonNull(
                    api.profiles(ProfileQuery.of(null, 1)).orThrow().get(0).avatarOriginal())))
        .isTrue();
    api.setPhoto(ADA, IMAGE);
    assertThat(api.photo(ADA).orThrow().isDefault()).isFalse();
  }

  @Test
  void lateChangeShowsInTheSecondRead() {
    PortalApi api = in(Scenario.SHOWS_LATE);
    api.setPhoto(ADA, IMAGE);
    assertThat(api.photo(ADA).orThrow().hash()).isEqualTo("1");
    assertThat(api.photo(ADA).orThrow().hash()).isEqualTo("2");
  }

  @Test
  void connectionIsLostOnceInTheFirstChange() {
    PortalApi api = in(Scenario.CONNECTION_LOST);
    api.profile("ada").orThrow();
    assertThat(api.setPhoto(ADA, IMAGE))
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONNECTION_LOST));
    assertThat(api.setPhoto(ADA, IMAGE)).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void removalIsRepeatedAfterALostConnection() {
    assertThat(in(Scenario.CONNECTION_LOST).clearPhoto(ADA)).isInstanceOf(Reply.Ok.class);
    assertThat(requests())
        .containsExactly(
            "DELETE /api/2.0/people/" + ADA + "/photo", "DELETE /api/2.0/people/" + ADA + "/photo");
  }

  @Test
  void purposesOfConnectingAreSaid() {
    api().capabilities();
    api().build();
    api().ownKey();
    api().self();
    api().settings();
    assertThat(purposes())
        .containsExactly(
            "Checks that this is a DocSpace portal. Sent without the API key.",
            "Reads the portal's version. Sent without the API key.",
            "Reads the API key's rights and expiry.",
            "Reads your account.",
            "Reads the size limit for images.");
  }

  @Test
  void purposesOfAChangeAreSaid() {
    api().profile("ada");
    String original = api().photo(ADA).orThrow().original();
    portal.picture(original);
    api().setPhoto(ADA, IMAGE);
    api().photo(ADA);
    portal.picture(original);
    assertThat(purposes())
        .containsExactly(
            "Finds the person by user name or ID.",
            "Reads the current photo.",
            "Downloads the current photo, kept for photo-undo.",
            "Sets the photo: the portal downloads the image itself.",
            "Reads the photo again to verify it.",
            "Downloads the stored photo to compare its bytes: an address proves nothing.");
  }

  @Test
  void pictureThatIsDownloadedTwiceBeforeAChangeIsComparedFirst() {
    String original = api().photo(ADA).orThrow().original();
    portal.picture(original);
    portal.picture(original);
    api().uploadPhoto(ADA, Path.of("ada.png"), "image/png", new byte[1]);
    api().clearPhoto(ADA);
    assertThat(purposes())
        .containsExactly(
            "Reads the current photo.",
            "Downloads the current photo, to see whether it is already the new image.",
            "Downloads the current photo, kept for photo-undo.",
            "Sets the photo: the image is uploaded in a form.",
            "Removes the photo; the portal keeps no copy.");
  }

  @Test
  void purposesWithoutAChangeAreSaid() {
    portal.picture(api().photo(ADA).orThrow().original());
    assertThat(purposes()).containsExactly("Reads the photo's addresses.", "Downloads the photo.");
  }

  @Test
  void purposesOfSearchesAreSaid() {
    api().profiles(ProfileQuery.of("ad", 5));
    api().profiles(ProfileQuery.of("ada@example.org", 10));
    api().profiles(new ProfileQuery(null, 1, 0, 100, null));
    api().profiles(new ProfileQuery(null, 1, 100, 100, null));
    assertThat(purposes())
        .containsExactly(
            "Searches for similar names, to suggest one.",
            "Finds the person by e-mail.",
            "Lists the first 100 people.",
            "Lists the next hundred.");
  }

  @Test
  void typedRequestIsSaidToBeTyped() {
    assertThat(typed("GET", "/api/2.0/people").status()).isEqualTo(200);
    typed("GET", "/api/2.0/people?startIndex=25");
    assertThat(dryRun.steps()).extracting(Step::byHand).containsOnly(true);
    assertThat(purposes()).containsExactly("As typed.", "The next page.");
  }

  @Test
  void pictureChangesWithThePhoto() {
    byte[] before = picture();
    assertThat(picture()).isEqualTo(before);
    api().setPhoto(ADA, IMAGE);
    assertThat(picture()).isNotEqualTo(before);
  }

  private byte[] picture() {
    PictureReply reply = portal.picture(api().photo(ADA).orThrow().original());
    return ((PictureReply.Fetched) reply).picture().bytes();
  }
}
