package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.ServerVersion;
import io.github.photoshell.shell.TypedSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records the effects of lines on the practice portal as goals. */
final class GoalRecorder {
  /** Commands that never become a step. */
  private static final Set<String> NO_STEPS =
      Set.of(
          "practice",
          "practice-portal",
          "help",
          "history",
          "version",
          "clear",
          "transcript",
          "script");

  private @Nullable PracticePortal portal;
  private @Nullable ServerVersion version;
  private @Nullable String self;
  private long requestsSeen;

  /** The photos at the start of the line. */
  private Map<String, PracticePhoto> before = Map.of();

  private final List<GoalContext.CommandRun> commands = new ArrayList<>();

  /** Starts a line. */
  void begin(Optional<PracticePortal> running) {
    commands.clear();
    running.ifPresent(
        now -> {
          // Requests before the recording are no effects of its first line.
          self = now == portal ? self : caller(now.log().requests());
          requestsSeen = now.log().count();
          portal = now;
          version = now.version();
          before = GoalContext.photos(now);
        });
  }

  void commandEnded(List<String> words, int exitCode) {
    commands.add(new GoalContext.CommandRun(words, exitCode == 0));
  }

  /** Ends a line; returns its effects as goals. */
  List<Goal> end(Optional<PracticePortal> running) {
    if (running.isEmpty()) {
      return List.of();
    }
    PracticePortal now = running.get();
    List<PracticeRequest> requests = now.log().since(now == portal ? requestsSeen : 0);
    List<Goal> goals = new ArrayList<>();
    if (now != portal || now.version() != version) {
      goals.add(new VersionGoal(now.version()));
      self = null;
    }
    portal = now;
    version = now.version();
    requestsSeen = now.log().count();
    String caller = caller(requests);
    if (self != null && caller != null && !caller.equals(self)) {
      goals.add(new PersonGoal(caller, null));
    }
    self = caller == null ? self : caller;
    GoalContext context =
        new GoalContext(now, self == null ? "" : self, before, requests, List.copyOf(commands));
    requests.stream()
        .flatMap(request -> effects(request, context).stream())
        .filter(goal -> goal.isMet(context) && !wasMet(goal, context) && !goals.contains(goal))
        .forEach(goals::add);
    if (goals.isEmpty()) {
      commands.stream()
          .filter(command -> command.succeeded() && isStep(command.words().get(0)))
          .map(command -> new CommandGoal(recorded(command.words()), true))
          .forEach(goals::add);
    }
    return goals;
  }

  /** Returns whether a goal was met before the line, as after the same line again. */
  private static boolean wasMet(Goal goal, GoalContext context) {
    return goal instanceof PhotoGoal photo
        && photo.isMetBy(context.before().get(context.userName(photo.userName())));
  }

  /**
   * Returns the words of a goal: without line breaks, as in the solution of the step, and only the
   * command if there is a secret.
   */
  private static List<String> recorded(List<String> words) {
    if (TypedSecrets.containsSecret(String.join(" ", words))) {
      return words.subList(0, 1);
    }
    return words.stream().map(word -> word.replace('\n', ' ')).toList();
  }

  private static boolean isStep(String command) {
    return !NO_STEPS.contains(command) && !command.startsWith("lesson");
  }

  private static @Nullable String caller(List<PracticeRequest> requests) {
    return GoalContext.lastOfPerson(requests).map(PracticeRequest::caller).orElse(null);
  }

  private static List<Goal> effects(PracticeRequest request, GoalContext context) {
    List<Goal> goals = new ArrayList<>();
    boolean writes = !request.method().equals("GET");
    // A response that a fault caused is the goal of a step with that fault.
    if (writes && (request.isError() || request.fault() != null)) {
      goals.add(RequestGoal.of(request, context));
    }
    PracticeChange change = request.change();
    if (change != null && change.kind() != PracticeChange.Kind.PARKED) {
      String personName =
          change.userName().equals(context.self()) ? GoalContext.SELF : change.userName();
      goals.add(new PhotoGoal(personName, photoCondition(change.after())));
    }
    return goals;
  }

  private static String photoCondition(@Nullable PracticePhoto photo) {
    if (photo == null) {
      return "default";
    }
    return switch (photo.origin()) {
      case START -> photo.width() + "x" + photo.height();
      case FILE -> "from a file";
      case ADDRESS -> "from " + photo.address();
    };
  }
}
