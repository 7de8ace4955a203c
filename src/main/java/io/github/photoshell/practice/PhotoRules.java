package io.github.photoshell.practice;

/** The rules for reading and changing photos, by version (sections 3.2 and 3.7 of the contract). */
final class PhotoRules {
  private final ServerVersion version;

  PhotoRules(PortalState state) {
    this.version = state.version();
  }

  void demandLook(Member caller, Member member) {
    if (version == ServerVersion.V3_7 && !caller.sees(member)) {
      throw ApiError.accessDenied();
    }
  }

  void demandSet(Member caller, Member member) {
    demandChange(caller, member);
    demandOwnerAlone(caller, member);
  }

  void demandRemove(Member caller, Member member) {
    demandChange(caller, member);
    if (version == ServerVersion.V3_5 && member.disabled()) {
      throw ApiError.accessDenied();
    }
    demandOwnerAlone(caller, member);
  }

  void demandCut(Member caller, Member member) {
    demandChange(caller, member);
  }

  /**
   * Returns whether the caller may change the photo. Uploads use this directly, because they never
   * refuse by status.
   */
  boolean mayChange(Member caller, Member member) {
    return version == ServerVersion.V3_5 ? caller.mayEdit(member) : caller.id().equals(member.id());
  }

  /**
   * Returns whether server 3.5 refuses an upload because only the owner and the admin may set an
   * admin's photo.
   */
  boolean barredFromAdmin(Member caller, Member member) {
    return version == ServerVersion.V3_5
        && member.role().mayAdminister()
        && caller.role() != Role.OWNER
        && !caller.id().equals(member.id());
  }

  private void demandChange(Member caller, Member member) {
    if (!mayChange(caller, member)) {
      throw ApiError.accessDenied();
    }
  }

  private void demandOwnerAlone(Member caller, Member member) {
    if (member.role() == Role.OWNER && !caller.id().equals(member.id())) {
      throw ApiError.noPermissions();
    }
  }
}
