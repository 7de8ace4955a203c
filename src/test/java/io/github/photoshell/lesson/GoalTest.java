package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests goals on a real practice portal. */
class GoalTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private PracticePortal portal;
  private Map<String, PracticePhoto> before;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
    before = GoalContext.photos(portal);
  }

  @AfterEach
  void end() {
    portal.close();
  }

  private void put(String as, String whose, String image) throws Exception {
    String id = portal.findPerson(whose).orElseThrow().id();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(portal.address() + "/api/2.0/people/" + id + "/photo"))
            .header("Authorization", "Bearer " + portal.findKey(as).orElseThrow().token())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"files\": \"" + image + "\"}"))
            .build();
    client.send(request, BodyHandlers.ofString());
  }

  /** Sends a form with one part; a file if it has a file name. */
  private void post(String as, String disposition) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(portal.address() + "/api/2.0/people/" + as + "/photo"))
            .header("Authorization", "Bearer " + portal.findKey(as).orElseThrow().token())
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                BodyPublishers.ofString(
                    "--b\r\nContent-Disposition: form-data; "
                        + disposition
                        + "\r\n\r\nGIF89a\r\n--b--\r\n"))
            .build();
    client.send(request, BodyHandlers.ofString());
  }

  private GoalContext evidence(List<String> words) {
    GoalContext.CommandRun ran = new GoalContext.CommandRun(words, !words.contains("failing"));
    return new GoalContext(portal, "omar", before, portal.log().requests(), List.of(ran));
  }

  private boolean isMet(String goal, String... ran) {
    return Goal.of(goal).isMet(evidence(List.of(ran)));
  }

  @Test
  void photoGoalReadsThePortal() throws Exception {
    assertThat(isMet("photo of @self is default")).isTrue();
    assertThat(isMet("photo of @self is unchanged")).isTrue();
    assertThat(Goal.of("photo of @self is set").missing(evidence(List.of())))
        .isEqualTo("your photo is the default photo");
    put("omar", "omar", "https://photos.example/ada.png");
    assertThat(isMet("photo of @self is set")).isTrue();
    assertThat(isMet("photo of omar is 400x400")).isTrue();
    assertThat(isMet("photo of omar is 800x600")).isFalse();
    assertThat(isMet("photo of omar is changed")).isTrue();
    assertThat(isMet("photo of omar is from https://photos.example/ada.png")).isTrue();
    assertThat(isMet("photo of omar is from a file")).isFalse();
    assertThat(isMet("photo of ada is unchanged")).isTrue();
    assertThat(Goal.of("photo of @self is default").missing(evidence(List.of())))
        .isEqualTo("your photo is a PNG of 400×400 pixels, not the default photo");
  }

  @Test
  void requestGoalReadsThePortalLog() throws Exception {
    put("omar", "uma", "https://photos.example/ada.png");
    assertThat(isMet("request PUT people/{uma}/photo answered 403")).isTrue();
    assertThat(isMet("request PUT people/*/photo answered 4xx and changed nothing")).isTrue();
    assertThat(isMet("request PUT people/{uma}/photo with https://photos.example/ada.png"))
        .isTrue();
    assertThat(isMet("request PUT people/{uma}/photo with https://photos.example/a.png")).isFalse();
    assertThat(isMet("request PUT people/{uma}/photo by admin")).isTrue();
    assertThat(isMet("request PUT people/{uma}/photo by uma")).isFalse();
    assertThat(isMet("request PUT people/{self}/photo")).isFalse();
    assertThat(isMet("request PUT people/{uma}/photo answered 403 2 times")).isFalse();
    assertThat(isMet("connected as omar")).isFalse();
    put("uma", "uma", "https://photos.example/ada.png");
    assertThat(isMet("connected as uma")).isTrue();
    assertThat(isMet("connected as uma with the key admin")).isFalse();
  }

  @Test
  void uploadGoalChecksTheFileName() throws Exception {
    String goal = "request POST people/{self}/photo with me.gif answered 200 and changed nothing";
    post("omar", "name=\"File\"");
    assertThat(isMet(goal)).isFalse();
    assertThat(Goal.of(goal).missing(evidence(List.of())))
        .isEqualTo("you have not tried to set your photo from me.gif");

    post("omar", "name=\"File\"; filename=\"me.gif\"");
    assertThat(isMet(goal)).isTrue();

    post("omar", "name=\"File\"; filename=\"my own.gif\"");
    PracticeRequest last = portal.log().requests().get(2);
    assertThat(last.image()).isEqualTo("my own.gif");
    // The words of a goal have no blanks.
    assertThat(RequestGoal.of(last, evidence(List.of())))
        .hasToString("request POST people/omar/photo answered 200");
  }

  @Test
  void commandGoalNeedsSuccess() {
    assertThat(isMet("ran last --as curl", "last", "--as=curl")).isTrue();
    assertThat(isMet("ran last --as curl", "last", "--as", "curl")).isTrue();
    assertThat(isMet("ran last --as curl", "last", "--as", "python")).isFalse();
    assertThat(isMet("ran person @self", "people", "@self")).isFalse();
    assertThat(isMet("ran photo-set", "photo-set", "failing")).isFalse();
    assertThat(isMet("tried photo-set", "photo-set", "failing")).isTrue();
    assertThat(isMet("rules are 3.7")).isTrue();
    assertThat(isMet("rules are 3.5")).isFalse();
  }

  @Test
  void starMatchesAnyCharactersOfACommandWord() {
    String goal = "ran photo-save ada */zoe.png";
    assertThat(isMet(goal, "photo-save", "ada", "other/zoe.png", "--force")).isTrue();
    assertThat(isMet(goal, "photo-save", "ada", "zoe.png")).isFalse();
    assertThat(isMet(goal, "photo-save", "ada", "other/zoe-png")).isFalse();
  }

  @Test
  void manyStarsMatchQuickly() {
    assertThat(isMet("ran photo-save a*b*c", "photo-save", "abc")).isTrue();
    assertThat(isMet("ran photo-save a*b*c", "photo-save", "a-b-b-c")).isTrue();
    assertThat(isMet("ran photo-save a*b*c", "photo-save", "acb")).isFalse();
    assertThat(isMet("ran photo-save a*a", "photo-save", "a")).isFalse();
    assertThat(isMet("ran photo-save " + "a*".repeat(40) + "b", "photo-save", "a".repeat(500)))
        .isFalse();
  }

  @Test
  void starForAWholeWordIsNotShown() {
    Goal goal = Goal.of("ran photo-save * me.gif");
    assertThat(isMet("ran photo-save * me.gif", "photo-save", "omar", "me.gif")).isTrue();
    assertThat(goal.missing(evidence(List.of("photo-save", "@self"))))
        .isEqualTo("'photo-save @self' ran, but the step asks for 'photo-save … me.gif'");
  }

  @Test
  void unmetGoalNamesTheLastCommand() {
    Goal goal = Goal.of("ran people gr");
    assertThat(goal.missing(evidence(List.of("status")))).isEqualTo("'people gr' has not run");
    assertThat(goal.missing(evidence(List.of("people", "gra"))))
        .isEqualTo("'people gra' ran, but the step asks for 'people gr'");
    assertThat(goal.missing(evidence(List.of("people", "gr", "failing"))))
        .isEqualTo("'people gr' ran, but did not succeed");
  }

  @Test
  void onlyTheWrongKeyIsNamed() {
    Goal goal = Goal.of("connected as omar with the key short-lived");
    assertThat(goal.missing(evidence(List.of())))
        .isEqualTo("you are omar, but not with the key short-lived");
    assertThat(Goal.of("connected as uma").missing(evidence(List.of())))
        .isEqualTo("you are omar, not uma");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo of @self is set",
        "photo of uma is from https://photos.example/ada.png",
        "request PUT people/{self}/photo with https://a.example/b by omar answered 4xx and changed"
            + " nothing 3 times",
        "connected as uma with the key user",
        "rules are 3.6",
        "ran last --as curl",
        "tried photo-set @self"
      })
  void goalIsWrittenAsItWasParsed(String written) {
    assertThat(Goal.of(written)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "photo is set", "photo of x is nice", "request people", "rules are 9", "ran"})
  void invalidGoalIsRejected(String written) {
    assertThatThrownBy(() -> Goal.of(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
