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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests steps on a real practice portal. */
class LessonStateTest {
  private static final String ADA = "https://photos.example/ada.png";

  private final HttpClient client = HttpClient.newHttpClient();
  private PracticePortal portal;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterEach
  void end() {
    portal.close();
  }

  private LessonState begun(String... items) throws LessonFormatException {
    String lesson =
        """
        ---
        lesson: 1
        title: One step
        minutes: 1
        ---
        ## The step

        Do it.

        %s

        ## The end

        Done.
        """
            .formatted(String.join("\n", items));
    LessonState run =
        new LessonState(LessonReader.read("one", "one.md", lesson.lines().toList()), 0, portal);
    run.begin(portal, true);
    return run;
  }

  /** Requests Omar's own photo and reports it as a line of the shell. */
  private LessonState.Outcome line(LessonState run, String method, String command)
      throws Exception {
    String id = portal.findPerson("omar").orElseThrow().id();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(portal.address() + "/api/2.0/people/" + id + "/photo"))
            .header("Authorization", "Bearer " + portal.findKey("omar").orElseThrow().token())
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{\"files\": \"" + ADA + "\"}"))
            .build();
    client.send(request, BodyHandlers.ofString());
    return ran(run, command);
  }

  private LessonState.Outcome ran(LessonState run, String command) {
    return run.evaluate(
        portal, List.of(new GoalContext.CommandRun(List.of(command.split(" ")), true)));
  }

  @Test
  void partialProgressIsNotAMistake() throws Exception {
    LessonState run = begun("- goal: photo of @self is set", "- goal: ran photo-save me.png");
    assertThat(line(run, "PUT", "photo-set @self " + ADA).remarks())
        .containsExactly("That is part of it.", "Not yet: 'photo-save me.png' has not run.");
    assertThat(ran(run, "photo-save me.gif").remarks())
        .containsExactly(
            "Not yet: 'photo-save me.gif' ran, but the step asks for 'photo-save me.png'.");
    assertThat(ran(run, "photo-save me.png").done()).isTrue();
  }

  @Test
  void wrongChangeIsReportedAndCanBeUndone() throws Exception {
    LessonState run = begun("- goal: photo of uma is set");
    assertThat(line(run, "PUT", "photo-set @self " + ADA).remarks())
        .containsExactly(
            "You set your photo.",
            "Not yet: the photo of uma is the default photo.",
            "'lesson-undo' resets this step.");
  }

  @Test
  void requestsToThePreviousPortalAreIgnored() throws Exception {
    LessonState run =
        begun(
            "- goal: rules are 3.5",
            "- goal: tried photo-import",
            "- goal: request GET people/{self}/photo");
    assertThat(line(run, "GET", "photo-import folder").done()).isFalse();
    try (PracticePortal older =
        PracticePortal.start(
            new PracticeSettings(0, ServerVersion.find("3.5").orElseThrow(), 24))) {
      portal.close();
      portal = older;
      assertThat(ran(run, "practice --rules 3.5").done()).isFalse();
      assertThat(line(run, "GET", "person @self").done()).isFalse();
      assertThat(ran(run, "photo-import folder").done()).isTrue();
    }
  }

  @Test
  void readStepIsNotCompletedByAChange() throws Exception {
    LessonState run =
        begun(
            "- goal: photo of @self is unchanged",
            "- goal: request GET people/{self}/photo",
            "- wrong: photo of @self is changed -> Nobody looked.");
    line(run, "PUT", "photo-set @self " + ADA);
    assertThat(line(run, "GET", "photo-set @self " + ADA).done()).isFalse();
    portal.restore(run.start().orElseThrow());
    run.begin(portal, false);
    assertThat(line(run, "GET", "person @self").done()).isTrue();
  }
}
