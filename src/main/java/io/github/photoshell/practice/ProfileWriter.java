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
  static Map<String, @Nullable Object> full(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, @Nullable Object> profile = fullWithoutBrief(member);
    profile.putAll(brief(request, member, profilePhoto));
    return profile;
  }

  /** Returns the profile of the caller: as {@link #full}, with two of their settings. */
  static Map<String, @Nullable Object> self(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, @Nullable Object> profile = fullWithoutBrief(member);
    profile.put("theme", "System");
    profile.put("hasPersonalFolder", member.role() != Role.GUEST);
    profile.putAll(brief(request, member, profilePhoto));
    return profile;
  }

  private static Map<String, @Nullable Object> fullWithoutBrief(Member member) {
    Instant disabled = member.disabledSince();
    return JsonBodies.members(
        "firstName", member.firstName(),
        "lastName", member.lastName(),
        "userName", member.userName(),
        "email", member.email(),
        "status", member.status().number(),
        "activationStatus", member.status().activation(),
        "terminated", disabled == null ? null : PortalTime.of(disabled),
        "department", "",
        "isAdmin", member.role() == Role.DOCSPACE_ADMIN,
        "isRoomAdmin", member.role() == Role.ROOM_ADMIN,
        "isLDAP", member.managed() == Member.Managed.LDAP,
        "isOwner", member.role() == Role.OWNER,
        "isVisitor", member.role() == Role.GUEST,
        "isCollaborator", member.role() == Role.USER,
        "cultureName", "en-US",
        "mobilePhoneActivationStatus", 0,
        "isSSO", member.managed() == Member.Managed.SSO,
        "usedSpace", 0,
        "registrationDate", PortalTime.of(member.registered()));
  }

  /** Returns a short profile, as for the creator of a key. */
  static Map<String, @Nullable Object> brief(
      PortalRequest request, Member member, PhotoStore.ProfilePhoto profilePhoto) {
    Map<String, String> links = links(member.id(), profilePhoto);
    String kind = member.role() == Role.GUEST ? "guests" : "people";
    String email = URLEncoder.encode(member.email(), StandardCharsets.UTF_8);
    return JsonBodies.members(
        "id", member.id().toString(),
        "displayName", HtmlEncoder.encode(member.displayName()),
        "avatar", links.get("big"),
        "avatarOriginal", links.get("original"),
        "avatarMax", links.get("max"),
        "avatarMedium", links.get("medium"),
        "avatarSmall", links.get("small"),
        "profileUrl", request.portal() + "/accounts/" + kind + "/filter?search=" + email,
        "hasAvatar", profilePhoto.photo() != null,
        "isAnonim", false);
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
