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

/** A lesson under way: which step, what was seen of it, and whether it is done. */
final class LessonState {
  private final Lesson lesson;
  private int step;
  private int hints;
  private int lines;

  /** What the portal held when the step began. */
  private @Nullable PracticeState start;

  private Map<String, PracticePhoto> before = Map.of();
  private String self;
  private @Nullable String key;

  /** Who one was, and by which key, when the step began. */
  private String startSelf;

  private @Nullable String startKey;
  private PracticePortal portal;
  private long seen;
  private final List<PracticeRequest> requests = new ArrayList<>();
  private final List<GoalContext.Ran> ran = new ArrayList<>();
  private final Mistakes turns = new Mistakes();

  /** The goals, from 0, that were met before one left and came back. */
  private final Set<Integer> earned = new HashSet<>();

  /** The goals, from 0, that were met after the line before. */
  private final Set<Integer> met = new HashSet<>();

  /**
   * @param step the one to begin with, from 0
   */
  LessonState(Lesson lesson, int step, PracticePortal portal) {
    this.lesson = lesson;
    this.step = step;
    this.portal = portal;
    this.self = lesson.as();
    this.startSelf = self;
  }

  /**
   * What became of a line.
   *
   * @param done whether the step is done
   * @param remarks what is to be said about it; nothing where the line did nothing
   */
  record Verdict(boolean done, List<String> remarks) {}

  Lesson lesson() {
    return lesson;
  }

  /** The number of the present step, from 0; that of all steps when the lesson is over. */
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
   * Returns a key of whoever one was when the step began: the one used, where it is still there.
   */
  Optional<PracticeKey> startKey(PracticePortal running) {
    return running.keys().stream()
        .filter(one -> one.name().equals(startKey) && one.userName().equals(startSelf))
        .findFirst()
        .or(() -> running.keyOf(startSelf));
  }

  /** Moves on to a step; {@link #begin} begins it. */
  void move(int number) {
    step = number;
    hints = 0;
  }

  /** Begins the present step with what the portal holds now. */
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

  /** Looks which goals are met now; returns whether one is that was not. */
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

  /** Goes on within the step that has just begun. */
  void resume(Set<Integer> goalsMet) {
    earned.addAll(goalsMet);
    seen = portal.log().count();
    latest(portal.log().requests());
    // Told when it was done; looking at it now is no wrong turn.
    turns.told(taken());
    look();
  }

  /**
   * Where within the step one is.
   *
   * @param text stands for the lesson's
   */
  LessonProgress.Place place(String text) {
    GoalContext context = evidence();
    Set<Integer> met = new HashSet<>(earned);
    for (int i = 0; i < step().goals().size(); i++) {
      Goal goal = step().goals().get(i).goal();
      // What the portal holds, and who one is, is seen again; what was asked and ran is not.
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

  /** Returns what the portal is to hold again; empty before the first step has begun. */
  Optional<PracticeState> start() {
    return Optional.ofNullable(start);
  }

  /** Returns one hint more; empty when there is none. */
  Optional<String> hint() {
    return hints < step().hints().size()
        ? Optional.of(step().hints().get(hints++).text())
        : Optional.empty();
  }

  /** Returns the next line of the solution; after the last the first again. */
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

  /** Whether the goals are met as things are. */
  boolean isDone() {
    return open().isEmpty();
  }

  /** Returns the first goal that is not met, in words; empty when all are. */
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

  /** Returns the wrong ways that are taken as things are. */
  List<Wrong> taken() {
    GoalContext context = evidence();
    return step().wrongs().stream().filter(one -> one.when().isMet(context)).toList();
  }

  /**
   * Looks at what a line did.
   *
   * @param running the portal that now runs; another one after {@code practice --rules}
   * @param commands the commands that have run
   */
  Verdict judge(PracticePortal running, List<GoalContext.Ran> commands) {
    if (running != portal) {
      portal = running;
      seen = 0;
      // What was done on the one before shows nothing of this one.
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
