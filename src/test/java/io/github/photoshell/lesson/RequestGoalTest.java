package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which requests meet a goal, and what is said until one does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestGoalTest {
  private static final String PHOTO = "/api/2.0/people/uma/photo";

  private PracticePortal portal;

  @BeforeAll
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterAll
  void end() {
    portal.close();
  }

  private static PracticeRequest request(
      String method, String path, int status, @Nullable String image) {
    return request(method, path, status, image, null);
  }

  private static PracticeRequest request(
      String method,
      String path,
      int status,
      @Nullable String image,
      @Nullable PracticeChange change) {
    return new PracticeRequest(
        1, Instant.EPOCH, 5, method, path, "admin", "omar", status, change, image, null, null);
  }

  private GoalContext context(PracticeRequest... requests) {
    return new GoalContext(portal, "omar", Map.of(), List.of(requests), List.of());
  }

  private boolean isMet(String goal, PracticeRequest... requests) {
    return RequestGoal.of(goal).isMet(context(requests));
  }

  private String missing(String goal, PracticeRequest... requests) {
    assertThat(isMet(goal, requests)).isFalse();
    return RequestGoal.of(goal).missing(context(requests));
  }

  @ParameterizedTest
  @CsvSource({
    "people/{uma}/photo,      /api/2.0/people/uma/photo,       true",
    "people/{uma}/photo,      /api/2.0/people/UMA/photo,       true",
    "people/{uma}/photo,      /api/2.0/people/uma/photo?x=1,   true",
    "people/{uma}/photo,      /api/2.0/people/ada/photo,       false",
    "people/{nobody}/photo,   /api/2.0/people/nobody/photo,    false",
    "people/*/photo,          /api/2.0/people/ada/photo,       true",
    "people/*/photo,          /api/2.0/people/ada/photo/large, false",
    "people/{self},           /api/2.0/people/@self,           true",
    "people/{self},           /api/2.0/people/omar,            true",
    "people/{self},           /api/2.0/people/uma,             false",
    "people/@self,            /api/2.0/people/@SELF,           true",
    "people/{uma},            /api/2.0/people/@self,           false",
    "/storage/x.png,          /storage/x.png,                  true",
    "storage/x.png,           /storage/x.png,                  false",
  })
  void pathIsComparedPartByPart(String path, String sent, boolean met) {
    assertThat(isMet("request GET " + path, request("GET", sent, 200, null))).isEqualTo(met);
  }

  @Test
  void methodImageAndCallerMustBeThose() {
    PracticeRequest put = request("PUT", PHOTO, 403, "https://photos.example/a.png");
    assertThat(isMet("request PUT people/{uma}/photo", put)).isTrue();
    assertThat(isMet("request DELETE people/{uma}/photo", put)).isFalse();
    assertThat(isMet("request PUT people/{uma}/photo with https://photos.example/a.png", put))
        .isTrue();
    assertThat(isMet("request PUT people/{uma}/photo with other.png", put)).isFalse();
    assertThat(isMet("request PUT people/{uma}/photo by omar", put)).isTrue();
    assertThat(isMet("request PUT people/{uma}/photo by @self", put)).isTrue();
    assertThat(isMet("request PUT people/{uma}/photo by admin", put)).isTrue();
    assertThat(isMet("request PUT people/{uma}/photo by uma", put)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "403, 403, true",
    "404, 403, false",
    "404, 4xx, true",
    "500, 4xx, false",
    "0, nothing, true",
    "200, nothing, false",
    "0, 4xx, false",
  })
  void statusIsOneOrAllOfAKind(int status, String expected, boolean met) {
    assertThat(
            isMet(
                "request PUT people/{uma}/photo answered " + expected,
                request("PUT", PHOTO, status, null)))
        .isEqualTo(met);
  }

  @Test
  void requestsThatDoNotCountAreLeftOutOfTheirNumber() {
    PracticeRequest ok = request("GET", PHOTO, 200, null);
    PracticeRequest lost = request("GET", PHOTO, 0, null);
    String twice = "request GET people/{uma}/photo answered 200 2 times";
    assertThat(missing(twice, ok, lost))
        .isEqualTo("GET people/{uma}/photo was answered 200 1 time, not 2");
    assertThat(isMet(twice, ok, lost, ok)).isTrue();
    assertThat(missing("request GET people/{uma}/photo 3 times", ok, ok))
        .isEqualTo("GET people/{uma}/photo was sent 2 times, not 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request GET people/{uma}/photo          | you have not looked at the photo of uma",
        "request PUT people/{self}/photo         | you have not tried to set your photo",
        "request POST people/{self}/photo with me.png | you have not tried to set your photo from"
            + " me.png",
        "request DELETE people/{uma}/photo answered 403 | you have not tried to clear the photo of"
            + " uma",
        "request GET people/{uma} by @self answered 200 | the portal has not received GET"
            + " people/{uma} by omar answered 200",
        "request GET people/filter               | the portal has not received GET people/filter",
      })
  void requestThatWasNotSentIsNamed(String goal, String words) {
    assertThat(missing(goal)).isEqualTo(words);
  }

  @Test
  void lastResponseIsComparedWithTheExpectedOne() {
    assertThat(
            missing(
                "request GET people/{uma} answered 403",
                request("GET", "/api/2.0/people/uma", 0, null),
                request("GET", "/api/2.0/people/uma", 200, null)))
        .isEqualTo("the portal answered 200 to GET people/{uma}, not 403");
    assertThat(
            missing(
                "request GET people/{uma} answered 403",
                request("GET", "/api/2.0/people/uma", 0, null)))
        .isEqualTo("the portal answered nothing to GET people/{uma}, not 403");
  }

  @Test
  void requestThatChangedSomethingIsNoneThatChangedNothing() {
    String goal = "request PUT people/{uma}/photo answered 200 and changed nothing";
    PracticeRequest put =
        request(
            "PUT",
            PHOTO,
            200,
            null,
            new PracticeChange(PracticeChange.Kind.SET, "uma", null, null));
    assertThat(missing(goal, put))
        .isEqualTo("the portal answered 200 to PUT people/{uma}/photo, not 200 without a change");
    assertThat(isMet(goal, request("PUT", PHOTO, 200, null))).isTrue();
  }

  @Test
  void requestInALogBecomesTheGoalThatItMeets() {
    String uma = portal.findPerson("uma").orElseThrow().id();
    PracticeRequest put =
        request(
            "PUT", "/api/2.0/people/" + uma + "/photo?x=1", 403, "https://photos.example/a.png");
    String goal = RequestGoal.of(put, context()).toString();
    assertThat(goal)
        .isEqualTo("request PUT people/{uma}/photo with https://photos.example/a.png answered 403");
    assertThat(isMet(goal, put)).isTrue();
    String omar = portal.findPerson("omar").orElseThrow().id();
    assertThat(RequestGoal.of(request("GET", "/api/2.0/people/" + omar, 0, null), context()))
        .hasToString("request GET people/{self} answered nothing");
  }
}
