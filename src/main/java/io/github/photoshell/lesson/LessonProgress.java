package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.StateFile.NotOursException;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.shell.AppFolders;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far somebody has come, in a file that only its owner reads. It is read anew each time, for
 * another shell may have changed it, and written whole or not at all.
 */
@Component
final class LessonProgress {
  private static final String CURRENT = "current";
  private static final String LAST = "last";

  private static final String HEAD = "How far the lessons are";
  private static final int LARGEST = 1024 * 1024;

  private final Path file;
  private final StateFile state;

  LessonProgress(AppFolders folders) {
    this.file = folders.state().resolve("lessons.properties");
    this.state = new StateFile(file, LARGEST, ("#" + HEAD)::equals);
  }

  /** Returns why no progress is kept; empty where it is, and where there is only no room for it. */
  Optional<String> notKept() {
    try {
      state.read();
      return Optional.empty();
    } catch (NotOursException other) {
      return Optional.of(file + ": " + other.getReason());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * How far one lesson is.
   *
   * @param step the step to go on with, from 0; that of all steps when it is finished
   * @param finished when it was last finished; null before
   */
  record Mark(
      int step, int hints, int solutions, int undone, int skipped, @Nullable String finished) {
    static final Mark NONE = new Mark(0, 0, 0, 0, 0, null);

    Mark at(int next) {
      return new Mark(next, hints, solutions, undone, skipped, finished);
    }

    Mark finishedAt(String time) {
      return new Mark(0, hints, solutions, undone, skipped, time);
    }

    Mark hinted() {
      return new Mark(step, hints + 1, solutions, undone, skipped, finished);
    }

    Mark solved() {
      return new Mark(step, hints, solutions + 1, undone, skipped, finished);
    }

    Mark undid() {
      return new Mark(step, hints, solutions, undone + 1, skipped, finished);
    }

    Mark skippedOne() {
      return new Mark(step, hints, solutions, undone, skipped + 1, finished);
    }
  }

  Mark of(Lesson lesson) {
    Properties all = read();
    String key = key(lesson);
    return new Mark(
        number(all, key + ".step"),
        number(all, key + ".hints"),
        number(all, key + ".solutions"),
        number(all, key + ".undone"),
        number(all, key + ".skipped"),
        all.getProperty(key + ".finished"));
  }

  /** Keeps how far a lesson is, where there is a folder to keep it in. */
  void put(Lesson lesson, Mark mark) {
    Properties all = read();
    String key = key(lesson);
    put(all, key + ".step", mark.step());
    put(all, key + ".hints", mark.hints());
    put(all, key + ".solutions", mark.solutions());
    put(all, key + ".undone", mark.undone());
    put(all, key + ".skipped", mark.skipped());
    if (mark.finished() != null) {
      all.setProperty(key + ".finished", mark.finished());
    }
    write(all);
  }

  /** Returns what to type to go on with the lesson that is under way. */
  Optional<String> current() {
    return Optional.ofNullable(read().getProperty(CURRENT));
  }

  /** Returns the same of the lesson that was under way last, stopped or not; empty at its end. */
  Optional<String> last() {
    return Optional.ofNullable(read().getProperty(LAST));
  }

  /** Keeps which lesson is under way; one from a file by its whole path. */
  void started(Lesson lesson) {
    Properties all = read();
    all.setProperty(CURRENT, key(lesson));
    all.setProperty(LAST, key(lesson));
    write(all);
  }

  /** Keeps that none is under way. */
  void stopped() {
    Properties all = read();
    all.remove(CURRENT);
    write(all);
  }

  /** Keeps that the last one is at its end. */
  void ended() {
    Properties all = read();
    all.remove(CURRENT);
    all.remove(LAST);
    write(all);
  }

  /**
   * How far one is within the step.
   *
   * @param lesson stands for the lesson's text, which may be another later
   * @param port where the lesson's practice portal was
   * @param startKey the name of the practice portal's key that one had when the step began
   * @param key the one at last
   * @param earned the goals, from 0, that need not be met again
   */
  record Place(String lesson, int port, String startKey, String key, Set<Integer> earned) {
    Place {
      earned = Set.copyOf(earned);
    }
  }

  /** Returns where within the step one is; empty where that is not known. */
  Optional<Place> place(Lesson lesson) {
    Properties all = read();
    String key = key(lesson);
    String text = all.getProperty(key + ".text");
    String startKey = all.getProperty(key + ".startKey");
    String used = all.getProperty(key + ".key");
    if (text == null || startKey == null || used == null) {
      return Optional.empty();
    }
    Set<Integer> earned =
        Stream.of(all.getProperty(key + ".earned", "").split(","))
            .filter(one -> one.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return Optional.of(new Place(text, number(all, key + ".port"), startKey, used, earned));
  }

  /** Keeps where within the step one is. */
  void place(Lesson lesson, Place place) {
    Properties all = read();
    String key = key(lesson);
    all.setProperty(key + ".text", place.lesson());
    put(all, key + ".port", place.port());
    all.setProperty(key + ".startKey", place.startKey());
    all.setProperty(key + ".key", place.key());
    all.setProperty(
        key + ".earned",
        place.earned().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    write(all);
  }

  /** A lesson of ours by its name, one from elsewhere by its file. */
  static String key(Lesson lesson) {
    return lesson.source().equals(lesson.name() + ".md")
        ? lesson.name()
        : Path.of(lesson.source()).toAbsolutePath().normalize().toString();
  }

  private static int number(Properties all, String key) {
    String value = all.getProperty(key, "0");
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
  }

  private static void put(Properties all, String key, int value) {
    all.setProperty(key, String.valueOf(value));
  }

  private Properties read() {
    Properties all = new Properties();
    try {
      all.load(new StringReader(UserFile.text(state.read())));
      return all;
    } catch (IOException | IllegalArgumentException unreadable) {
      // Lessons can be taken without it.
      return new Properties();
    }
  }

  private void write(Properties all) {
    try {
      PrivateFolder.makeFor(file);
      state.replace(out -> all.store(new OutputStreamWriter(out, UTF_8), HEAD));
    } catch (IOException nowhereToKeepIt) {
      // The progress then lasts as long as this shell.
    }
  }
}
