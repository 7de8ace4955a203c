package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.files.KeyedLock;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Busy;
import io.github.photoshell.photo.PhotoOutcome.Declined;
import io.github.photoshell.photo.PhotoOutcome.NothingToClear;
import io.github.photoshell.photo.ReplacedPhoto.What;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One change of one person's photo: looks at what is there, puts it aside, asks, and sends. */
final class Change {
  /** How often it is looked whether it is this shell's turn; the pauses between them grow. */
  private static final int LOOKS = 5;

  private final Session session;
  private final Person person;
  private final Refusal refusal;
  private final ReplacedPhotos replaced;
  private final What what;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private @Nullable LocalFile file;
  private Consumer<@Nullable ShownPhoto> beforehand = photo -> {};
  private boolean removes;
  private boolean readsBytes;

  /**
   * A change that is to be made.
   *
   * @param replaced where the photo is put aside that is there before
   */
  Change(Session session, Person person, Refusal refusal, ReplacedPhotos replaced, What what) {
    this.session = session;
    this.person = person;
    this.refusal = refusal;
    this.replaced = replaced;
    this.what = what;
  }

  /** Tells somebody of the photo of now, or null where it is not shown, right before sending. */
  Change telling(Consumer<@Nullable ShownPhoto> told) {
    beforehand = told;
    return this;
  }

  /** Reads the stored bytes back in any case. */
  Change readingBytes() {
    readsBytes = true;
    return this;
  }

  /** Looks whether a photo is the one that is wanted, so that nothing need be sent. */
  interface Wanted {
    /** Whatever is there, it is sent. */
    Wanted ANEW = (shown, photo) -> null;

    /**
     * Compares.
     *
     * @param photo its bytes; null when they can't be had
     * @return how it ends for that reason; null where the photo is another, or may be
     */
    @Nullable AlreadyThere find(ShownPhoto shown, @Nullable PictureFile photo);
  }

  /** Changes the photo to a file. */
  PhotoOutcome to(LocalFile sent, Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    file = sent;
    return change(send, wanted, consent);
  }

  /** Changes the photo to what the portal downloads from an address. */
  PhotoOutcome toAddress(Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    return change(send, wanted, consent);
  }

  /** Changes the photo to none. */
  PhotoOutcome toNone(Supplier<Reply<?>> send, Consent consent) {
    removes = true;
    return change(send, Wanted.ANEW, consent);
  }

  private PhotoOutcome change(Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    if (!session.rights().changesPhotos()) {
      return refusal.byKey(-1);
    }
    if (DryRun.isOn()) {
      return alone(send, wanted, consent);
    }
    try (KeyedLock turn = turn()) {
      return turn == null ? new Busy(person) : alone(send, wanted, consent);
    }
  }

  /**
   * Waits for other shells of this computer, so that each puts aside what the one before has made;
   * null when that takes too long.
   */
  private @Nullable KeyedLock turn() {
    Path file = replaced.of(session.address()).resolve("turns");
    KeyedLock turn = KeyedLock.take(file, person.id());
    for (int attempt = 2; turn == null && attempt <= LOOKS; attempt++) {
      session.portal().pauseBefore(attempt);
      turn = KeyedLock.take(file, person.id());
    }
    return turn;
  }

  private PhotoOutcome alone(Supplier<Reply<?>> send, Wanted wanted, Consent consent) {
    PhotoBefore found = PhotoBefore.of(session, person);
    ShownPhoto before = found.shown();
    if (removes && before != null && found.isNone()) {
      return new NothingToClear(person, before.urls());
    }
    if (before == null) {
      notes.add(Note.NOT_COMPARED);
    }
    PictureFile photo = found.fetch();
    AlreadyThere there = before == null || found.isNone() ? null : wanted.find(before, photo);
    if (there != null) {
      return there;
    }
    WayBack wayBack = found.putAside(replaced, what);
    if (wayBack == WayBack.NOT_KEPT) {
      notes.add(Note.NOT_KEPT);
    }
    ReadBack readBack = new ReadBack(session.portal(), found, removes, file, readsBytes);
    SentChange sent = new SentChange(session, person, refusal, found, readBack, file, notes);
    try {
      return agreed(before, wayBack, consent) ? sent.send(send, beforehand) : new Declined(person);
    } finally {
      found.ended(sent.ended());
    }
  }

  private boolean agreed(@Nullable ShownPhoto before, WayBack wayBack, Consent consent) {
    return consent.given(
        new PhotoChange(
            session.address(),
            session.version(),
            session.who(),
            person,
            before == null ? null : before.urls(),
            removes,
            wayBack,
            file != null && file.rotated()));
  }
}
