package io.github.photoshell.portal;

import org.jspecify.annotations.Nullable;

/**
 * A person as the portal sends them: {@code EmployeeFullDto} (contract 4.2). Everything but the ID
 * may be missing; invited people often have no name.
 *
 * @param id a GUID
 * @param displayName decoded; the only name the portal sends HTML-encoded
 * @param status 1 active, 2 disabled, 4 pending
 * @param avatarOriginal same as {@link PhotoUrls#original()}
 * @param registrationDate {@code yyyy-MM-ddTHH:mm:ss.fffffff} with {@code Z} or an offset
 */
public record Profile(
    String id,
    @HtmlEncoded @Nullable String displayName,
    @Lenient @Nullable String firstName,
    @Lenient @Nullable String lastName,
    @Nullable String userName,
    @Nullable String email,
    @Nullable Integer status,
    @Nullable Boolean isOwner,
    @Nullable Boolean isAdmin,
    @Nullable Boolean isRoomAdmin,
    @Nullable Boolean isVisitor,
    @Lenient @Nullable Boolean hasAvatar,
    @Lenient @Nullable String avatarOriginal,
    @Lenient @Nullable String registrationDate,
    @Lenient @Nullable Boolean isLDAP) {

  /**
   * Requires the ID.
   *
   * @throws IllegalArgumentException without an ID
   */
  public Profile {
    if (id == null || id.isBlank()) {
      throw new IncompleteResponseException("a profile without an ID");
    }
  }

  /** Returns the role whose flag is set; {@link Role#USER} when none is. */
  public Role role() {
    if (isTrue(isOwner)) {
      return Role.OWNER;
    }
    if (isTrue(isAdmin)) {
      return Role.ADMIN;
    }
    if (isTrue(isRoomAdmin)) {
      return Role.ROOM_ADMIN;
    }
    return isTrue(isVisitor) ? Role.GUEST : Role.USER;
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
