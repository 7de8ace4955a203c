package io.github.photoshell.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.lesson.LessonCheckpoints.Checkpoint;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests where a lesson continues after the shell has ended. */
class LessonCheckpointsTest {
  private static final String LESSON =
      """
      ---
      lesson: 1
      title: Mine
      minutes: 1
      ---
      ## One
      Do it.
      - goal: photo of @self is set
      - goal: ran status now
      ## Two
      Do more.
      - goal: ran last now
      ## End
      Done.
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path home;
  private PracticePortal portal;

  @BeforeEach
  void start() throws IOException {
    portal = PracticePortal.start(PracticeSettings.defaults());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** Returns the checkpoints as a shell that has just started sees them. */
  private LessonCheckpoints checkpoints() {
    AppFolders folders = AppFolders.of(Map.of("PHOTOSHELL_HOME", home.toString()), home, "Linux");
    return new LessonCheckpoints(folders, new LessonProgress(folders));
  }

  private static Lesson lesson(String source, String text) throws LessonFormatException {
    return LessonReader.read("mine", source, text.lines().toList());
  }

  private LessonState begun() throws LessonFormatException {
    LessonState state = new LessonState(lesson("mine.md", LESSON), 0, portal);
    state.begin(portal, true);
    return state;
  }

  private Path files() {
    return home.resolve("state/lessons");
  }

  private void request(String method, String body) throws Exception {
    String id = portal.findPerson("omar").orElseThrow().id();
    client.send(
        HttpRequest.newBuilder(URI.create(portal.address() + "/api/2.0/people/" + id + "/photo"))
            .header("Authorization", "Bearer " + portal.findKey("omar").orElseThrow().token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static boolean hasPhoto(Checkpoint checkpoint, boolean atStart) throws IOException {
    try (PracticePortal other = PracticePortal.start(PracticeSettings.defaults())) {
      other.restore(atStart ? checkpoint.start() : checkpoint.current());
      return other.findPerson("omar").orElseThrow().photo() != null;
    }
  }

  @Test
  void lessonContinuesWithTheChangesTheGoalsAndTheKeys() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    request("PUT", "{\"files\": \"https://photos.example/ada.png\"}");
    state.evaluate(portal, List.of(new GoalContext.CommandRun(List.of("status", "now"), true)));
    checkpoints().saveCurrent(state, portal.snapshot());

    Checkpoint left = checkpoints().load(state.lesson(), 0).orElseThrow();
    assertThat(left.position().port()).isEqualTo(URI.create(portal.address()).getPort());
    // A photo can be read again; what ran cannot.
    assertThat(left.position().metGoals()).isEqualTo(Set.of(1));
    assertThat(left.position().startKey()).isEqualTo("omar");
    assertThat(left.position().key()).isEqualTo(portal.findKey("omar").orElseThrow().name());
    assertThat(hasPhoto(left, true)).isFalse();
    assertThat(hasPhoto(left, false)).isTrue();
  }

  @Test
  void withoutALaterStateTheStartIsTheCurrentOne() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    Checkpoint left = checkpoints().load(state.lesson(), 0).orElseThrow();
    assertThat(left.current()).isSameAs(left.start());
    assertThat(left.position().metGoals()).isEmpty();
  }

  @Test
  void nextStepReplacesTheFilesOfTheLast() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    checkpoints().saveCurrent(state, portal.snapshot());
    assertThat(files().toFile().list()).hasSize(2);
    state.moveTo(1);
    state.begin(portal, true);
    checkpoints().saveStart(state);
    assertThat(files().toFile().list()).singleElement().asString().endsWith("-2-start.json");
    assertThat(checkpoints().load(state.lesson(), 0)).isEmpty();
    assertThat(checkpoints().load(state.lesson(), 1)).isPresent();
  }

  @Test
  void changedLessonIsNotContinuedInTheMiddle() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    assertThat(checkpoints().load(lesson("mine.md", LESSON.replace("Done.", "Bye.")), 0))
        .as("its end may change")
        .isPresent();
    assertThat(checkpoints().load(lesson("mine.md", LESSON.replace("more.", "less.")), 0))
        .isEmpty();
    assertThat(checkpoints().load(lesson("/other/mine.md", LESSON), 0))
        .as("another lesson of the same name")
        .isEmpty();
  }

  @Test
  void brokenAndForeignFilesAreNotUsedAndAForeignOneIsKept() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    Path file = files().resolve(String.valueOf(files().toFile().list()[0]));
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertThat(checkpoints().load(state.lesson(), 0)).isEmpty();
    Files.writeString(file, "precious\n");
    checkpoints().saveStart(state);
    assertThat(file).hasContent("precious\n");
    assertThat(checkpoints().load(state.lesson(), 0)).isEmpty();
  }

  @Test
  void finishedLessonLeavesNoFiles() throws Exception {
    LessonState state = begun();
    checkpoints().saveStart(state);
    checkpoints().saveCurrent(state, portal.snapshot());
    ScratchFolder folder = checkpoints().folder(state.lesson());
    folder.prepare();
    Files.writeString(Path.of(folder.file("a.png")), "");
    Path other = Files.writeString(files().resolve("other.json"), "{}");
    checkpoints().delete(state.lesson());
    assertThat(files().toFile().list()).containsExactly(other.getFileName().toString());
    assertThat(folder.root()).doesNotExist();
    checkpoints().delete(state.lesson());
  }

  @Test
  void lessonsOfOneNameHaveTheirOwnFolders() throws Exception {
    Path bundled = checkpoints().folder(lesson("mine.md", LESSON)).root();
    Path one = checkpoints().folder(lesson("/one/mine.md", LESSON)).root();
    Path two = checkpoints().folder(lesson("/two/mine.md", LESSON)).root();
    assertThat(bundled).isEqualTo(home.resolve("state/lesson-files/mine"));
    assertThat(List.of(bundled, one, two)).doesNotHaveDuplicates();
    assertThat(one.getFileName().toString()).matches("mine-[0-9a-f]{8}");
  }
}
