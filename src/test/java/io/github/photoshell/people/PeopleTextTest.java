package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.portal.Role;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTextTest {
  private static final PeopleListing NOBODY =
      new PeopleListing.Listed(List.of(), 0, Json.list(List.of()), null);

  private static Person called(String userName) {
    return new Person(
        "6b29",
        userName,
        "Ada",
        null,
        null,
        null,
        Role.USER,
        Person.Status.ACTIVE,
        false,
        false,
        null,
        null);
  }

  @Test
  void userNameLikeAnOptionIsNotSuggested() {
    assertThat(PeopleText.word(called("ada"))).isEqualTo("ada");
    assertThat(PeopleText.word(called("-ada"))).isEqualTo("6b29");
  }

  @Test
  void emptyResultRepeatsTheSearch() {
    assertThat(PeopleText.of(NOBODY, "list", null, LineLayout.unlimited()).lines())
        .extracting(Text::plain)
        .containsExactly("No person matches 'list'; 'people' alone lists everyone.");
    assertThat(PeopleText.of(NOBODY, "ada", Person.Status.PENDING, LineLayout.unlimited()).lines())
        .extracting(Text::plain)
        .containsExactly(
            "No person with the status invited matches 'ada'; 'people' alone lists everyone.");
    assertThat(PeopleText.of(NOBODY, "", Person.Status.DISABLED, LineLayout.unlimited()).lines())
        .extracting(Text::plain)
        .containsExactly("No people found with the status disabled.");
  }
}
