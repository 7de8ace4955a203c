package io.github.photoshell.practice;

import static io.github.photoshell.practice.PracticeChange.Kind.CUT;
import static io.github.photoshell.practice.PracticeChange.Kind.REMOVED;
import static io.github.photoshell.practice.PracticeChange.Kind.SET;
import static io.github.photoshell.practice.PracticeChange.Kind.TOUCHED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that read, set, crop and remove a photo (sections 3.2, 3.3, 3.5 and 3.6 of the
 * contract).
 */
final class PhotoEndpoints {
  private final PortalState state;
  private final PhotoDownloads downloads;
  private final PhotoRules rules;

  PhotoEndpoints(PortalState state) {
    this.state = state;
    this.downloads = new PhotoDownloads(state);
    this.rules = new PhotoRules(state);
  }

  ActionResult get(RequestContext context) {
    Member member = target(context);
    rules.demandLook(context.caller(), member);
    return links(member, state.look(member, context.userId()));
  }

  ActionResult put(RequestContext context) throws InterruptedException {
    String files = files(context.request());
    if (files != null && !files.isEmpty()) {
      context.effects().names(files);
    }
    Member member = target(context);
    rules.demandSet(context.caller(), member);
    PhotoStore.Look look = state.look(member, context.userId());
    if (files == null || files.isEmpty()) {
      if (state.newest()) {
        throw ApiError.argument("The uploaded file could not be found");
      }
      return links(member, look);
    }
    if (files.equals(ProfileWriter.originalPath(member.id(), look))) {
      return changed(context.noted(TOUCHED, member, state.photos().touch(member)), member);
    }
    StoredPhoto photo = downloads.fetch(context.request(), files);
    return changed(context.noted(SET, member, state.photos().set(member, photo)), member);
  }

  ActionResult delete(RequestContext context) {
    Member member = target(context);
    rules.demandRemove(context.caller(), member);
    return changed(context.noted(REMOVED, member, removed(member)), member);
  }

  /**
   * Removes a photo. If the bytes are cached, the portal restores the files that it has just
   * removed.
   */
  private PhotoStore.Change removed(Member member) {
    return state.portalCondition() == PortalCondition.CACHED_PHOTOS
        ? state.photos().touch(member)
        : state.photos().clear(member);
  }

  ActionResult thumbnails(RequestContext context) {
    Map<String, Object> body = body(context.request());
    CropArea cropArea =
        new CropArea(
            number(body, "x", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "y", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "width", 0, 0xffff_ffffL),
            number(body, "height", 0, 0xffff_ffffL));
    String parked = text(body, "tmpFile");
    Member member = target(context);
    rules.demandCut(context.caller(), member);
    if (parked == null || parked.isEmpty()) {
      return changed(context.noted(CUT, member, state.photos().cut(member, cropArea)), member);
    }
    // The portal ignores the crop area here: squares of a stored photo come from the middle.
    String name = parked.substring(parked.lastIndexOf('/') + 1);
    PhotoStore.Change change =
        state.photos().unpark(member, name).orElseThrow(ApiError::noSuchFile);
    return changed(context.noted(SET, member, change), member);
  }

  private Member target(RequestContext context) {
    return state.members().target(context.userId()).orElseThrow(ApiError::noSuchPerson);
  }

  private static ActionResult links(Member member, PhotoStore.Look look) {
    return ActionResult.of(ProfileWriter.links(member.id(), look));
  }

  private static ActionResult changed(PhotoStore.Change change, Member member) {
    return links(member, change.after().inAnswer());
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
