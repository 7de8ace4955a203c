package io.github.photoshell.photo;

import static io.github.photoshell.people.SamplePeople.ADA;
import static io.github.photoshell.people.SamplePeople.SEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.people.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the texts for the removal of several photos. */
class ClearTextTest {
  @Test
  void questionsNameEveryone() {
    List<Person> people = List.of(ADA, SEAN);
    assertThat(ClearText.question(people).plain())
        .isEqualTo("Remove the photos of 2 people: Ada Lovelace (ada), Sean O'Neil (sean)?");
    assertThat(ClearText.productionQuestion(people).plain())
        .startsWith("This is a production portal. Remove the photos of 2 people:")
        .endsWith("Type 2 to continue:");
  }
}
