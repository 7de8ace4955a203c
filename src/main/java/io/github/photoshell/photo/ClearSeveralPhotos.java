package io.github.photoshell.photo;

import io.github.photoshell.http.FailureKind;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Removes the photos of several people, one after another. */
public final class ClearSeveralPhotos {
  /** Failures that the next person would meet, too. */
  private static final Set<FailureKind> FOR_ALL =
      EnumSet.of(
          FailureKind.TOKEN_REFUSED,
          FailureKind.TOO_MANY,
          FailureKind.UNREACHABLE,
          FailureKind.UNKNOWN_HOST);

  private final ClearPhoto photos;
  private final People people;

  public ClearSeveralPhotos(ClearPhoto photos, People people) {
    this.photos = photos;
    this.people = people;
  }

  /**
   * The people that were named.
   *
   * @param people each of them once
   * @param failed the searches that did not find exactly one person
   */
  record Named(List<Person> people, List<PersonLookup> failed) {}

  /**
   * The result for one person.
   *
   * @param reason why it failed; empty if it did not
   * @param changed whether a photo was removed
   * @param unsure whether the result is not known
   */
  record Row(Person person, boolean changed, boolean unsure, String reason) {
    boolean isFine() {
      return reason.isEmpty();
    }
  }

  /**
   * The result of all removals.
   *
   * @param rows the people that were reached
   * @param total the number of people
   * @param interrupted whether it was cancelled
   * @param stoppedBy why it ended early; null if it did not or was cancelled
   */
  record Cleared(
      List<Row> rows, int total, boolean interrupted, @Nullable PortalException stoppedBy) {}

  /**
   * Finds people. Repeated ones count once.
   *
   * @param named user names, e-mails, IDs or {@code @self}
   * @throws PortalException if there is no usable response
   */
  Named find(Session session, List<String> named) {
    Map<String, Person> found = new LinkedHashMap<>();
    List<PersonLookup> failed = new ArrayList<>();
    for (String name : named) {
      PersonLookup search = people.find(session, name);
      if (search instanceof PersonLookup.Found one) {
        found.putIfAbsent(one.person().id(), one.person());
      } else {
        failed.add(search);
      }
    }
    return new Named(List.copyOf(found.values()), failed);
  }

  /**
   * Removes the photos and verifies each.
   *
   * @param listener receives each result as it is known
   */
  Cleared clear(
      Session known, List<Person> named, Confirmation confirmation, Consumer<Row> listener) {
    Session session = known.limitedTo(PortalLimits.REQUESTS_PER_MINUTE);
    List<Row> rows = new ArrayList<>();
    // A dry run shows the requests for one person; each further person takes the same.
    for (Person person : session.isDryRun() ? named.subList(0, 1) : named) {
      Row row;
      boolean cancelled = false;
      try {
        PhotoOutcome outcome = photos.clear(session, person, confirmation, null, () -> {});
        row = row(person, outcome);
        cancelled = BatchReasonText.isCancelled(outcome);
      } catch (PortalException e) {
        if (e.kind() == FailureKind.CANCELLED) {
          return new Cleared(rows, named.size(), true, null);
        }
        if (isForAll(e.kind())) {
          return new Cleared(rows, named.size(), false, e);
        }
        row = new Row(person, false, false, FailureText.brief(e));
      }
      rows.add(row);
      listener.accept(row);
      if (cancelled) {
        return new Cleared(rows, named.size(), true, null);
      }
    }
    return new Cleared(rows, named.size(), false, null);
  }

  /** Returns whether a failure ends a command for several people. */
  static boolean isForAll(FailureKind kind) {
    return kind == FailureKind.CANCELLED || kind.isOfPortal() || FOR_ALL.contains(kind);
  }

  private static Row row(Person person, PhotoOutcome outcome) {
    return new Row(
        person,
        outcome instanceof PhotoOutcome.Changed,
        BatchReasonText.isUnsure(outcome),
        BatchReasonText.of(outcome));
  }
}
