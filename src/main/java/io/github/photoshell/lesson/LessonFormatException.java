package io.github.photoshell.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a lesson cannot be read. */
final class LessonFormatException extends Exception {
  private final transient List<LessonProblem> problems;

  LessonFormatException(List<LessonProblem> problems) {
    super(problems.stream().map(LessonProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in the order of the lines; at least one. */
  List<LessonProblem> problems() {
    return problems;
  }

  /** A problem in a lesson's file. */
  record LessonProblem(String source, int line, String message) {
    @Override
    public String toString() {
      return source + ":" + line + ": " + message;
    }
  }
}
