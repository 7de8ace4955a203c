package io.github.photoshell.practice;

/** The rules for reading and changing photos, by version (sections 3.2 and 3.7 of the contract). */
final class PhotoRules {
  private final ServerVersion version;

  PhotoRules(PortalState state) {
    this.version = state.version();
  }

  void requireView(Member caller, Member member) {
    if (version == ServerVersion.V3_7 && !caller.canSee(member)) {
      throw ApiError.accessDenied();
    }
  }

  void requireSet(Member caller, Member member) {
    requireChange(caller, member);
    requireSelfForOwner(caller, member);
  }

  void requireRemove(Member caller, Member member) {
    requireChange(caller, member);
    if (version == ServerVersion.V3_5 && member.isDisabled()) {
      throw ApiError.accessDenied();
    }
    requireSelfForOwner(caller, member);
  }

  void requireCrop(Member caller, Member member) {
    requireChange(caller, member);
  }

  /**
   * Returns whether the caller may change the photo. Uploads use this directly, because they never
   * refuse by status.
   */
  boolean canChange(Member caller, Member member) {
    return version == ServerVersion.V3_5 ? caller.canEdit(member) : caller.id().equals(member.id());
  }

  /**
   * Returns whether server 3.5 refuses an upload because only the owner and the admin may set an
   * admin's photo.
   */
  boolean barredFromAdmin(Member caller, Member member) {
    return version == ServerVersion.V3_5
        && member.role().canAdminister()
        && caller.role() != Role.OWNER
        && !caller.id().equals(member.id());
  }

  private void requireChange(Member caller, Member member) {
    if (!canChange(caller, member)) {
      throw ApiError.accessDenied();
    }
  }

  private void requireSelfForOwner(Member caller, Member member) {
    if (member.role() == Role.OWNER && !caller.id().equals(member.id())) {
      throw ApiError.noPermissions();
    }
  }
}
