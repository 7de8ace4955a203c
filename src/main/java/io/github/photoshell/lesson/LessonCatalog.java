package io.github.photoshell.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.photoshell.files.TypedPath;
import io.github.photoshell.files.UserFile;
import io.github.photoshell.shell.DidYouMean;
import io.github.photoshell.shell.StartOptions;
import io.github.photoshell.shell.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The lessons on offer: our own, or those of the folder that {@code --lessons} names. */
@Component
final class LessonCatalog {
  private static final String INDEX = "course.txt";
  private static final String SUFFIX = ".md";

  /** What commands go on with behind {@code lesson-}. */
  private static final Set<String> LESSON_COMMANDS =
      Set.of("hint", "solution", "undo", "skip", "stop", "make", "check");

  private final StartOptions startOptions;
  private final SolutionParser solutionParser;

  LessonCatalog(StartOptions startOptions, SolutionParser solutionParser) {
    this.startOptions = startOptions;
    this.solutionParser = solutionParser;
  }

  /**
   * Returns the lines of each lesson's file by the lesson's name, in the order to take them.
   *
   * @throws UsageException if the folder cannot be read
   */
  private Map<String, Source> sources() {
    String folder = startOptions.lessons();
    return folder == null ? ours() : of(folder);
  }

  private record Source(String file, List<String> lines) {}

  private static Map<String, Source> ours() {
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

  private static Map<String, Source> of(String folder) {
    Map<String, Source> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(TypedPath.of(folder))) {
      for (Path file : files.filter(LessonCatalog::isLesson).sorted().toList()) {
        sources.put(name(file), new Source(file.toString(), UserFile.lines(file)));
      }
      return sources;
    } catch (IOException | InvalidPathException unreadable) {
      throw new UsageException(
          "The lessons in " + folder + " cannot be read: " + unreadable.getMessage() + ".",
          "--lessons takes a folder of lessons, Markdown files in UTF-8.");
    }
  }

  /** Not a pipe: nobody asked for it by its name. */
  private static boolean isLesson(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  /** {@code 03-who-may.md} is {@code who-may}. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("\\" + SUFFIX + "$", "").replaceFirst("^\\d+[-_]", "");
  }

  /** Whether these are the lessons of photoshell. */
  boolean isOurs() {
    return startOptions.lessons() == null;
  }

  List<String> names() {
    return List.copyOf(sources().keySet());
  }

  /**
   * Reads all lessons.
   *
   * @throws UsageException if one of them is none
   */
  List<Lesson> lessons() {
    return sources().entrySet().stream().map(one -> read(one.getKey(), one.getValue())).toList();
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
      // Its whole path, for it may be named like one of ours, and be gone on with from elsewhere.
      Path file = TypedPath.of(typed).toAbsolutePath().normalize();
      return read(name(file), new Source(file.toString(), lines));
    }
    throw new UsageException("There is no lesson '" + typed + "'.", instead(typed));
  }

  private String instead(String typed) {
    if (LESSON_COMMANDS.contains(typed)) {
      return "Type 'lesson-" + typed + "' as one word.";
    }
    return DidYouMean.among(names(), typed)
        .map(meant -> "Did you mean 'lesson " + meant + "'?")
        .orElse("Type 'lessons' for the list, or give a Markdown file (.md).");
  }

  /** Returns the lines of what {@link #lesson} reads. */
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
    } catch (IOException | InvalidPathException unreadable) {
      throw new UsageException(file + " cannot be read as UTF-8 text.", "Check the file's name.");
    }
  }

  private Lesson read(String name, Source source) {
    List<LessonFault> faults;
    try {
      Lesson lesson = LessonReader.read(name, source.file(), source.lines());
      faults = solutionParser.faults(lesson);
      if (faults.isEmpty()) {
        return lesson;
      }
    } catch (LessonFormatException wrong) {
      faults = wrong.faults();
    }
    throw new UsageException(
        faults.get(0).toString(), "Fix it; 'lesson-check <file>' lists all problems.");
  }
}
