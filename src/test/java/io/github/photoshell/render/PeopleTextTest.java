package io.github.photoshell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.photoshell.directory.Listing;
import io.github.photoshell.directory.Person;
import io.github.photoshell.portal.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTextTest {
  private static final Listing NOBODY = new Listing.Listed(List.of(), 0, Json.list(List.of()));

  @Test
  void whereNobodyFitsItSaysWhat() {
    assertThat(PeopleText.of(NOBODY, "list", null, Look.endless()).lines())
        .extracting(Text::plain)
        .containsExactly("Nobody fits 'list'; 'people' alone lists everybody.");
    assertThat(PeopleText.of(NOBODY, "ada", Person.Status.PENDING, Look.endless()).lines())
        .extracting(Text::plain)
        .containsExactly(
            "Nobody with the status invited fits 'ada'; 'people' alone lists everybody.");
    assertThat(PeopleText.of(NOBODY, "", Person.Status.DISABLED, Look.endless()).lines())
        .extracting(Text::plain)
        .containsExactly("There is nobody with the status disabled.");
  }
}
