package io.github.photoshell.photo;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.PersonSearch;
import io.github.photoshell.photo.ReplacedPhoto.What;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.UploadReply;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

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
    long limit = Objects.requireNonNullElse(session.uploadLimit(), ImageSource.USUAL_LIMIT);
    ImageSource source = ImageSource.of(image, limit);
    Rehearsal rehearsal = Rehearsal.current();
    if (rehearsal != null && source instanceof ImageProblem.NoSuchFile missing) {
      rehearsal.assumeFile(missing.path());
      source = LocalFile.assumed(missing.path());
    }
    if (source instanceof ImageProblem problem) {
      return new PhotoOutcome.BadImage(problem);
    }
    PersonSearch search = people.find(person);
    if (!(search instanceof PersonSearch.Found found)) {
      return new PhotoOutcome.NoOnePerson(search);
    }
    Refusal refusal = new Refusal(session, found.person(), source);
    Change change = new Change(session, found.person(), refusal, replaced, What.SET);
    Portal portal = session.portal();
    String id = found.person().id();
    PhotoOutcome outcome;
    if (source instanceof LocalFile file) {
      outcome =
          change.to(
              () -> upload(portal, id, file.path(), file.mediaType(), file.bytes()),
              (urls, photo) -> photo != null && Arrays.equals(photo.bytes(), file.bytes()),
              consent,
              file.rotated());
    } else {
      String url = ((ImageSource.Address) source).url();
      // Only the photo's own address is sure to give the same picture: any other may give a new
      // one.
      outcome =
          change.to(
              () -> portal.setPhoto(id, url),
              (urls, photo) -> url.equals(session.address().resolve(urls.original())),
              consent,
              false);
    }
    if (outcome instanceof PhotoOutcome.Changed) {
      people.photoChanged(found.person(), true);
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
