package io.github.photoshell.practice;

import static io.github.photoshell.practice.PracticeChange.Kind.CUT;
import static io.github.photoshell.practice.PracticeChange.Kind.REMOVED;
import static io.github.photoshell.practice.PracticeChange.Kind.SET;
import static io.github.photoshell.practice.PracticeChange.Kind.TOUCHED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reading, setting, cutting and removing a photo (sections 3.2, 3.3, 3.5 and 3.6 of the contract).
 */
final class PhotoEndpoints {
  private final PortalState premises;
  private final PhotoDownloads downloads;
  private final PhotoRules rights;

  PhotoEndpoints(PortalState premises) {
    this.premises = premises;
    this.downloads = new PhotoDownloads(premises);
    this.rights = new PhotoRules(premises);
  }

  ActionResult get(RequestContext visit) {
    Member person = target(visit);
    rights.demandLook(visit.caller(), person);
    return links(person, premises.look(person, visit.userId()));
  }

  ActionResult put(RequestContext visit) throws InterruptedException {
    String files = files(visit.request());
    if (files != null && !files.isEmpty()) {
      visit.happening().names(files);
    }
    Member person = target(visit);
    rights.demandSet(visit.caller(), person);
    PhotoStore.Look look = premises.look(person, visit.userId());
    if (files == null || files.isEmpty()) {
      if (premises.newest()) {
        throw ApiError.argument("The uploaded file could not be found");
      }
      return links(person, look);
    }
    if (files.equals(ProfileWriter.originalPath(person.id(), look))) {
      return changed(visit.noted(TOUCHED, person, premises.albums().touch(person)), person);
    }
    StoredPhoto photo = downloads.fetch(visit.request(), files);
    return changed(visit.noted(SET, person, premises.albums().set(person, photo)), person);
  }

  ActionResult delete(RequestContext visit) {
    Member person = target(visit);
    rights.demandRemove(visit.caller(), person);
    return changed(visit.noted(REMOVED, person, removed(person)), person);
  }

  /** Where the bytes are cached, the portal writes the files again that it has just removed. */
  private PhotoStore.Change removed(Member person) {
    return premises.condition() == PortalCondition.CACHED_PHOTOS
        ? premises.albums().touch(person)
        : premises.albums().clear(person);
  }

  ActionResult thumbnails(RequestContext visit) {
    Map<String, Object> body = body(visit.request());
    CropArea frame =
        new CropArea(
            number(body, "x", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "y", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "width", 0, 0xffff_ffffL),
            number(body, "height", 0, 0xffff_ffffL));
    String parked = text(body, "tmpFile");
    Member person = target(visit);
    rights.demandCut(visit.caller(), person);
    if (parked == null || parked.isEmpty()) {
      return changed(visit.noted(CUT, person, premises.albums().cut(person, frame)), person);
    }
    // The frame is thrown away here: a photo that is stored gets its squares from the middle.
    String name = parked.substring(parked.lastIndexOf('/') + 1);
    PhotoStore.Change change =
        premises.albums().unpark(person, name).orElseThrow(ApiError::noSuchFile);
    return changed(visit.noted(SET, person, change), person);
  }

  private Member target(RequestContext visit) {
    return premises.people().target(visit.userId()).orElseThrow(ApiError::noSuchPerson);
  }

  private static ActionResult links(Member person, PhotoStore.Look look) {
    return ActionResult.of(ProfileWriter.links(person.id(), look));
  }

  private static ActionResult changed(PhotoStore.Change change, Member person) {
    return links(person, change.after().inAnswer());
  }

  private static @Nullable String files(PortalRequest request) {
    return text(body(request), "files");
  }

  private static Map<String, Object> body(PortalRequest request) {
    if (request.oversized()) {
      throw ApiError.bodyTooLarge();
    }
    return JsonBodies.object(request.json().orElseThrow(), "UpdatePhoto");
  }

  private static @Nullable String text(Map<String, Object> body, String member) {
    Object value = body.get(member);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    throw JsonBodies.mismatch(member, "System.String");
  }

  private static long number(Map<String, Object> body, String member, long least, long most) {
    Object value = body.get(member);
    if (value == null && !body.containsKey(member)) {
      return 0;
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && number >= least
        && number <= most) {
      return number.longValue();
    }
    throw JsonBodies.mismatch(member, least < 0 ? "System.Int32" : "System.UInt32");
  }
}
