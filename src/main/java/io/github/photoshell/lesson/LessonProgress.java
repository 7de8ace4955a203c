package io.github.photoshell.lesson;

import io.github.photoshell.files.AppFolders;
import io.github.photoshell.files.PrivateFolder;
import io.github.photoshell.files.StateFile;
import io.github.photoshell.files.StateFile.ForeignFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The progress in all lessons, in a file that only its owner can read. It is read again for each
 * access, because another shell may have changed it, and is written atomically.
 */
@Component
final class LessonProgress {
  private static final String CURRENT = "current";
  private static final String LAST = "last";

  private static final String HEADER = "How far the lessons are";
  private static final int MAX_BYTES = 1024 * 1024;

  private final Path file;
  private final StateFile state;

  LessonProgress(AppFolders folders) {
    this.file = folders.state().resolve("lessons.properties");
    this.state = new StateFile(file, MAX_BYTES, ("#" + HEADER)::equals);
  }

  /** Returns why progress cannot be saved; empty if it can, or if only the file cannot be read. */
  Optional<String> savingError() {
    try {
      state.read();
      return Optional.empty();
    } catch (ForeignFormatException e) {
      return Optional.of(file + ": " + e.getReason());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The progress in one lesson.
   *
   * @param step the index of the step to continue with; 0 if the lesson is finished
   * @param finished when it was last finished; null if never
   */
  record LessonRecord(
      int step, int hints, int solutions, int undone, int skipped, @Nullable String finished) {}

  LessonRecord of(Lesson lesson) {
    Properties all = read();
    String key = key(lesson);
    return new LessonRecord(
        number(all, key + ".step"),
        number(all, key + ".hints"),
        number(all, key + ".solutions"),
        number(all, key + ".undone"),
        number(all, key + ".skipped"),
        all.getProperty(key + ".finished"));
  }

  /** Saves the index of the step to continue with. */
  void setStep(Lesson lesson, int step) {
    change(all -> put(all, key(lesson) + ".step", step));
  }

  /** Counts a hint that was shown. */
  void addHint(Lesson lesson) {
    increment(key(lesson) + ".hints");
  }

  /** Counts a line of a solution that was typed for the user. */
  void addSolution(Lesson lesson) {
    increment(key(lesson) + ".solutions");
  }

  /** Counts a step that was reset. */
  void addUndo(Lesson lesson) {
    increment(key(lesson) + ".undone");
  }

  /** Counts a step that was skipped. */
  void addSkip(Lesson lesson) {
    increment(key(lesson) + ".skipped");
  }

  private void increment(String counter) {
    change(all -> put(all, counter, number(all, counter) + 1));
  }

  /** Returns the name or path of the current lesson; empty if none is running. */
  Optional<String> current() {
    return Optional.ofNullable(read().getProperty(CURRENT));
  }

  /** Returns the name or path of the last lesson, running or stopped; empty after its end. */
  Optional<String> last() {
    return Optional.ofNullable(read().getProperty(LAST));
  }

  /** Saves which lesson is running; a lesson from a file is saved by its absolute path. */
  void setCurrent(Lesson lesson) {
    change(
        all -> {
          all.setProperty(CURRENT, key(lesson));
          all.setProperty(LAST, key(lesson));
        });
  }

  /** Saves that no lesson is running. */
  void setStopped() {
    change(all -> all.remove(CURRENT));
  }

  /** Saves when a lesson, the last one, was finished; it then starts at its first step again. */
  void setFinished(Lesson lesson, String time) {
    change(
        all -> {
          put(all, key(lesson) + ".step", 0);
          all.setProperty(key(lesson) + ".finished", time);
          all.remove(CURRENT);
          all.remove(LAST);
        });
  }

  /**
   * The progress within a step.
   *
   * @param lesson the fingerprint of the lesson, which may change later
   * @param port the port of the lesson's practice portal
   * @param startKey the name of the key in use at the start of the step
   * @param key the name of the last key in use
   * @param metGoals the indexes of the goals that need not be met again
   */
  record Position(String lesson, int port, String startKey, String key, Set<Integer> metGoals) {
    Position {
      metGoals = Set.copyOf(metGoals);
    }
  }

  /** Returns the progress within the step; empty if unknown. */
  Optional<Position> position(Lesson lesson) {
    Properties all = read();
    String key = key(lesson);
    String text = all.getProperty(key + ".text");
    String startKey = all.getProperty(key + ".startKey");
    String currentKey = all.getProperty(key + ".key");
    if (text == null || startKey == null || currentKey == null) {
      return Optional.empty();
    }
    Set<Integer> metGoals =
        Stream.of(all.getProperty(key + ".earned", "").split(","))
            .filter(one -> one.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return Optional.of(
        new Position(text, number(all, key + ".port"), startKey, currentKey, metGoals));
  }

  /** Saves the progress within the step. */
  void position(Lesson lesson, Position position) {
    String key = key(lesson);
    String metGoals =
        position.metGoals().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    change(
        all -> {
          all.setProperty(key + ".text", position.lesson());
          put(all, key + ".port", position.port());
          all.setProperty(key + ".startKey", position.startKey());
          all.setProperty(key + ".key", position.key());
          all.setProperty(key + ".earned", metGoals);
        });
  }

  /**
   * Returns the lesson's key: the name of a built-in lesson, else the absolute path of its file.
   */
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
    try {
      return state.readProperties();
    } catch (IOException | IllegalArgumentException e) {
      // Lessons work without saved progress.
      return new Properties();
    }
  }

  /** Saves a change, if possible. */
  private void change(Consumer<Properties> change) {
    Properties all = read();
    change.accept(all);
    try {
      PrivateFolder.makeFor(file);
      state.replaceProperties(all, HEADER);
    } catch (IOException e) {
      // Progress is then lost when this shell ends.
    }
  }
}
