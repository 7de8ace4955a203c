package io.github.photoshell.lesson;

import io.github.photoshell.practice.PracticePerson;
import io.github.photoshell.practice.PracticePhoto;
import io.github.photoshell.practice.PracticePortal;
import io.github.photoshell.practice.PracticeRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data that goals are checked against: the practice portal's state, its state at the start of
 * the step, the requests since then, and the commands that ran; never the typed text.
 *
 * @param self the user name of the user
 * @param before the photos at the start of the step by user name; people without a photo are
 *     missing
 * @param commands the commands that ran, without invalid command lines
 */
record GoalContext(
    PracticePortal portal,
    String self,
    Map<String, PracticePhoto> before,
    List<PracticeRequest> requests,
    List<CommandRun> commands) {
  /**
   * A command that ran.
   *
   * @param words its words, the name first
   * @param succeeded whether its exit code was 0
   */
  record CommandRun(List<String> words, boolean succeeded) {
    CommandRun {
      words = List.copyOf(words);
    }
  }

  /** The word for the user in a lesson. */
  static final String SELF = "@self";

  /** Returns the photos of all people who have one, by user name. */
  static Map<String, PracticePhoto> photos(PracticePortal portal) {
    Map<String, PracticePhoto> photos = new HashMap<>();
    for (PracticePerson person : portal.people()) {
      if (person.photo() != null) {
        photos.put(person.userName(), person.photo());
      }
    }
    return photos;
  }

  /** Returns the last request with a known key; empty if there is none. */
  static Optional<PracticeRequest> lastOfPerson(List<PracticeRequest> requests) {
    return requests.stream()
        .filter(request -> request.caller() != null)
        .reduce((earlier, later) -> later);
  }

  /** Returns a copy with other requests and commands, such as those of a single line. */
  GoalContext withCommands(List<PracticeRequest> otherRequests, List<CommandRun> otherCommands) {
    return new GoalContext(portal, self, before, otherRequests, otherCommands);
  }

  /** Returns the user name that a lesson's {@code @self}, {@code self} or name stands for. */
  String userName(String name) {
    return name.equals(SELF) || name.equals("self") ? self : name;
  }

  Optional<PracticePerson> person(String name) {
    return portal.findPerson(userName(name));
  }

  @Nullable PracticePhoto photo(String name) {
    return person(name).map(PracticePerson::photo).orElse(null);
  }

  boolean changed(String name) {
    PracticePhoto now = photo(name);
    PracticePhoto then = before.get(userName(name));
    return !Objects.equals(now, then);
  }

  /** Returns a description such as {@code a PNG of 400×400 pixels}. */
  static String describe(@Nullable PracticePhoto photo) {
    return photo == null
        ? "the default photo"
        : "a %s of %d×%d pixels"
            .formatted(
                photo.format().toUpperCase(java.util.Locale.ROOT), photo.width(), photo.height());
  }

  /** Returns {@code your photo} or {@code the photo of uma}. */
  String photoOf(String name) {
    return userName(name).equals(self) ? "your photo" : "the photo of " + userName(name);
  }
}
