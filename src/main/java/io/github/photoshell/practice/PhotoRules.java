package io.github.photoshell.practice;

/**
 * Who may look at a photo and who may change it, by version (sections 3.2 and 3.7 of the contract).
 */
final class PhotoRules {
  private final ServerVersion rules;

  PhotoRules(PortalState premises) {
    this.rules = premises.rules();
  }

  void demandLook(Member caller, Member person) {
    if (rules == ServerVersion.V3_7 && !caller.sees(person)) {
      throw ApiError.accessDenied();
    }
  }

  void demandSet(Member caller, Member person) {
    demandChange(caller, person);
    demandOwnerAlone(caller, person);
  }

  void demandRemove(Member caller, Member person) {
    demandChange(caller, person);
    if (rules == ServerVersion.V3_5 && person.disabled()) {
      throw ApiError.accessDenied();
    }
    demandOwnerAlone(caller, person);
  }

  void demandCut(Member caller, Member person) {
    demandChange(caller, person);
  }

  /**
   * Whether an upload may change somebody: the same question, asked by the call that never refuses
   * by status.
   */
  boolean mayChange(Member caller, Member person) {
    return rules == ServerVersion.V3_5 ? caller.mayEdit(person) : caller.id().equals(person.id());
  }

  /** Server 3.5 keeps uploads of an admin's photo to the owner and that admin. */
  boolean barredFromAdmin(Member caller, Member person) {
    return rules == ServerVersion.V3_5
        && person.role().mayAdminister()
        && caller.role() != Role.OWNER
        && !caller.id().equals(person.id());
  }

  private void demandChange(Member caller, Member person) {
    if (!mayChange(caller, person)) {
      throw ApiError.accessDenied();
    }
  }

  private void demandOwnerAlone(Member caller, Member person) {
    if (person.role() == Role.OWNER && !caller.id().equals(person.id())) {
      throw ApiError.noPermissions();
    }
  }
}
