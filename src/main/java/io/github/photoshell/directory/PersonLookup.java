package io.github.photoshell.directory;

import io.github.photoshell.portal.Json;
import java.util.List;

/** Whom something typed means. {@code typed} is what was typed, without white space around it. */
public sealed interface PersonLookup {

  /** Exactly one person. */
  record Found(Person person, Json json) implements PersonLookup {}

  /** More than one; nobody is guessed. */
  record Several(String typed, List<Person> people) implements PersonLookup {}

  /**
   * Nobody.
   *
   * @param similar at most five whose name or e-mail has what was typed; empty also when searching
   *     is not allowed
   * @param total how many such people there are
   */
  record Unknown(String typed, List<Person> similar, int total) implements PersonLookup {}

  /** There is such a person, but the portal doesn't show them to this key's maker. */
  record NotVisible(String typed) implements PersonLookup {}

  /**
   * An e-mail can be found by searching only, and the portal doesn't allow that; a user name or ID
   * works.
   */
  record SearchRefused(String typed, SearchRefusal why) implements PersonLookup {}
}
