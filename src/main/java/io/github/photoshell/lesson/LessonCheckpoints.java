package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.practice.PracticeState;
import io.github.photoshell.practice.StateFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Snapshots of the practice portal during a lesson, in files that only their owner can read: one
 * from the start of the step, and the latest one. They are written before the progress refers to
 * their step, so that the files stay consistent when the shell ends at any moment.
 */
@Component
final class LessonCheckpoints {
  private static final int SHORT_ID = 8;

  private final Path folder;
  private final Path files;
  private final LessonProgress progress;

  LessonCheckpoints(AppFolders folders, LessonProgress progress) {
    this.folder = folders.state().resolve("lessons");
    this.files = folders.state().resolve("lesson-files");
    this.progress = progress;
  }

  /** Returns the folder in which the solutions of a lesson read and write files. */
  ScratchFolder folder(Lesson lesson) {
    String name = PlainFileName.of(lesson.name());
    boolean isBundled = LessonProgress.key(lesson).equals(lesson.name());
    return new ScratchFolder(
        files.resolve(isBundled ? name : name + "-" + id(lesson).substring(0, SHORT_ID)));
  }

  /**
   * The point where a lesson was left.
   *
   * @param start the portal's state at the start of the step
   * @param current the portal's latest state, including the user's changes
   */
  record Checkpoint(LessonProgress.Position position, PracticeState start, PracticeState current) {}

  /** Saves the start of a step, and that the lesson is at this step. */
  void saveStart(LessonState lessonState) {
    Lesson lesson = lessonState.lesson();
    Path file = file(lesson, lessonState.stepIndex(), "start");
    try {
      PrivateFolder.make(folder);
      Files.deleteIfExists(file(lesson, lessonState.stepIndex(), "now"));
      if (lessonState.start().isPresent()) {
        write(lessonState.start().get(), file);
      }
    } catch (IOException e) {
      // Resuming the lesson then replays the earlier steps.
    }
    progress.setStep(lesson, lessonState.stepIndex());
    progress.position(lesson, lessonState.position(fingerprint(lesson)));
    delete(lesson, List.of(file));
  }

  /** Saves the portal's state after a line. */
  void saveCurrent(LessonState lessonState, PracticeState portalState) {
    try {
      write(portalState, file(lessonState.lesson(), lessonState.stepIndex(), "now"));
    } catch (IOException e) {
      // Resuming the lesson then starts at the beginning of the step.
    }
    progress.position(
        lessonState.lesson(), lessonState.position(fingerprint(lessonState.lesson())));
  }

  /** Returns where a lesson was left; empty if nothing is saved or the lesson has changed. */
  Optional<Checkpoint> load(Lesson lesson, int step) {
    Optional<LessonProgress.Position> position = progress.position(lesson);
    if (position.isEmpty() || !position.get().lesson().equals(fingerprint(lesson))) {
      return Optional.empty();
    }
    try {
      PracticeState start = read(file(lesson, step, "start"));
      Path currentFile = file(lesson, step, "now");
      return Optional.of(
          new Checkpoint(
              position.get(), start, Files.exists(currentFile) ? read(currentFile) : start));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(PracticeState state, Path file) throws IOException {
    byte[] bytes = StateFormat.write(state);
    state(file).replace(out -> out.write(bytes));
  }

  private static PracticeState read(Path file) throws IOException {
    return StateFormat.read(state(file).read());
  }

  private static StateFile state(Path file) {
    return new StateFile(file, StateFormat.MAX_BYTES, "{"::equals);
  }

  /** Deletes the saved states of all steps and the files of the lesson's solutions. */
  void delete(Lesson lesson) {
    delete(lesson, List.of());
    try {
      folder(lesson).delete();
    } catch (IOException e) {
      // The next start of the lesson tries again.
    }
  }

  private void delete(Lesson lesson, List<Path> except) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(id(lesson)) && !except.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Nothing to delete.
    }
  }

  private Path file(Lesson lesson, int step, String kind) {
    return folder.resolve("%s-%d-%s.json".formatted(id(lesson), step + 1, kind));
  }

  private static String id(Lesson lesson) {
    return UUID.nameUUIDFromBytes(LessonProgress.key(lesson).getBytes(UTF_8)).toString();
  }

  /**
   * Returns a fingerprint of the lesson's steps. Saved states are only valid for an unchanged
   * lesson.
   */
  private static String fingerprint(Lesson lesson) {
    String steps = lesson.version() + lesson.userName() + lesson.steps();
    return UUID.nameUUIDFromBytes(steps.getBytes(UTF_8)).toString();
  }
}
