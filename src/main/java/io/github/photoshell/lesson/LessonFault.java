package io.github.photoshell.lesson;

/** Something that is wrong with a lesson's file. */
record LessonFault(String source, int line, String words) {
  @Override
  public String toString() {
    return source + ":" + line + ": " + words;
  }
}
