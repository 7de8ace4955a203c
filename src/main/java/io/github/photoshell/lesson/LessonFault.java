package io.github.photoshell.lesson;

/** A problem in a lesson's file. */
record LessonFault(String source, int line, String message) {
  @Override
  public String toString() {
    return source + ":" + line + ": " + message;
  }
}
