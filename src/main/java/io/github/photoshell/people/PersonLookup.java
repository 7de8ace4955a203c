package io.github.photoshell.people;

import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.text.Json;
import java.util.List;

/**
 * The outcome of finding a person. {@code typed} is the typed text without surrounding white space.
 */
public sealed interface PersonLookup {

  /** Exactly one person. */
  record Found(Person person, Json json) implements PersonLookup {}

  /** More than one person matches. */
  record Several(String typed, List<Person> people) implements PersonLookup {}

  /**
   * No person matches.
   *
   * @param similar at most five people whose name or e-mail contains the text; empty if searching
   *     is not allowed
   * @param total the number of all such people
   */
  record Unknown(String typed, List<Person> similar, int total) implements PersonLookup {}

  /** The person exists, but the portal does not show them to this user. */
  record NotVisible(String typed) implements PersonLookup {}

  /** Finding an e-mail needs a search, which the portal does not allow; a user name or ID works. */
  record SearchRefused(String typed, SearchRefusal why) implements PersonLookup {}
}
