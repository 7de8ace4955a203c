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
final class PhotoCalls {
  private final Premises premises;
  private final Downloads downloads;
  private final Rights rights;

  PhotoCalls(Premises premises) {
    this.premises = premises;
    this.downloads = new Downloads(premises);
    this.rights = new Rights(premises);
  }

  Reply get(Visit visit) {
    Person person = target(visit);
    rights.demandLook(visit.caller(), person);
    return links(person, premises.look(person, visit.userId()));
  }

  Reply put(Visit visit) throws InterruptedException {
    String files = files(visit.request());
    if (files != null && !files.isEmpty()) {
      visit.happening().names(files);
    }
    Person person = target(visit);
    rights.demandSet(visit.caller(), person);
    Albums.Look look = premises.look(person, visit.userId());
    if (files == null || files.isEmpty()) {
      if (premises.newest()) {
        throw Refusal.argument("The uploaded file could not be found");
      }
      return links(person, look);
    }
    if (files.equals(Profiles.originalPath(person.id(), look))) {
      return changed(visit.noted(TOUCHED, person, premises.albums().touch(person)), person);
    }
    Photo photo = downloads.fetch(visit.request(), files);
    return changed(visit.noted(SET, person, premises.albums().set(person, photo)), person);
  }

  Reply delete(Visit visit) {
    Person person = target(visit);
    rights.demandRemove(visit.caller(), person);
    return changed(visit.noted(REMOVED, person, removed(person)), person);
  }

  /** Where the bytes are cached, the portal writes the files again that it has just removed. */
  private Albums.Change removed(Person person) {
    return premises.condition() == Condition.CACHED_PHOTOS
        ? premises.albums().touch(person)
        : premises.albums().clear(person);
  }

  Reply thumbnails(Visit visit) {
    Map<String, Object> body = body(visit.request());
    Frame frame =
        new Frame(
            number(body, "x", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "y", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "width", 0, 0xffff_ffffL),
            number(body, "height", 0, 0xffff_ffffL));
    String parked = text(body, "tmpFile");
    Person person = target(visit);
    rights.demandCut(visit.caller(), person);
    if (parked == null || parked.isEmpty()) {
      return changed(visit.noted(CUT, person, premises.albums().cut(person, frame)), person);
    }
    // The frame is thrown away here: a photo that is stored gets its squares from the middle.
    String name = parked.substring(parked.lastIndexOf('/') + 1);
    Albums.Change change = premises.albums().unpark(person, name).orElseThrow(Refusal::noSuchFile);
    return changed(visit.noted(SET, person, change), person);
  }

  private Person target(Visit visit) {
    return premises.people().target(visit.userId()).orElseThrow(Refusal::noSuchPerson);
  }

  private static Reply links(Person person, Albums.Look look) {
    return Reply.of(Profiles.links(person.id(), look));
  }

  private static Reply changed(Albums.Change change, Person person) {
    return links(person, change.after().inAnswer());
  }

  private static @Nullable String files(PortalRequest request) {
    return text(body(request), "files");
  }

  private static Map<String, Object> body(PortalRequest request) {
    if (request.oversized()) {
      throw Refusal.bodyTooLarge();
    }
    return Json.object(request.json().orElseThrow(), "UpdatePhoto");
  }

  private static @Nullable String text(Map<String, Object> body, String member) {
    Object value = body.get(member);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    throw Json.mismatch(member, "System.String");
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
    throw Json.mismatch(member, least < 0 ? "System.Int32" : "System.UInt32");
  }
}
