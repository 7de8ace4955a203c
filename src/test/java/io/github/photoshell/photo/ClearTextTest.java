package io.github.photoshell.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.Person;
import io.github.photoshell.portal.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the texts for the removal of several photos. */
class ClearTextTest {
  @Test
  void questionsNameEveryone() {
    List<Person> people = List.of(person("ada"), person("sean"));
    assertThat(ClearText.question(people).plain())
        .isEqualTo("Remove the photos of 2 people: ada (ada), sean (sean)?");
    assertThat(ClearText.productionQuestion(people).plain())
        .startsWith("This is a production portal. Remove the photos of 2 people:")
        .endsWith("Type 2 to continue:");
  }

  private static Person person(String name) {
    return new Person(
        name,
        name,
        name,
        null,
        null,
        null,
        Role.USER,
        Person.Status.ACTIVE,
        true,
        null,
        false,
        null,
        null);
  }
}
