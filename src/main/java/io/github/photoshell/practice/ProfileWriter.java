package io.github.photoshell.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes people and photos as the portal does: {@code EmployeeFullDto}, {@code EmployeeDto} and
 * {@code ThumbnailsDataDto} of the contract, sections 3.1 and 4.2.
 */
final class ProfileWriter {
  /** The names of the square sizes with their sides in pixels, the largest first. */
  static final Map<String, Integer> SQUARES = squares();

  private static final int ORIGINAL_WITHOUT_PHOTO = 200;

  private static final String STORED = "/storage/userPhotos/root/";

  private ProfileWriter() {}

  private static Map<String, Integer> squares() {
    Map<String, Integer> squares = new LinkedHashMap<>();
    squares.put("retina", 360);
    squares.put("max", 200);
    squares.put("big", 82);
    squares.put("medium", 48);
    squares.put("small", 32);
    return squares;
  }

  /** Returns a full profile. Members without a value are null. */
  static Map<String, Object> full(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, Object> profile = fullWithoutBrief(member);
    profile.putAll(brief(request, member, profilePhoto));
    return profile;
  }

  /** Returns the profile of the caller: as {@link #full}, with two of their settings. */
  static Map<String, Object> self(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, Object> profile = fullWithoutBrief(member);
    profile.put("theme", "System");
    profile.put("hasPersonalFolder", member.role() != Role.GUEST);
    profile.putAll(brief(request, member, profilePhoto));
    return profile;
  }

  private static Map<String, Object> fullWithoutBrief(Member member) {
    Instant disabled = member.disabledSince();
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("firstName", member.firstName());
    profile.put("lastName", member.lastName());
    profile.put("userName", member.userName());
    profile.put("email", member.email());
    profile.put("status", member.status().number());
    profile.put("activationStatus", member.status().activation());
    profile.put("terminated", disabled == null ? null : PortalTime.of(disabled));
    profile.put("department", "");
    profile.put("isAdmin", member.role() == Role.DOCSPACE_ADMIN);
    profile.put("isRoomAdmin", member.role() == Role.ROOM_ADMIN);
    profile.put("isLDAP", member.managed() == Member.Managed.LDAP);
    profile.put("isOwner", member.role() == Role.OWNER);
    profile.put("isVisitor", member.role() == Role.GUEST);
    profile.put("isCollaborator", member.role() == Role.USER);
    profile.put("cultureName", "en-US");
    profile.put("mobilePhoneActivationStatus", 0);
    profile.put("isSSO", member.managed() == Member.Managed.SSO);
    profile.put("usedSpace", 0);
    profile.put("registrationDate", PortalTime.of(member.registered()));
    return profile;
  }

  /** Returns a short profile, as for the creator of a key. */
  static Map<String, Object> brief(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, String> links = links(member.id(), profilePhoto);
    String kind = member.role() == Role.GUEST ? "guests" : "people";
    String email = URLEncoder.encode(member.email(), StandardCharsets.UTF_8);
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("id", member.id().toString());
    profile.put("displayName", HtmlEncoder.encode(member.displayName()));
    profile.put("avatar", links.get("big"));
    profile.put("avatarOriginal", links.get("original"));
    profile.put("avatarMax", links.get("max"));
    profile.put("avatarMedium", links.get("medium"));
    profile.put("avatarSmall", links.get("small"));
    profile.put("profileUrl", request.portal() + "/accounts/" + kind + "/filter?search=" + email);
    profile.put("hasAvatar", profilePhoto.photo() != null);
    profile.put("isAnonim", false);
    return profile;
  }

  /**
   * Returns the six addresses of a person's photo, {@code original} first, relative to the portal.
   */
  static Map<String, String> links(UUID id, PhotoStore.ProfilePhoto profilePhoto) {
    String hash = "?hash=" + profilePhoto.hash();
    Map<String, String> links = new LinkedHashMap<>();
    links.put("original", originalPath(id, profilePhoto) + hash);
    SQUARES.forEach((name, side) -> links.put(name, squarePath(id, profilePhoto, side) + hash));
    return links;
  }

  /** Returns the path of the original or of the default photo, without {@code ?hash=}. */
  static String originalPath(UUID id, PhotoStore.ProfilePhoto profilePhoto) {
    StoredPhoto photo = profilePhoto.photo();
    return photo == null
        ? defaultPath(ORIGINAL_WITHOUT_PHOTO)
        : STORED + id + "_orig_" + photo.dimensions() + "." + photo.extension();
  }

  private static String squarePath(UUID id, PhotoStore.ProfilePhoto profilePhoto, int side) {
    StoredPhoto photo = profilePhoto.photo();
    return photo == null
        ? defaultPath(side)
        : STORED + id + "_size_" + side + "-" + side + "." + photo.extension();
  }

  private static String defaultPath(int side) {
    return "/static/images/default_user_photo_size_" + side + "-" + side + ".png";
  }
}
