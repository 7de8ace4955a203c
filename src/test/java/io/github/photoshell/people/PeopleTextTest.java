package io.github.photoshell.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleTextTest {
  private static final PeopleListing NOBODY =
      new PeopleListing.Listed(List.of(), 0, Json.list(List.of()), null);

  private static Person called(String userName) {
    return SamplePeople.person("6b29", userName, "Ada");
  }

  private static List<Text> lines(String words, Person.@Nullable Status status) {
    PeopleQuery query = new PeopleQuery(words, status, false, null, false, false, 0);
    return PeopleText.of(NOBODY, query, PersonColumn.DEFAULT, LineLayout.unlimited()).lines();
  }

  @Test
  void userNameLikeAnOptionIsNotSuggested() {
    assertThat(PeopleText.word(called("ada"))).isEqualTo("ada");
    assertThat(PeopleText.word(called("-ada"))).isEqualTo("6b29");
  }

  @Test
  void emptyResultRepeatsTheSearch() {
    assertThat(lines("list", null))
        .extracting(Text::plain)
        .containsExactly("No person matches 'list'; 'people' alone lists everyone.");
    assertThat(lines("sk-0123456789abcdef0123", null))
        .extracting(Text::plain)
        .containsExactly("No person matches 'sk-***'; 'people' alone lists everyone.");
    assertThat(lines("ada", Person.Status.PENDING))
        .extracting(Text::plain)
        .containsExactly(
            "No person with the status invited matches 'ada'; 'people' alone lists everyone.");
    assertThat(lines("", Person.Status.DISABLED))
        .extracting(Text::plain)
        .containsExactly("No people found with the status disabled.");
  }
}
