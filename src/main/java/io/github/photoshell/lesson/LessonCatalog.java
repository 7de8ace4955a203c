package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.AtomicFile;
import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.shell.DidYouMean;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The available lessons: the built-in ones, or those in the folder of {@code --lessons}. */
@Component
final class LessonCatalog {
  private static final String INDEX = "course.txt";
  private static final String SUFFIX = ".md";

  /** The parts after {@code lesson-} in the names of commands. */
  private static final Set<String> LESSON_COMMANDS =
      Set.of("hint", "solution", "undo", "skip", "stop", "make", "check");

  private final StartOptions startOptions;
  private final SolutionParser solutionParser;

  LessonCatalog(StartOptions startOptions, SolutionParser solutionParser) {
    this.startOptions = startOptions;
    this.solutionParser = solutionParser;
  }

  /**
   * Returns the lines of each lesson's file by the lesson's name, in their intended order.
   *
   * @throws UsageException if the folder cannot be read
   */
  private Map<String, Source> sources() {
    String folder = startOptions.lessons();
    return folder == null ? bundled() : inFolder(folder);
  }

  /**
   * @param unreadable why the lines could not be read; null if they could
   */
  private record Source(String file, List<String> lines, @Nullable UsageException unreadable) {
    Source(String file, List<String> lines) {
      this(file, lines, null);
    }
  }

  private static Map<String, Source> bundled() {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (String name : resource(INDEX)) {
      sources.put(name, new Source(name + SUFFIX, resource(name + SUFFIX)));
    }
    return sources;
  }

  private static List<String> resource(String name) {
    try (InputStream in = LessonCatalog.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " in this build");
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Source> inFolder(String folder) {
    Map<String, Source> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(TypedPath.of(folder))) {
      for (Path file : files.filter(LessonCatalog::isLesson).sorted().toList()) {
        String name = name(file);
        // Two files may differ only in their numbers.
        sources.put(sources.containsKey(name) ? withoutSuffix(file) : name, source(file));
      }
      return sources;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "The lessons in " + folder + " cannot be read: " + reason(e) + ".",
          "--lessons takes a folder of lessons, Markdown files in UTF-8.");
    }
  }

  private static String reason(Exception unreadable) {
    return unreadable instanceof NotDirectoryException
        ? "it is not a folder"
        : AtomicFile.reason(unreadable);
  }

  private static Source source(Path file) {
    try {
      return new Source(file.toString(), UserFile.lines(file));
    } catch (IOException e) {
      String name = file.toString();
      return new Source(
          name, List.of(), UsageException.unreadable(name, name, e, "Lessons are UTF-8 text."));
    }
  }

  /**
   * Returns whether it is a regular Markdown file. Pipes are skipped, since reading one may block.
   */
  private static boolean isLesson(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  /** Returns the lesson's name: {@code who-may} for {@code 03-who-may.md}. */
  static String name(Path file) {
    return withoutSuffix(file).replaceFirst("^\\d+[-_]", "");
  }

  private static String withoutSuffix(Path file) {
    return file.getFileName().toString().replaceFirst("\\" + SUFFIX + "$", "");
  }

  List<String> names() {
    return List.copyOf(sources().keySet());
  }

  /** Reads all lessons, but not files that are no valid lessons. */
  List<Lesson> lessons() {
    return readAll(failure -> {});
  }

  /**
   * Reads all lessons.
   *
   * @param failures receives why a file is not a valid lesson
   */
  List<Lesson> readAll(Consumer<UsageException> failures) {
    List<Lesson> lessons = new ArrayList<>();
    sources()
        .forEach(
            (name, source) -> {
              try {
                lessons.add(read(name, source));
              } catch (UsageException e) {
                failures.accept(e);
              }
            });
    return lessons;
  }

  /**
   * Reads a lesson of the course, or one from a file.
   *
   * @param typed its name, or a file that ends in {@code .md}
   */
  Lesson lesson(String typed) {
    Map<String, Source> sources = sources();
    Source source = sources.get(typed);
    if (source != null) {
      return read(typed, source);
    }
    if (typed.endsWith(SUFFIX)) {
      List<String> lines = lines(typed);
      // The whole path: the file may be named like a built-in lesson, and be continued from
      // another folder.
      Path file = TypedPath.of(typed).toAbsolutePath().normalize();
      return read(name(file), new Source(file.toString(), lines));
    }
    throw new UsageException("There is no lesson '" + typed + "'.", suggestion(typed));
  }

  private String suggestion(String typed) {
    if (LESSON_COMMANDS.contains(typed)) {
      return "Type 'lesson-" + typed + "' as one word.";
    }
    return DidYouMean.suggest(names(), typed)
        .map(similar -> "Did you mean 'lesson " + similar + "'?")
        .orElse("Type 'lessons' for the list, or give a Markdown file (.md).");
  }

  /** Returns the lines of the file that {@link #lesson} reads. */
  List<String> source(String typed) {
    Source source = sources().get(typed);
    return source == null ? lines(typed) : source.lines();
  }

  /**
   * Returns the lines of a file.
   *
   * @throws UsageException if it cannot be read
   */
  static List<String> lines(String file) {
    try {
      return UserFile.lines(TypedPath.of(file));
    } catch (IOException | InvalidPathException e) {
      throw UsageException.unreadable(file, file, e, "Check the file's name.");
    }
  }

  private Lesson read(String name, Source source) {
    if (source.unreadable() != null) {
      throw source.unreadable();
    }
    List<LessonProblem> problems;
    try {
      Lesson lesson = LessonReader.read(name, source.file(), source.lines());
      problems = new ArrayList<>(LessonValidator.unknownAccounts(lesson, source.lines()));
      problems.addAll(solutionParser.problems(lesson));
      if (problems.isEmpty()) {
        return lesson;
      }
    } catch (LessonFormatException e) {
      problems = e.problems();
    }
    throw new UsageException(
        problems.get(0).toString(), "Fix it; 'lesson-check <file>' lists all problems.");
  }
}
