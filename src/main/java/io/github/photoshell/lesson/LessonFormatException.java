package io.github.photoshell.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a lesson cannot be read. */
final class LessonFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<LessonFault> faults;

  LessonFormatException(List<LessonFault> faults) {
    super(faults.stream().map(LessonFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Returns the problems in the order of the lines; at least one. */
  List<LessonFault> faults() {
    return faults;
  }

  /** A problem in a lesson's file. */
  record LessonFault(String source, int line, String message) {
    @Override
    public String toString() {
      return source + ":" + line + ": " + message;
    }
  }
}
