package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import io.github.photoshell.practice.ServerVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which effects of a line on the practice portal become goals of a lesson. */
class GoalRecorderTest {
  private static final String ADA = "https://photos.example/ada.png";

  private final HttpClient client = HttpClient.newHttpClient();
  private final GoalRecorder recorder = new GoalRecorder();
  private PracticePortal portal;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_5, 24));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** What a line does between its start and its end. */
  private interface Effect {
    void happens() throws Exception;
  }

  private List<String> goals(Effect effect) throws Exception {
    recorder.begin(Optional.of(portal));
    effect.happens();
    return recorder.end(Optional.of(portal)).stream().map(Goal::toString).toList();
  }

  private void request(String as, String method, String whose, String image) throws Exception {
    String id = portal.findPerson(whose).orElseThrow().id();
    client.send(
        HttpRequest.newBuilder(URI.create(portal.address() + "/api/2.0/people/" + id + "/photo"))
            .header("Authorization", "Bearer " + portal.findKey(as).orElseThrow().token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString("{\"files\": \"" + image + "\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void changedPhotosAreGoals() throws Exception {
    assertThat(goals(() -> request("omar", "PUT", "omar", ADA)))
        .containsExactly("photo of @self is from " + ADA);
    assertThat(
            goals(
                () -> {
                  request("omar", "PUT", "uma", ADA);
                  request("omar", "DELETE", "omar", "");
                }))
        .containsExactly("photo of uma is from " + ADA, "photo of @self is default");
  }

  @Test
  void onlyTheLastStateOfAPhotoIsAGoal() throws Exception {
    assertThat(
            goals(
                () -> {
                  request("omar", "PUT", "ada", ADA);
                  request("omar", "DELETE", "ada", "");
                }))
        .containsExactly("photo of ada is default");
  }

  @Test
  void refusedRequestOfAnyMethodIsAGoalThatCanBeRead() throws Exception {
    List<String> goals = goals(() -> request("omar", "PATCH", "uma", ADA));
    assertThat(goals).containsExactly("request PATCH people/{uma}/photo answered 405");
    assertThat(Goal.of(goals.get(0))).hasToString(goals.get(0));
  }

  @Test
  void refusedChangeIsAGoalAndARefusedReadIsNot() throws Exception {
    goals(() -> request("omar", "GET", "omar", ""));
    assertThat(goals(() -> request("omar", "PUT", "uma", "https://photos.example/missing.png")))
        .singleElement()
        .asString()
        .startsWith("request PUT people/{uma}/photo with https://photos.example/missing.png")
        .contains(" answered ");
    assertThat(goals(() -> request("uma", "GET", "omar", ""))).containsExactly("connected as uma");
  }

  @Test
  void otherPersonIsAGoalOnce() throws Exception {
    assertThat(goals(() -> request("omar", "GET", "omar", ""))).isEmpty();
    assertThat(goals(() -> request("uma", "GET", "uma", ""))).containsExactly("connected as uma");
    assertThat(goals(() -> request("uma", "GET", "uma", ""))).isEmpty();
    assertThat(goals(() -> request("uma", "PUT", "uma", ADA)))
        .containsExactly("photo of @self is from " + ADA);
  }

  @Test
  void anotherPortalOrVersionIsAGoal() throws Exception {
    assertThat(recorder.end(Optional.empty())).isEmpty();
    recorder.begin(Optional.empty());
    assertThat(recorder.end(Optional.of(portal)))
        .extracting(Goal::toString)
        .containsExactly("rules are 3.5");
    assertThat(goals(() -> {})).isEmpty();
    recorder.begin(Optional.of(portal));
    try (PracticePortal newer =
        PracticePortal.start(new PracticeSettings(0, ServerVersion.V3_7, 24))) {
      assertThat(recorder.end(Optional.of(newer)))
          .extracting(Goal::toString)
          .containsExactly("rules are 3.7");
    }
  }

  @Test
  void commandIsAGoalIfNothingElseShowsThatItRan() throws Exception {
    assertThat(
            goals(
                () -> {
                  recorder.commandEnded(List.of("last", "--as", "curl"), 0);
                  recorder.commandEnded(List.of("people", "gr"), 1);
                }))
        .containsExactly("ran last --as curl");
    assertThat(
            goals(
                () -> {
                  recorder.commandEnded(List.of("photo-set", "@self", ADA), 0);
                  request("omar", "PUT", "omar", ADA);
                }))
        .containsExactly("photo of @self is from " + ADA);
    for (String command : List.of("help", "lesson-hint", "transcript", "practice", "history")) {
      assertThat(goals(() -> recorder.commandEnded(List.of(command), 0))).as(command).isEmpty();
    }
  }

  @Test
  void lineThatLeavesAPhotoAsItWasIsAGoalByItsCommand() throws Exception {
    goals(() -> request("omar", "PUT", "omar", ADA));
    assertThat(
            goals(
                () -> {
                  recorder.commandEnded(List.of("photo-set", "@self", ADA), 0);
                  request("omar", "PUT", "omar", ADA);
                }))
        .containsExactly("ran photo-set @self " + ADA);
  }

  @Test
  void lineBreaksOfACommandAreBlanksAsInItsSolution() throws Exception {
    assertThat(goals(() -> recorder.commandEnded(List.of("people", "--jq", ".a |\n.b"), 0)))
        .containsExactly("ran people --jq '.a | .b'");
  }

  @Test
  void earlierLinesDoNotCount() throws Exception {
    request("omar", "PUT", "omar", ADA);
    assertThat(goals(() -> recorder.commandEnded(List.of("status"), 0)))
        .as("requests before the recording")
        .containsExactly("ran status");
    assertThat(goals(() -> {})).isEmpty();
  }
}
