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
  private PhotoEndpoints() {}

  static ActionResult get(RequestContext context) {
    Member member = target(context);
    context.rules().requireView(member);
    return links(member, context.state().profilePhoto(member, context.userId()));
  }

  static ActionResult put(RequestContext context) throws InterruptedException {
    PortalState state = context.state();
    String address = address(context.request());
    if (address != null && !address.isEmpty()) {
      context.effects().setImage(address);
    }
    Member member = target(context);
    context.rules().requireSet(member);
    PhotoStore.ProfilePhoto profilePhoto = state.profilePhoto(member, context.userId());
    if (address == null || address.isEmpty()) {
      if (state.isNewest()) {
        throw ApiError.argument("The uploaded file could not be found");
      }
      return links(member, profilePhoto);
    }
    if (address.equals(ProfileWriter.originalPath(member.id(), profilePhoto))) {
      return changed(context, TOUCHED, member, state.photos().touch(member));
    }
    StoredPhoto photo = new PhotoDownloads(state).fetch(context.request(), address);
    return changed(context, SET, member, state.photos().set(member, photo));
  }

  static ActionResult delete(RequestContext context) {
    Member member = target(context);
    context.rules().requireRemove(member);
    return changed(context, REMOVED, member, remove(context.state(), member));
  }

  /**
   * Removes a photo. If the bytes are cached, the portal restores the files that it has just
   * removed.
   */
  private static PhotoStore.Change remove(PortalState state, Member member) {
    return state.portalCondition() == PortalCondition.CACHED_PHOTOS
        ? state.photos().touch(member)
        : state.photos().clear(member);
  }

  static ActionResult thumbnails(RequestContext context) {
    PortalState state = context.state();
    Map<String, Object> body = body(context.request());
    CropArea cropArea =
        new CropArea(
            number(body, "x", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "y", Integer.MIN_VALUE, Integer.MAX_VALUE),
            number(body, "width", 0, 0xffff_ffffL),
            number(body, "height", 0, 0xffff_ffffL));
    String parked = text(body, "tmpFile");
    Member member = target(context);
    context.rules().requireCrop(member);
    if (parked == null || parked.isEmpty()) {
      return changed(context, CUT, member, state.photos().crop(member, cropArea));
    }
    // The portal ignores the crop area here: squares of a stored photo come from the middle.
    String name = parked.substring(parked.lastIndexOf('/') + 1);
    PhotoStore.Change change =
        state.photos().unpark(member, name).orElseThrow(ApiError::noSuchFile);
    return changed(context, SET, member, change);
  }

  private static Member target(RequestContext context) {
    return context.state().members().resolve(context.userId()).orElseThrow(ApiError::noSuchPerson);
  }

  private static ActionResult links(Member member, PhotoStore.ProfilePhoto profilePhoto) {
    return ActionResult.of(ProfileWriter.links(member.id(), profilePhoto));
  }

  private static ActionResult changed(
      RequestContext context, PracticeChange.Kind kind, Member member, PhotoStore.Change change) {
    context.recordChange(kind, member, change);
    return links(member, change.after().inResponse());
  }

  private static @Nullable String address(PortalRequest request) {
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
