package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts that the shell adds to a lesson's own text. */
final class LessonText {
  /** The way a step was reached. */
  enum Arrival {
    /** The first step, with a new portal. */
    NEW,
    /** The step that was left, with the portal unchanged. */
    LEFT,
    /** The step that was left, with a portal on which the earlier steps were replayed. */
    REPLAYED
  }

  private LessonText() {}

  /**
   * Returns the start of a lesson, with its current step.
   *
   * @param notes notes about the effect on the session
   */
  static List<Text> start(LessonState lessonState, Arrival arrival, List<Text> notes) {
    Lesson lesson = lessonState.lesson();
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of(Style.PRACTICE, lesson.title()).plus(Style.FAINT, " · about " + minutes(lesson)));
    lines.addAll(notes);
    if (arrival == Arrival.LEFT) {
      lines.add(Text.of("The portal is as you left it, including your changes."));
    }
    if (arrival == Arrival.REPLAYED) {
      lines.add(
          Text.of("The portal is at the start of step " + (lessonState.stepIndex() + 1) + "."));
    } else if (lessonState.stepIndex() == 0) {
      lines.add(Text.empty());
      lines.addAll(LessonMarkdown.of(lesson.intro()));
    }
    lines.addAll(step(lessonState));
    return lines;
  }

  private static String minutes(Lesson lesson) {
    return lesson.minutes() == 1 ? "1 minute" : lesson.minutes() + " minutes";
  }

  /** Returns the current step in full. */
  static List<Text> step(LessonState lessonState) {
    Step step = lessonState.step();
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(
        Text.of(
            Style.PRACTICE,
            "Step %d of %d: %s"
                .formatted(
                    lessonState.stepIndex() + 1,
                    lessonState.lesson().steps().size(),
                    step.title())));
    lines.addAll(LessonMarkdown.of(step.text()));
    lines.add(
        Text.of(Style.FAINT, "Stuck? lesson-hint · lesson-solution · lesson-undo · lesson-stop"));
    return lines;
  }

  /**
   * Returns the current step as JSON; its fields are null after the last step.
   *
   * @param more further names and values
   */
  static CommandResult data(LessonState lessonState, @Nullable Object... more) {
    Map<String, @Nullable Object> data =
        Json.members(
            "lesson",
            lessonState.lesson().name(),
            "title",
            lessonState.lesson().title(),
            "steps",
            lessonState.lesson().steps().size(),
            "step",
            lessonState.isOver() ? null : lessonState.stepIndex() + 1,
            "stepTitle",
            lessonState.isOver() ? null : lessonState.step().title(),
            "text",
            lessonState.isOver() ? null : plain(LessonMarkdown.of(lessonState.step().text())));
    data.putAll(Json.members(more));
    return CommandResult.data(Json.object(data).pretty());
  }

  private static String plain(List<Text> lines) {
    return lines.stream().map(Text::plain).collect(Collectors.joining("\n"));
  }

  /** Returns the line above the prompt, which shows the current step. */
  static Text promptLine(LessonState lessonState, boolean connected) {
    Text line =
        Text.of(
            Style.PRACTICE,
            "%s %d/%d: %s"
                .formatted(
                    lessonState.lesson().name(),
                    lessonState.stepIndex() + 1,
                    lessonState.lesson().steps().size(),
                    lessonState.step().title()));
    return connected
        ? line.plus(Style.FAINT, " · 'lesson' repeats the step")
        : line.plus(Style.WARN, " · not on its portal: 'practice' reconnects");
  }

  static Text done(Step step) {
    return Text.of(Style.GOOD, "Done: " + sentence(step.title()));
  }

  static Text skipped(Step step) {
    return Text.of("Skipped: " + sentence(step.title()) + " Its solution was run for you.");
  }

  /** Returns a note about the folder with the files of skipped steps. */
  static Text filesNote(Path folder) {
    return Text.of(
        "Files of skipped steps are in " + folder + "; type their names with this folder.");
  }

  private static String sentence(String title) {
    return title.matches(".*[.?!]") ? title : title + ".";
  }

  static Text stopped(LessonState lessonState) {
    return Text.of(
            "Stopped at step %d of %d."
                .formatted(lessonState.stepIndex() + 1, lessonState.lesson().steps().size()))
        .plus(Style.FAINT, " 'lesson' continues from there.");
  }

  /**
   * Returns the end of a lesson.
   *
   * @param next the next lesson; empty if none is left
   * @param inCatalog whether the lesson is in the catalog
   */
  static List<Text> end(Lesson lesson, Optional<String> next, boolean inCatalog) {
    List<Text> lines = new ArrayList<>();
    lines.add(Text.empty());
    lines.add(Text.of(Style.PRACTICE, "Finished: " + lesson.title() + "."));
    lines.addAll(LessonMarkdown.of(lesson.end()));
    next.ifPresent(name -> lines.add(Text.of("Next: ").plus(Style.STRONG, "lesson " + name)));
    if (next.isEmpty() && inCatalog) {
      lines.add(Text.of("You have finished all lessons."));
    }
    return lines;
  }

  static Text portalStashed() {
    return Text.of(
        Style.FAINT, "Your own practice portal is kept and comes back after the lesson.");
  }

  /**
   * @param elsewhere whether the shell stays connected to another portal
   */
  static Text portalRestored(boolean elsewhere) {
    return Text.of(
        elsewhere
            ? "Your own practice portal is as you left it; 'practice' connects to it."
            : "You are back on your own practice portal, as you left it.");
  }

  static Text disconnectNote() {
    return Text.of(
        Style.WARN, "The lesson disconnects you from your portal; 'connect' reconnects to it.");
  }
}
