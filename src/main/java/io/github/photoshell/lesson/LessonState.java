package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Mistake;
import io.github.photoshell.lesson.Lesson.NumberedGoal;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticeKey;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.PracticeState;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A running lesson: the current step, what happened since its start, and whether it is done. */
final class LessonState {
  private final Lesson lesson;
  private int step;
  private int hints;
  private int solutionLines;

  /** The portal's state at the start of the step. */
  private @Nullable PracticeState start;

  private Map<String, PracticePhoto> before = Map.of();
  private String self;
  private @Nullable String key;

  /** The user name and key at the start of the step. */
  private String startSelf;

  private @Nullable String startKey;
  private PracticePortal portal;
  private long requestsSeen;
  private final List<PracticeRequest> requests = new ArrayList<>();
  private final List<GoalContext.CommandRun> commands = new ArrayList<>();

  /** The line numbers of the mistakes that were reported and still apply. */
  private final Set<Integer> reportedMistakes = new HashSet<>();

  /** The indexes of the goals that were met before the lesson was left and resumed. */
  private final Set<Integer> previouslyMetGoals = new HashSet<>();

  /** The indexes of the goals that were met after the previous line. */
  private final Set<Integer> metGoals = new HashSet<>();

  /**
   * @param step the index of the first step
   */
  LessonState(Lesson lesson, int step, PracticePortal portal) {
    this.lesson = lesson;
    this.step = step;
    this.portal = portal;
    this.self = lesson.userName();
    this.startSelf = self;
  }

  /**
   * The result of a line.
   *
   * @param done whether the step is done
   * @param remarks the messages to show; empty if the line had no effect
   */
  record Outcome(boolean done, List<String> remarks) {}

  Lesson lesson() {
    return lesson;
  }

  /** Returns the index of the current step; the number of steps if the lesson is finished. */
  int stepIndex() {
    return step;
  }

  boolean isOver() {
    return step >= lesson.steps().size();
  }

  Step step() {
    return lesson.steps().get(step);
  }

  /**
   * Returns a key of the person at the start of the step: the key used then, if it still exists.
   */
  Optional<PracticeKey> startKey(PracticePortal running) {
    return running.keys().stream()
        .filter(key -> key.name().equals(startKey) && key.userName().equals(startSelf))
        .findFirst()
        .or(() -> running.findKey(startSelf));
  }

  /** Moves to a step; {@link #begin} starts it. */
  void moveTo(int stepIndex) {
    step = stepIndex;
    hints = 0;
  }

  /** Starts the current step with the portal's current state. */
  void begin(PracticePortal running, boolean withFaults) {
    portal = running;
    if (withFaults) {
      running.faults().clear();
      step().faults().forEach(running.faults()::add);
    }
    start = running.snapshot();
    before = GoalContext.photos(running);
    requestsSeen = running.log().count();
    updateUser(running.log().requests());
    startSelf = self;
    startKey = key;
    solutionLines = 0;
    requests.clear();
    commands.clear();
    reportedMistakes.clear();
    previouslyMetGoals.clear();
    updateMetGoals();
  }

  /** Updates which goals are met; returns whether one is newly met. */
  private boolean updateMetGoals() {
    Set<Integer> current = new HashSet<>();
    GoalContext context = context();
    for (int i = 0; i < step().goals().size(); i++) {
      if (previouslyMetGoals.contains(i) || step().goals().get(i).goal().isMet(context)) {
        current.add(i);
      }
    }
    boolean newlyMet = !metGoals.containsAll(current);
    metGoals.clear();
    metGoals.addAll(current);
    return newlyMet;
  }

  /** Resumes within the step that has just started. */
  void resume(Set<Integer> goals) {
    previouslyMetGoals.addAll(goals);
    requestsSeen = portal.log().count();
    updateUser(portal.log().requests());
    // These mistakes were reported when they were made; do not report them again.
    currentMistakes().forEach(mistake -> reportedMistakes.add(mistake.number()));
    updateMetGoals();
  }

  /**
   * Returns the progress within the step.
   *
   * @param fingerprint the fingerprint of the lesson
   */
  LessonProgress.Position position(String fingerprint) {
    GoalContext context = context();
    Set<Integer> savedGoals = new HashSet<>(previouslyMetGoals);
    for (int i = 0; i < step().goals().size(); i++) {
      Goal goal = step().goals().get(i).goal();
      // The portal's state and the current user can be read again; requests and commands cannot.
      if ((goal instanceof RequestGoal || goal instanceof CommandGoal) && goal.isMet(context)) {
        savedGoals.add(i);
      }
    }
    return new LessonProgress.Position(
        fingerprint,
        URI.create(portal.address()).getPort(),
        Objects.requireNonNullElse(startKey, startSelf),
        Objects.requireNonNullElse(key, self),
        savedGoals);
  }

  /** Returns the portal's state at the start of the step; empty before the first step. */
  Optional<PracticeState> start() {
    return Optional.ofNullable(start);
  }

  /** Returns the next hint; empty after the last one. */
  Optional<String> hint() {
    return hints < step().hints().size()
        ? Optional.of(step().hints().get(hints++).text())
        : Optional.empty();
  }

  /** Returns the next line of the solution, starting over after the last one. */
  Optional<String> solution() {
    List<Lesson.Line> all = step().solution();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(solutionLines++ % all.size()).text());
  }

  private void updateUser(List<PracticeRequest> latest) {
    GoalContext.lastOfPerson(latest)
        .ifPresent(
            last -> {
              self = Objects.requireNonNull(last.caller());
              key = last.key();
            });
  }

  private GoalContext context() {
    return new GoalContext(portal, self, before, requests, commands);
  }

  /** Returns whether all goals are met. */
  boolean isDone() {
    return firstUnmetGoal().isEmpty();
  }

  /** Returns a description of the first goal that is not met; empty if all are met. */
  Optional<String> missing() {
    return firstUnmetGoal().map(goal -> goal.missing(context()));
  }

  private Optional<Goal> firstUnmetGoal() {
    GoalContext context = context();
    List<NumberedGoal> goals = step().goals();
    return IntStream.range(0, goals.size())
        .filter(i -> !previouslyMetGoals.contains(i))
        .mapToObj(i -> goals.get(i).goal())
        .filter(goal -> !goal.isMet(context))
        .findFirst();
  }

  /** Returns the mistakes that currently apply. */
  List<Mistake> currentMistakes() {
    GoalContext context = context();
    return step().mistakes().stream()
        .filter(mistake -> mistake.condition().isMet(context))
        .toList();
  }

  /**
   * Checks the effect of a line.
   *
   * @param running the running portal; a different one after {@code practice --rules}
   * @param newCommands the commands that have run
   */
  Outcome evaluate(PracticePortal running, List<GoalContext.CommandRun> newCommands) {
    if (running != portal) {
      portal = running;
      requestsSeen = 0;
      // Requests to the previous portal say nothing about this one.
      requests.clear();
      commands.clear();
      previouslyMetGoals.clear();
      updateMetGoals();
    }
    List<PracticeRequest> latest = portal.log().since(requestsSeen);
    requestsSeen = portal.log().count();
    requests.addAll(latest);
    commands.addAll(newCommands);
    updateUser(latest);
    boolean progress = updateMetGoals();
    if (isDone()) {
      return new Outcome(true, List.of());
    }
    return new Outcome(
        false, !newCommands.isEmpty() ? remarks(latest, newCommands, progress) : List.of());
  }

  private List<String> remarks(
      List<PracticeRequest> latest, List<GoalContext.CommandRun> newCommands, boolean progress) {
    List<String> remarks = new ArrayList<>();
    nextMistake(context().withCommands(latest, newCommands)).ifPresent(remarks::add);
    if (progress && remarks.isEmpty()) {
      remarks.add("That is part of it.");
      missing().ifPresent(open -> remarks.add("Not yet: " + open + "."));
      return remarks;
    }
    boolean changed = false;
    for (PracticeRequest request : latest) {
      PracticeChange change = request.change();
      if (change != null && change.kind() != PracticeChange.Kind.PARKED) {
        changed = true;
        if (remarks.isEmpty()) {
          remarks.add(describe(change) + ".");
        }
      }
    }
    missing().ifPresent(open -> remarks.add("Not yet: " + open + "."));
    if (changed && remarks.stream().noneMatch(remark -> remark.contains("lesson-undo"))) {
      remarks.add("'lesson-undo' resets this step.");
    }
    return remarks;
  }

  private String describe(PracticeChange change) {
    String owner = context().photoOf(change.userName());
    return switch (change.kind()) {
      case SET, PARKED -> "You set " + owner;
      case CUT -> "You cropped " + owner;
      case TOUCHED -> "You set " + owner + " again";
      case REMOVED -> "You cleared " + owner;
    };
  }

  /**
   * Returns the message for a mistake that was just made; of several, the first. A changed photo
   * stays changed, so each mistake is reported once, and again only after it stopped applying in
   * between.
   *
   * @param context the effect of the last line
   */
  private Optional<String> nextMistake(GoalContext context) {
    String message = null;
    for (Mistake mistake : step().mistakes()) {
      boolean applies = mistake.condition().isMet(context);
      if (applies && reportedMistakes.add(mistake.number()) && message == null) {
        message = mistake.message();
      } else if (!applies) {
        reportedMistakes.remove(mistake.number());
      }
    }
    return Optional.ofNullable(message);
  }
}
