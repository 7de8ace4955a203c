package io.github.photoshell.photo;

import io.github.photoshell.people.People;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.PendingChange.Confirmation;
import io.github.photoshell.photo.PhotoBackup.ChangeKind;
import io.github.photoshell.photo.PhotoOutcome.AlreadyThere;
import io.github.photoshell.photo.PhotoOutcome.Changed;
import io.github.photoshell.photo.PhotoUpdate.AlreadySetCheck;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets a person's photo. */
public final class SetPhoto {

  private final People people;
  private final PhotoBackups replaced;
  private final SetAddressCache addresses;

  public SetPhoto(People people, PhotoBackups replaced, Clock clock) {
    this.people = people;
    this.replaced = replaced;
    this.addresses = new SetAddressCache(replaced, clock);
  }

  /**
   * Checks the image, finds the person, asks if a photo would be lost, sends the change and
   * verifies it.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @param image an http or https address or a file
   * @param fit whether to make a file fit for the portal
   * @param again whether to send it even if the photo is already this image
   * @throws io.github.photoshell.portal.PortalException if there is no usable response and nothing
   *     was changed
   */
  public PhotoOutcome set(
      Session session,
      String person,
      String image,
      boolean fit,
      boolean again,
      Confirmation confirmation) {
    ImageSource source = source(image, session, fit);
    if (source instanceof ImageProblem problem) {
      return new PhotoOutcome.BadImage(problem);
    }
    PersonLookup search = people.find(session, person);
    if (!(search instanceof PersonLookup.Found found)) {
      return new PhotoOutcome.NoOnePerson(search);
    }
    Person who = found.person();
    AlreadySetCheck alreadySetCheck =
        again
            ? AlreadySetCheck.NEVER
            : orRecentlySetCheck(same(session, who, source), session, who, source);
    PhotoOutcome outcome =
        new PhotoUpdate(session, who, source, replaced, ChangeOrigin.of(ChangeKind.SET))
            .run(alreadySetCheck, confirmation);
    recordChange(session, who, outcome);
    if (source instanceof ImageSource.Address address
        && outcome instanceof Changed changed
        && !session.isDryRun()) {
      addresses.record(session.address(), who.id(), address.url(), changed.after().version());
    }
    return outcome;
  }

  /** Returns the source of an image; a dry run assumes that a missing file is valid. */
  public static ImageSource source(String image, Session session, boolean fit) {
    ImageSource source = ImageSource.of(image, limit(session), fit);
    DryRun dryRun = session.dryRun();
    if (dryRun != null && source instanceof ImageProblem.NoSuchFile missing) {
      dryRun.assumeFile(missing.path());
      return LocalImage.assumed(missing.path());
    }
    return source;
  }

  /** Returns the source of an image that is not a file of its own, such as one in a ZIP. */
  public static ImageSource source(String name, byte[] image, Session session, boolean fit) {
    // Only the name is sent.
    return ImageFile.of(name, Path.of("photo"), image, limit(session), fit);
  }

  private static long limit(Session session) {
    return Objects.requireNonNullElse(session.uploadLimit(), ImageSource.DEFAULT_LIMIT);
  }

  /** A record of the images that an import has sent and is about to send. */
  public interface ImportTracker {
    /** Returns whether the current photo is the result of this image. */
    boolean isAlreadySent(ShownPhoto now);

    /** Receives the current photo, or null if it is not shown, right before the change. */
    void sending(@Nullable ShownPhoto before);

    /** Returns the ID of the import, which undoes its changes together; null if there is none. */
    @Nullable String importId();
  }

  /**
   * Sets the photo of a known person.
   *
   * @throws io.github.photoshell.portal.PortalException if there is no usable response and nothing
   *     was changed
   */
  public PhotoOutcome set(
      Session session,
      Person person,
      ImageSource source,
      Confirmation confirmation,
      ImportTracker importTracker) {
    AlreadySetCheck same = same(session, person, source);
    ChangeOrigin origin = new ChangeOrigin(ChangeKind.SET, 0, importTracker.importId());
    PhotoOutcome outcome =
        new PhotoUpdate(session, person, source, replaced, origin)
            .beforeSending(importTracker::sending)
            .run(
                (shown, photo) ->
                    importTracker.isAlreadySent(shown)
                        ? new AlreadyThere(person, shown, null)
                        : same.find(shown, photo),
                confirmation);
    recordChange(session, person, outcome);
    return outcome;
  }

  private void recordChange(Session session, Person person, PhotoOutcome outcome) {
    if (outcome instanceof Changed) {
      people.photoChanged(session, person, true);
    }
  }

  private static String url(ImageSource source) {
    return ((ImageSource.Address) source).url();
  }

  /** Only the photo's own address is certain to return the same image; others may change. */
  private static AlreadySetCheck same(Session session, Person person, ImageSource source) {
    return (shown, photo) -> {
      boolean is =
          source instanceof LocalImage file
              ? photo != null && photo.isSameAs(file.bytes())
              : isAddressOf(shown.urls(), url(source), session);
      return is ? new AlreadyThere(person, shown, null) : null;
    };
  }

  /** The portal stores one image per address, whatever the hash says (contract 3.1). */
  private static boolean isAddressOf(PhotoUrls photo, String url, Session session) {
    String stored = session.address().resolve(PhotoUrls.withoutHash(photo.original()));
    return PhotoUrls.withoutHash(url).equals(stored);
  }

  /** Also accepts the photo that this address gave recently. */
  private AlreadySetCheck orRecentlySetCheck(
      AlreadySetCheck same, Session session, Person person, ImageSource source) {
    return (shown, photo) -> {
      AlreadyThere there = same.find(shown, photo);
      if (there != null || photo == null || !(source instanceof ImageSource.Address address)) {
        return there;
      }
      return addresses
          .when(session.address(), person.id(), address.url(), shown.version())
          .map(when -> new AlreadyThere(person, shown, when))
          .orElse(null);
    };
  }
}
