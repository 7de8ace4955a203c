package io.github.photoshell.practice;

/**
 * The rules for reading and changing photos, by version (sections 3.2 and 3.7 of the contract).
 *
 * @param caller the person who reads or changes
 */
record PhotoRules(ServerVersion version, Member caller) {
  void requireView(Member member) {
    if (version == ServerVersion.V3_7 && !caller.canSee(member)) {
      throw ApiError.accessDenied();
    }
  }

  void requireSet(Member member) {
    requireChange(member);
    requireSelfForOwner(member);
  }

  void requireRemove(Member member) {
    requireChange(member);
    if (version == ServerVersion.V3_5 && member.isDisabled()) {
      throw ApiError.accessDenied();
    }
    requireSelfForOwner(member);
  }

  void requireCrop(Member member) {
    requireChange(member);
  }

  /**
   * Returns whether the caller may change the photo. Uploads use this directly, because they never
   * refuse by status.
   */
  boolean canChange(Member member) {
    return version == ServerVersion.V3_5 ? caller.canEdit(member) : caller.id().equals(member.id());
  }

  /**
   * Returns whether server 3.5 refuses an upload because only the owner and the admin may set an
   * admin's photo.
   */
  boolean barredFromAdmin(Member member) {
    return version == ServerVersion.V3_5
        && member.role().canAdminister()
        && caller.role() != Role.OWNER
        && !caller.id().equals(member.id());
  }

  private void requireChange(Member member) {
    if (!canChange(member)) {
      throw ApiError.accessDenied();
    }
  }

  private void requireSelfForOwner(Member member) {
    if (member.role() == Role.OWNER && !caller.id().equals(member.id())) {
      throw ApiError.noPermissions();
    }
  }
}
