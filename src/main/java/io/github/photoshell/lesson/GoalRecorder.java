package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticeChange;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import io.github.photoshell.practice.ServerVersion;
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

  private static final int REFUSED = 400;

  private @Nullable PracticePortal portal;
  private @Nullable ServerVersion version;
  private @Nullable String self;
  private long seen;
  private final List<GoalContext.Ran> ran = new ArrayList<>();

  /** Starts a line. */
  void begin(Optional<PracticePortal> running) {
    ran.clear();
    running.ifPresent(
        now -> {
          seen = now == portal ? now.log().count() : seen;
          portal = now;
          version = now.rules();
        });
  }

  void ran(List<String> words, int exitCode) {
    ran.add(new GoalContext.Ran(words, exitCode == 0));
  }

  /** Ends a line; returns its effects as goals. */
  List<Goal> end(Optional<PracticePortal> running) {
    if (running.isEmpty()) {
      return List.of();
    }
    PracticePortal now = running.get();
    List<PracticeRequest> requests = now.log().since(now == portal ? seen : 0);
    List<Goal> did = new ArrayList<>();
    if (now != portal || now.rules() != version) {
      did.add(new VersionGoal(now.rules()));
      self = null;
    }
    portal = now;
    version = now.rules();
    seen = now.log().count();
    String caller = caller(requests);
    if (self != null && caller != null && !caller.equals(self)) {
      did.add(new PersonGoal(caller, null));
    }
    self = caller == null ? self : caller;
    GoalContext context =
        new GoalContext(now, self == null ? "" : self, Map.of(), requests, List.copyOf(ran));
    requests.stream()
        .flatMap(request -> deeds(request, context).stream())
        .filter(goal -> goal.isMet(context) && !did.contains(goal))
        .forEach(did::add);
    if (did.isEmpty()) {
      ran.stream()
          .filter(one -> one.well() && isStep(one.words().get(0)))
          .map(one -> new CommandGoal(one.words(), true))
          .forEach(did::add);
    }
    return did;
  }

  private static boolean isStep(String command) {
    return !NO_STEPS.contains(command) && !command.startsWith("lesson");
  }

  private static @Nullable String caller(List<PracticeRequest> requests) {
    String caller = null;
    for (PracticeRequest request : requests) {
      caller = request.caller() == null ? caller : request.caller();
    }
    return caller;
  }

  private static List<Goal> deeds(PracticeRequest request, GoalContext context) {
    List<Goal> deeds = new ArrayList<>();
    boolean writes = !request.method().equals("GET");
    // A response that a fault caused is the goal of a step with that fault.
    if (writes && (request.status() >= REFUSED || request.fault() != null)) {
      deeds.add(Goal.of(RequestGoal.of(request, context)));
    }
    PracticeChange change = request.change();
    if (change != null && change.kind() != PracticeChange.Kind.PARKED) {
      String who = change.userName().equals(context.self()) ? GoalContext.SELF : change.userName();
      deeds.add(new PhotoGoal(who, wanted(change.after())));
    }
    return deeds;
  }

  private static String wanted(@Nullable PracticePhoto photo) {
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
