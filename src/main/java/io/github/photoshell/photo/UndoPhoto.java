package io.github.photoshell.photo;

import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup.Before;
import io.github.photoshell.photo.UndoOutcome.NoSuchChange;
import io.github.photoshell.photo.UndoOutcome.NotKept;
import io.github.photoshell.photo.UndoOutcome.NotUndoable;
import io.github.photoshell.photo.UndoOutcome.NothingToRedo;
import io.github.photoshell.photo.UndoOutcome.NothingToUndo;
import io.github.photoshell.photo.UndoOutcome.PersonGone;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Undoes and redoes photo changes. Either is a change like any other, verified and recorded. */
public final class UndoPhoto {

  private final People people;
  private final PhotoBackups replaced;

  public UndoPhoto(People people, PhotoBackups replaced) {
    this.people = people;
    this.replaced = replaced;
  }

  /**
   * Returns the changes of this portal, latest first.
   *
   * @throws IOException if they cannot be read
   */
  public List<PhotoBackup> changes(Session session) throws IOException {
    return replaced.all(session.address());
  }

  /**
   * Undoes a change.
   *
   * @param number of the change; null for the latest one that is not undone
   * @throws IOException if the list of changes cannot be read
   * @throws PortalException if there is no usable response and nothing was changed
   */
  public UndoOutcome undo(Session session, @Nullable Integer number, Confirmation confirmation)
      throws IOException {
    List<PhotoBackup> changes = changes(session);
    UndoHistory history = new UndoHistory(changes);
    if (number == null) {
      return restore(
          session,
          history,
          history.toUndo(null),
          nothingToUndo(history, null, null),
          null,
          confirmation);
    }
    Optional<PhotoBackup> selected =
        changes.stream().filter(change -> change.number() == number).findFirst();
    return restore(
        session,
        history,
        selected,
        new NoSuchChange(number),
        selected.map(PhotoBackup::personId).orElse(null),
        confirmation);
  }

  /**
   * Undoes a person's latest change that is not undone.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @throws IOException as in {@link #undo}
   */
  public UndoOutcome undoOf(Session session, String person, Confirmation confirmation)
      throws IOException {
    PersonLookup search = people.find(session, person);
    if (!(search instanceof PersonLookup.Found found)) {
      return new UndoOutcome.NoOnePerson(search);
    }
    List<PhotoBackup> changes = changes(session);
    UndoHistory history = new UndoHistory(changes);
    Person who = found.person();
    String id = id(session, who, person, changes);
    return restore(
        session, history, history.toUndo(id), nothingToUndo(history, who, id), id, confirmation);
  }

  /**
   * Undoes one change of an import.
   *
   * @param session which limits the requests
   * @param history of all changes
   * @throws PortalException if there is no usable response and nothing was changed
   */
  public UndoOutcome undo(
      Session session, UndoHistory history, PhotoBackup change, Confirmation confirmation) {
    PhotoRestorer restorer = new PhotoRestorer(session, replaced, history);
    Reply<Profile> reply = session.portal().api().profile(change.personId());
    if (reply.isRefused(403)) {
      return restorer.notUndoable(
          change, new PersonGone(new PersonLookup.NotVisible(change.personId())));
    }
    if (reply.isRefused(404)) {
      return restorer.notUndoable(
          change, new PersonGone(new PersonLookup.Unknown(change.personId(), List.of(), 0)));
    }
    Person person = Person.of(reply.okOrThrow().value());
    return restored(session, person, restorer.restore(person, change, confirmation));
  }

  /**
   * Redoes the latest undone change.
   *
   * @param person whose change; null for anyone
   * @throws IOException as in {@link #undo}
   */
  public UndoOutcome redo(Session session, @Nullable String person, Confirmation confirmation)
      throws IOException {
    Person who = null;
    if (person != null) {
      PersonLookup search = people.find(session, person);
      if (!(search instanceof PersonLookup.Found found)) {
        return new UndoOutcome.NoOnePerson(search);
      }
      who = found.person();
    }
    List<PhotoBackup> changes = changes(session);
    UndoHistory history = new UndoHistory(changes);
    return restore(
        session,
        history,
        history.toRedo(who == null ? null : id(session, who, person, changes)),
        new NothingToRedo(who),
        null,
        confirmation);
  }

  /** Returns the ID of a person; in a dry run, which invents people, as recorded. */
  private static String id(
      Session session, Person found, @Nullable String typed, List<PhotoBackup> changes) {
    return changes.stream()
        .filter(change -> session.isDryRun() && change.word().equals(typed))
        .findFirst()
        .map(PhotoBackup::personId)
        .orElse(found.id());
  }

  private static NothingToUndo nothingToUndo(
      UndoHistory history, @Nullable Person person, @Nullable String personId) {
    boolean isUndone = personId == null || history.isRecorded(personId);
    boolean isRedoable =
        history.toRedo(personId).filter(undo -> undo.before() != Before.LOST).isPresent();
    return new NothingToUndo(person, isUndone ? history.oldest() : 0, isRedoable);
  }

  /**
   * Restores the photo before a change.
   *
   * @param otherwise the result if no change is selected
   * @param personId whose earlier change is proposed if this one cannot be undone; null for
   *     anyone's
   */
  private UndoOutcome restore(
      Session session,
      UndoHistory history,
      Optional<PhotoBackup> selected,
      UndoOutcome otherwise,
      @Nullable String personId,
      Confirmation confirmation) {
    if (selected.isEmpty()) {
      return otherwise;
    }
    PhotoBackup change = selected.get();
    PhotoRestorer restorer = new PhotoRestorer(session, replaced, history);
    UndoOutcome outcome;
    if (change.before() == Before.LOST) {
      outcome = restorer.notUndoable(change, new NotKept());
    } else {
      PersonLookup search = people.find(session, change.personId());
      outcome =
          search instanceof PersonLookup.Found found
              ? restored(
                  session, found.person(), restorer.restore(found.person(), change, confirmation))
              : restorer.notUndoable(change, new PersonGone(search));
    }
    return outcome instanceof NotUndoable stuck && stuck.redone() == 0
        ? withEarlier(session, history, stuck, personId)
        : outcome;
  }

  /** Adds the change to propose, of the same person, or of another if the person is gone. */
  private NotUndoable withEarlier(
      Session session, UndoHistory history, NotUndoable stuck, @Nullable String personId) {
    PhotoBackup change = stuck.change();
    boolean isGone = stuck.obstacle() instanceof PersonGone;
    PhotoBackup earlier =
        history
            .toUndoBefore(
                change,
                other ->
                    (isGone
                            ? !UndoHistory.isOf(change.personId(), other)
                            : UndoHistory.isOf(personId, other))
                        && replaced.isAvailable(session.address(), other))
            .orElse(null);
    return new NotUndoable(change, 0, stuck.obstacle(), earlier);
  }

  private UndoOutcome restored(Session session, Person person, UndoOutcome outcome) {
    if (outcome instanceof UndoOutcome.Tried tried
        && tried.outcome() instanceof PhotoOutcome.Changed changed) {
      people.photoChanged(session, person, !changed.after().isDefault());
    }
    return outcome;
  }
}
