package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.Lesson.Wrong;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.shell.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Validates a lesson: each step is open at its start, is completed by its solution, has text and
 * hints, and fits the screen.
 */
final class LessonValidator {
  static final int WIDTH = 80;

  /** The gap that {@code lesson-make} leaves for the author to fill in. */
  static final String GAP = "(...)";

  /**
   * Lines that may be wider: goals and solutions, which are not shown as text, and long addresses.
   */
  private static final Pattern NOT_BROKEN = Pattern.compile("^- (goal|solution): |\\S{41,}");

  private final Lesson lesson;
  private final SolutionParser solutionParser;
  private final SolutionRunner runner;
  private final LessonEnvironment portals;
  private final List<LessonFault> faults = new ArrayList<>();

  LessonValidator(
      Lesson lesson,
      SolutionParser solutionParser,
      SolutionRunner runner,
      LessonEnvironment portals) {
    this.lesson = lesson;
    this.solutionParser = solutionParser;
    this.runner = runner;
    this.portals = portals;
  }

  private void fault(int line, String words) {
    faults.add(new LessonFault(lesson.source(), line, words));
  }

  /**
   * Returns the problems; empty if the lesson is valid. If a solution has a line that is not
   * allowed, nothing is run.
   *
   * @param lines the lines of the lesson's file
   */
  List<LessonFault> faults(List<String> lines) throws IOException {
    looks(lines);
    lesson.steps().forEach(this::help);
    if (lesson.end().stream().allMatch(line -> line.text().isBlank())) {
      fault(lines.size(), "the end has no text: say what was learned and what to read next");
    }
    List<LessonFault> notAllowed = solutionParser.faults(lesson);
    faults.addAll(notAllowed);
    if (notAllowed.isEmpty()) {
      try (ScratchFolder folder = ScratchFolder.temporary()) {
        walk(folder);
      }
    }
    faults.sort(java.util.Comparator.comparingInt(LessonFault::line));
    return faults;
  }

  private void looks(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.codePointCount(0, line.length()) > WIDTH && !NOT_BROKEN.matcher(line).find()) {
        fault(i + 1, "line is wider than " + WIDTH + " columns");
      }
      if (line.contains(GAP)) {
        fault(i + 1, "fill in the gap " + GAP);
      }
    }
  }

  private void help(Step step) {
    if (step.text().stream().allMatch(line -> line.text().isBlank())) {
      fault(step.number(), "the step '" + step.title() + "' does not say what to do");
    }
    if (step.hints().isEmpty()) {
      fault(step.number(), "the step '" + step.title() + "' has no hint");
    }
    if (step.solution().isEmpty()) {
      fault(step.number(), "the step '" + step.title() + "' has no solution");
    }
  }

  private void walk(ScratchFolder folder) throws IOException {
    PracticePortal portal = portals.fresh(lesson);
    LessonState run = new LessonState(lesson, 0, portal);
    while (!run.isOver()) {
      Step step = run.step();
      portals.begin(run, portal);
      if (run.isDone()) {
        fault(
            step.goals().get(0).number(),
            "the step '" + step.title() + "' is done before it starts");
      }
      for (Wrong wrong : run.taken()) {
        fault(
            wrong.number(), "this mistake already applies before the step starts: " + wrong.when());
      }
      List<GoalContext.Ran> ran = new ArrayList<>();
      runner.run(step, folder, (line, code) -> ended(line, code, ran));
      portal = portals.running(portal);
      if (!run.judge(portal, ran).done()) {
        fault(
            step.number(),
            "the solution of '"
                + step.title()
                + "' does not complete the step: "
                + run.missing().orElse(""));
      }
      run.move(run.number() + 1);
    }
  }

  private void ended(Line line, int code, List<GoalContext.Ran> ran) {
    ran.add(new GoalContext.Ran(Tokenizer.split(line.text()), code == 0));
    if (code == ExitCode.USAGE.exitCode()) {
      fault(line.number(), "the shell rejects this line: " + line.text());
    }
  }
}
