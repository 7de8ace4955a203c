package io.github.photoshell.lesson;

import io.github.photoshell.lesson.Lesson.Stated;
import io.github.photoshell.lesson.Lesson.Step;
import io.github.photoshell.lesson.Lesson.Wrong;
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
  private int lines;

  /** The portal's state at the start of the step. */
  private @Nullable PracticeState start;

  private Map<String, PracticePhoto> before = Map.of();
  private String self;
  private @Nullable String key;

  /** The user name and key at the start of the step. */
  private String startSelf;

  private @Nullable String startKey;
  private PracticePortal portal;
  private long seen;
  private final List<PracticeRequest> requests = new ArrayList<>();
  private final List<GoalContext.Ran> ran = new ArrayList<>();
  private final Mistakes turns = new Mistakes();

  /** The indexes of the goals that were met before the lesson was left and resumed. */
  private final Set<Integer> earned = new HashSet<>();

  /** The indexes of the goals that were met after the previous line. */
  private final Set<Integer> met = new HashSet<>();

  /**
   * @param step the index of the first step
   */
  LessonState(Lesson lesson, int step, PracticePortal portal) {
    this.lesson = lesson;
    this.step = step;
    this.portal = portal;
    this.self = lesson.as();
    this.startSelf = self;
  }

  /**
   * The result of a line.
   *
   * @param done whether the step is done
   * @param remarks the messages to show; empty if the line had no effect
   */
  record Verdict(boolean done, List<String> remarks) {}

  Lesson lesson() {
    return lesson;
  }

  /** Returns the index of the current step; the number of steps if the lesson is finished. */
  int number() {
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
        .filter(one -> one.name().equals(startKey) && one.userName().equals(startSelf))
        .findFirst()
        .or(() -> running.keyOf(startSelf));
  }

  /** Moves to a step; {@link #begin} starts it. */
  void move(int number) {
    step = number;
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
    seen = running.log().count();
    latest(running.log().requests());
    startSelf = self;
    startKey = key;
    lines = 0;
    requests.clear();
    ran.clear();
    turns.clear();
    earned.clear();
    look();
  }

  /** Updates which goals are met; returns whether one is newly met. */
  private boolean look() {
    Set<Integer> now = new HashSet<>();
    GoalContext context = evidence();
    for (int i = 0; i < step().goals().size(); i++) {
      if (earned.contains(i) || step().goals().get(i).goal().isMet(context)) {
        now.add(i);
      }
    }
    boolean more = !met.containsAll(now);
    met.clear();
    met.addAll(now);
    return more;
  }

  /** Resumes within the step that has just started. */
  void resume(Set<Integer> goalsMet) {
    earned.addAll(goalsMet);
    seen = portal.log().count();
    latest(portal.log().requests());
    // These mistakes were reported when they were made; do not report them again.
    turns.told(taken());
    look();
  }

  /**
   * Returns the progress within the step.
   *
   * @param text the fingerprint of the lesson
   */
  LessonProgress.Place place(String text) {
    GoalContext context = evidence();
    Set<Integer> met = new HashSet<>(earned);
    for (int i = 0; i < step().goals().size(); i++) {
      Goal goal = step().goals().get(i).goal();
      // The portal's state and the current user can be read again; requests and commands cannot.
      if ((goal instanceof RequestGoal || goal instanceof CommandGoal) && goal.isMet(context)) {
        met.add(i);
      }
    }
    return new LessonProgress.Place(
        text,
        URI.create(portal.address()).getPort(),
        Objects.requireNonNullElse(startKey, startSelf),
        Objects.requireNonNullElse(key, self),
        met);
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
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(lines++ % all.size()).text());
  }

  private void latest(List<PracticeRequest> latest) {
    for (PracticeRequest request : latest) {
      if (request.caller() != null) {
        self = request.caller();
        key = request.key();
      }
    }
  }

  private GoalContext evidence() {
    return new GoalContext(portal, self, before, requests, ran);
  }

  /** Returns whether all goals are met. */
  boolean isDone() {
    return open().isEmpty();
  }

  /** Returns a description of the first goal that is not met; empty if all are met. */
  Optional<String> missing() {
    return open().map(goal -> goal.missing(evidence()));
  }

  private Optional<Goal> open() {
    GoalContext context = evidence();
    List<Stated> goals = step().goals();
    return IntStream.range(0, goals.size())
        .filter(i -> !earned.contains(i))
        .mapToObj(i -> goals.get(i).goal())
        .filter(goal -> !goal.isMet(context))
        .findFirst();
  }

  /** Returns the mistakes that currently apply. */
  List<Wrong> taken() {
    GoalContext context = evidence();
    return step().wrongs().stream().filter(one -> one.when().isMet(context)).toList();
  }

  /**
   * Checks the effect of a line.
   *
   * @param running the running portal; a different one after {@code practice --rules}
   * @param commands the commands that have run
   */
  Verdict judge(PracticePortal running, List<GoalContext.Ran> commands) {
    if (running != portal) {
      portal = running;
      seen = 0;
      // Requests to the previous portal say nothing about this one.
      requests.clear();
      ran.clear();
      earned.clear();
      look();
    }
    List<PracticeRequest> latest = portal.log().since(seen);
    seen = portal.log().count();
    requests.addAll(latest);
    ran.addAll(commands);
    latest(latest);
    boolean closer = look();
    if (isDone()) {
      return new Verdict(true, List.of());
    }
    return new Verdict(false, !commands.isEmpty() ? remarks(latest, commands, closer) : List.of());
  }

  private List<String> remarks(
      List<PracticeRequest> latest, List<GoalContext.Ran> commands, boolean closer) {
    List<String> remarks = new ArrayList<>();
    turns.taken(step().wrongs(), evidence().of(latest, commands)).ifPresent(remarks::add);
    if (closer && remarks.isEmpty()) {
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
          remarks.add(told(change) + ".");
        }
      }
    }
    missing().ifPresent(open -> remarks.add("Not yet: " + open + "."));
    if (changed && remarks.stream().noneMatch(one -> one.contains("lesson-undo"))) {
      remarks.add("'lesson-undo' resets this step.");
    }
    return remarks;
  }

  private String told(PracticeChange change) {
    String whose =
        change.userName().equals(self) ? "your photo" : "the photo of " + change.userName();
    return switch (change.kind()) {
      case SET, PARKED -> "You set " + whose;
      case CUT -> "You cropped " + whose;
      case TOUCHED -> "You set " + whose + " again";
      case REMOVED -> "You cleared " + whose;
    };
  }
}
