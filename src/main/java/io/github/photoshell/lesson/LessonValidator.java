package io.github.photoshell.lesson;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.lesson.Lesson.Line;
import io.github.photoshell.lesson.Lesson.Mistake;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.LessonFormatException.LessonProblem;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.session.PortalFiles;
import io.github.photoshell.shell.Tokenizer;
import io.github.photoshell.text.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private static final Pattern UNBREAKABLE = Pattern.compile("^- (goal|solution): |\\S{41,}");

  private final Lesson lesson;
  private final SolutionParser solutionParser;
  private final SolutionRunner runner;
  private final LessonEnvironment environment;
  private final PortalFiles files;
  private final List<LessonProblem> problems = new ArrayList<>();

  /** The practice portals of the check. */
  private final Set<String> addresses = new LinkedHashSet<>();

  LessonValidator(
      Lesson lesson,
      SolutionParser solutionParser,
      SolutionRunner runner,
      LessonEnvironment environment,
      PortalFiles files) {
    this.lesson = lesson;
    this.solutionParser = solutionParser;
    this.runner = runner;
    this.environment = environment;
    this.files = files;
  }

  private void addProblem(int line, String message) {
    problems.add(new LessonProblem(lesson.source(), line, message));
  }

  /**
   * Returns the problems; empty if the lesson is valid. If a solution has a line that is not
   * allowed, nothing is run.
   *
   * @param lines the lines of the lesson's file
   */
  List<LessonProblem> problems(List<String> lines) throws IOException {
    checkLayout(lines);
    lesson.steps().forEach(this::checkHints);
    if (lesson.end().stream().allMatch(line -> line.text().isBlank())) {
      addProblem(lines.size(), "the end has no text: say what was learned and what to read next");
    }
    List<LessonProblem> notAllowed = solutionParser.problems(lesson);
    problems.addAll(notAllowed);
    if (notAllowed.isEmpty()) {
      try (ScratchFolder folder = ScratchFolder.temporary()) {
        runSolutions(folder, lines);
      } finally {
        deleteFiles();
      }
    }
    problems.sort(java.util.Comparator.comparingInt(LessonProblem::line));
    return problems;
  }

  private void checkLayout(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.codePointCount(0, line.length()) > WIDTH && !UNBREAKABLE.matcher(line).find()) {
        addProblem(i + 1, "line is wider than " + WIDTH + " columns");
      }
      if (line.contains(GAP)) {
        addProblem(i + 1, "fill in the gap " + GAP);
      }
    }
  }

  private void checkHints(Step step) {
    if (step.text().stream().allMatch(line -> line.text().isBlank())) {
      addProblem(step.number(), "the step '" + step.title() + "' does not say what to do");
    }
    if (step.hints().isEmpty()) {
      addProblem(step.number(), "the step '" + step.title() + "' has no hint");
    }
    if (step.solution().isEmpty()) {
      addProblem(step.number(), "the step '" + step.title() + "' has no solution");
    }
  }

  /** Adds a problem for each name that belongs to no person and no key of the portal. */
  private void checkNames(PracticePortal portal, List<String> lines) {
    problems.addAll(unknownAccounts(lesson, lines));
    for (Step step : lesson.steps()) {
      step.goals()
          .forEach(
              goal -> goal.goal().names().forEach(name -> checkName(portal, name, goal.number())));
      step.mistakes()
          .forEach(
              mistake ->
                  mistake
                      .condition()
                      .names()
                      .forEach(name -> checkName(portal, name, mistake.number())));
    }
  }

  private void checkName(PracticePortal portal, String name, int line) {
    if (!name.equals(GoalContext.SELF)
        && !name.equals("self")
        && portal.findPerson(name).isEmpty()
        && portal.keys().stream().noneMatch(key -> key.name().equals(name))) {
      problems.add(unknown(lesson, line, name));
    }
  }

  private static LessonProblem unknown(Lesson lesson, int line, String name) {
    return new LessonProblem(
        lesson.source(), line, "the practice portal has no person and no key '" + name + "'");
  }

  /**
   * Returns a problem for each {@code as} that names no person and no key of the portal, so that
   * the lesson could not connect.
   *
   * @param lines the lines of the lesson's file
   */
  static List<LessonProblem> unknownAccounts(Lesson lesson, List<String> lines) {
    List<LessonProblem> unknown = new ArrayList<>();
    if (!PracticePortal.initiallyHas(lesson.userName())) {
      unknown.add(unknown(lesson, number(lines, 0, "as:"), lesson.userName()));
    }
    for (Step step : lesson.steps()) {
      String userName = step.userName();
      if (userName != null && !PracticePortal.initiallyHas(userName)) {
        unknown.add(unknown(lesson, number(lines, step.number(), "- as:"), userName));
      }
    }
    return unknown;
  }

  /** Returns the number of the first line after others that starts with a text. */
  private static int number(List<String> lines, int after, String start) {
    for (int i = after; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i + 1;
      }
    }
    return 1;
  }

  private void runSolutions(ScratchFolder folder, List<String> lines) throws IOException {
    PracticePortal portal = environment.newPortal(lesson);
    addresses.add(portal.address());
    int before = problems.size();
    checkNames(portal, lines);
    if (problems.size() > before) {
      return;
    }
    LessonState lessonState = new LessonState(lesson, 0, portal);
    while (!lessonState.isOver()) {
      Step step = lessonState.step();
      environment.begin(lessonState, portal);
      if (lessonState.isDone()) {
        addProblem(
            step.goals().get(0).number(),
            "the step '" + step.title() + "' is done before it starts");
      }
      for (Mistake mistake : lessonState.currentMistakes()) {
        addProblem(
            mistake.number(),
            "this mistake already applies before the step starts: " + mistake.condition());
      }
      List<GoalContext.CommandRun> ran = new ArrayList<>();
      runner.run(step, folder, (line, code) -> checkResult(line, code, ran));
      portal = environment.running(portal);
      addresses.add(portal.address());
      if (!lessonState.evaluate(portal, ran).done()) {
        addProblem(
            step.number(),
            "the solution of '%s' does not complete the step: %s"
                .formatted(step.title(), lessonState.missing().orElse("")));
      }
      lessonState.moveTo(lessonState.stepIndex() + 1);
    }
  }

  /** Deletes what was kept about the portals of the check, such as replaced photos. */
  private void deleteFiles() throws IOException {
    for (String address : addresses) {
      if (ServerAddress.parse(address) instanceof ServerAddress.Parsed.Valid valid) {
        files.delete(valid.address());
      }
    }
  }

  private void checkResult(Line line, int code, List<GoalContext.CommandRun> ran) {
    ran.add(new GoalContext.CommandRun(Tokenizer.split(line.text()), code == 0));
    if (code == ExitCode.USAGE.exitCode()) {
      addProblem(line.number(), "the shell rejects this line: " + line.text());
    }
  }
}
