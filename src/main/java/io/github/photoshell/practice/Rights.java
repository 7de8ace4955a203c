package io.github.photoshell.practice;

/**
 * Who may look at a photo and who may change it, by version (sections 3.2 and 3.7 of the contract).
 */
final class Rights {
  private final Rules rules;

  Rights(Premises premises) {
    this.rules = premises.rules();
  }

  void demandLook(Person caller, Person person) {
    if (rules == Rules.V3_7 && !caller.sees(person)) {
      throw Refusal.accessDenied();
    }
  }

  void demandSet(Person caller, Person person) {
    demandChange(caller, person);
    demandOwnerAlone(caller, person);
  }

  void demandRemove(Person caller, Person person) {
    demandChange(caller, person);
    if (rules == Rules.V3_5 && person.disabled()) {
      throw Refusal.accessDenied();
    }
    demandOwnerAlone(caller, person);
  }

  void demandCut(Person caller, Person person) {
    demandChange(caller, person);
  }

  /**
   * Whether an upload may change somebody: the same question, asked by the call that never refuses
   * by status.
   */
  boolean mayChange(Person caller, Person person) {
    return rules == Rules.V3_5 ? caller.mayEdit(person) : caller.id().equals(person.id());
  }

  /** Server 3.5 keeps uploads of an admin's photo to the owner and that admin. */
  boolean barredFromAdmin(Person caller, Person person) {
    return rules == Rules.V3_5
        && person.role().mayAdminister()
        && caller.role() != Role.OWNER
        && !caller.id().equals(person.id());
  }

  private void demandChange(Person caller, Person person) {
    if (!mayChange(caller, person)) {
      throw Refusal.accessDenied();
    }
  }

  private void demandOwnerAlone(Person caller, Person person) {
    if (person.role() == Role.OWNER && !caller.id().equals(person.id())) {
      throw Refusal.noPermissions();
    }
  }
}
