package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.PlainFileName;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.practice.PracticeFile;
import io.github.photoshell.practice.PracticeState;
import io.github.photoshell.shell.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the practice portal holds while a lesson is under way, in files that only their owner reads:
 * one of when the step began, one of now. They are written before the progress names their step, so
 * that a shell which ends at any moment leaves a pair that belongs together.
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
    boolean ours = LessonProgress.key(lesson).equals(lesson.name());
    return new ScratchFolder(
        files.resolve(ours ? name : name + "-" + id(lesson).substring(0, SHORT_ID)));
  }

  /**
   * Where a lesson was left.
   *
   * @param port where the portal was
   * @param start what the portal held when the step began
   * @param startKey the name of the key that one had then
   * @param now what the portal held at last, pictures of one's own included
   * @param key the name of the key that one had at last
   * @param earned the goals of the step, from 0, that requests and commands have met
   */
  record Left(
      int port,
      PracticeState start,
      String startKey,
      PracticeState now,
      String key,
      Set<Integer> earned) {}

  /** Keeps where a step begins, and that the lesson is at it. */
  void begin(LessonState at) {
    Lesson lesson = at.lesson();
    Path file = file(lesson, at.number(), "start");
    try {
      PrivateFolder.make(folder);
      Files.deleteIfExists(file(lesson, at.number(), "now"));
      if (at.start().isPresent()) {
        write(at.start().get(), file);
      }
    } catch (IOException nowhereToKeepIt) {
      // Coming back then does the earlier steps anew.
    }
    progress.put(lesson, progress.of(lesson).at(at.number()));
    progress.place(lesson, at.place(fingerprint(lesson)));
    forget(lesson, List.of(file));
  }

  /** Keeps what the portal holds after a line. */
  void now(LessonState at, PracticeState state) {
    try {
      write(state, file(at.lesson(), at.number(), "now"));
    } catch (IOException nowhereToKeepIt) {
      // Coming back then leads to where the step began.
    }
    progress.place(at.lesson(), at.place(fingerprint(at.lesson())));
  }

  /** Returns where a lesson was left; empty where nothing is kept, or the lesson is another now. */
  Optional<Left> left(Lesson lesson, int step) {
    Optional<LessonProgress.Place> place = progress.place(lesson);
    if (place.isEmpty() || !place.get().lesson().equals(fingerprint(lesson))) {
      return Optional.empty();
    }
    try {
      PracticeState began = read(file(lesson, step, "start"));
      Path now = file(lesson, step, "now");
      return Optional.of(
          new Left(
              place.get().port(),
              began,
              place.get().startKey(),
              Files.exists(now) ? read(now) : began,
              place.get().key(),
              place.get().earned()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static void write(PracticeState state, Path file) throws IOException {
    byte[] bytes = PracticeFile.bytes(state);
    state(file).replace(out -> out.write(bytes));
  }

  private static PracticeState read(Path file) throws IOException {
    return PracticeFile.of(state(file).read());
  }

  private static StateFile state(Path file) {
    return new StateFile(file, PracticeFile.LARGEST, "{"::equals);
  }

  /** Forgets what the portal held in any step, and the files of its solutions. */
  void forget(Lesson lesson) {
    forget(lesson, List.of());
    try {
      folder(lesson).delete();
    } catch (IOException stays) {
      // The next start of the lesson tries again.
    }
  }

  private void forget(Lesson lesson, List<Path> except) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(id(lesson)) && !except.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException nothingKept) {
      // Then there is nothing to forget.
    }
  }

  private Path file(Lesson lesson, int step, String when) {
    return folder.resolve("%s-%d-%s.json".formatted(id(lesson), step + 1, when));
  }

  private static String id(Lesson lesson) {
    return UUID.nameUUIDFromBytes(LessonProgress.key(lesson).getBytes(UTF_8)).toString();
  }

  /** Differs where anything in the lesson does: what was kept belongs to the lesson as it was. */
  private static String fingerprint(Lesson lesson) {
    String steps = lesson.version() + lesson.as() + lesson.steps();
    return UUID.nameUUIDFromBytes(steps.getBytes(UTF_8)).toString();
  }
}
