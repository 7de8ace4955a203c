package io.github.photoshell.photo;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.PersonSearch;
import io.github.photoshell.photo.ReplacedPhoto.What;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.UploadReply;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a person a new photo. */
public final class SetPhoto {
  private final CurrentSession sessions;
  private final People people;
  private final ReplacedPhotos replaced;

  public SetPhoto(CurrentSession sessions, People people, ReplacedPhotos replaced) {
    this.sessions = sessions;
    this.people = people;
    this.replaced = replaced;
  }

  /**
   * Checks the image, finds the person, asks if a photo would be lost, sends, and reads back.
   *
   * @param person a user name, e-mail, ID or {@code @self}
   * @param image an http or https address or a file
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer and nothing
   *     was changed
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public PhotoOutcome set(String person, String image, Consent consent) {
    Session session = sessions.require();
    ImageSource source = source(image, session);
    if (source instanceof ImageProblem problem) {
      return new PhotoOutcome.BadImage(problem);
    }
    PersonSearch search = people.find(person);
    return search instanceof PersonSearch.Found found
        ? set(session, found.person(), source, consent, Witness.NOBODY)
        : new PhotoOutcome.NoOnePerson(search);
  }

  /** Looks at an image; in a rehearsal a file that is not there is taken for a good one. */
  static ImageSource source(String image, Session session) {
    long limit = Objects.requireNonNullElse(session.uploadLimit(), ImageSource.USUAL_LIMIT);
    ImageSource source = ImageSource.of(image, limit);
    Rehearsal rehearsal = Rehearsal.current();
    if (rehearsal != null && source instanceof ImageProblem.NoSuchFile missing) {
      rehearsal.assumeFile(missing.path());
      return LocalFile.assumed(missing.path());
    }
    return source;
  }

  /** Knows what was sent before, and hears what is about to be. */
  interface Witness {
    Witness NOBODY =
        new Witness() {
          @Override
          public boolean made(PhotoUrls now) {
            return false;
          }

          @Override
          public void sending(@Nullable PhotoUrls before) {
            // Nobody hears it.
          }
        };

    /** Whether the photo of now is what became of this image. */
    boolean made(PhotoUrls now);

    /** Hears of the photo of now, or null where it is not shown, right before the change. */
    void sending(@Nullable PhotoUrls before);
  }

  /**
   * Sets the photo of somebody who is known.
   *
   * @throws io.github.photoshell.portal.PortalException when there is no usable answer and nothing
   *     was changed
   */
  PhotoOutcome set(
      Session session, Person person, ImageSource source, Consent consent, Witness witness) {
    Refusal refusal = new Refusal(session, person, source);
    Change change =
        new Change(session, person, refusal, replaced, What.SET).telling(witness::sending);
    Portal portal = session.portal();
    String id = person.id();
    PhotoOutcome outcome;
    if (source instanceof LocalFile file) {
      outcome =
          change.to(
              () -> upload(portal, id, file.path(), file.mediaType(), file.bytes()),
              (urls, photo) ->
                  witness.made(urls)
                      || (photo != null && Arrays.equals(photo.bytes(), file.bytes())),
              consent,
              file.rotated());
    } else {
      String url = ((ImageSource.Address) source).url();
      // Only the photo's own address is sure to give the same picture: any other may give a new
      // one.
      outcome =
          change.to(
              () -> portal.setPhoto(id, url),
              (urls, photo) ->
                  witness.made(urls) || url.equals(session.address().resolve(urls.original())),
              consent,
              false);
    }
    if (outcome instanceof PhotoOutcome.Changed) {
      people.photoChanged(person, true);
    }
    return outcome;
  }

  /** An upload that the portal refuses comes with HTTP 200 (contract 3.4); here it is a refusal. */
  static Reply<?> upload(Portal portal, String id, Path file, String mediaType, byte[] bytes) {
    Reply<UploadReply> reply = portal.uploadPhoto(id, file, mediaType, bytes);
    return reply instanceof Reply.Ok<UploadReply> ok && !ok.value().success()
        ? new Reply.Refused<UploadReply>(
            "POST photo", 200, Objects.requireNonNullElse(ok.value().message(), ""))
        : reply;
  }
}
