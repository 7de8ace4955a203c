package io.github.photoshell.command;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.People.Page;
import io.github.photoshell.directory.Person;
import io.github.photoshell.render.DisplayNames;
import io.github.photoshell.render.PeopleText;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.LiveOffers;
import io.github.photoshell.shell.LiveSource;
import io.github.photoshell.shell.Offer;
import io.github.photoshell.shell.Offered;
import io.github.photoshell.shell.Offers;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Offers people by any part of name, user name or e-mail; the portal is asked for them. */
@Component
final class PersonCompletion implements Offers {
  private static final String SELF = "@self";

  private final Offers offers;

  PersonCompletion(People people, CurrentSession sessions) {
    Offers yourself =
        typed ->
            SELF.startsWith(typed)
                ? sessions.current().stream()
                    .map(
                        session ->
                            Offer.of(
                                SELF,
                                "yourself, " + DisplayNames.shown(session.who().displayName())))
                    .toList()
                : List.of();
    this.offers =
        new LiveOffers(new Source(people), () -> sessions.current().orElse(null)).and(yourself);
  }

  private record Source(People people) implements LiveSource {
    @Override
    public Offered ask(String typed) {
      Page page = people.page(typed);
      return new Offered(offers(page.people()), page.total(), Duration.ZERO);
    }

    @Override
    public Offered askOtherwise(String typed) {
      return Offered.all(offers(people.called(typed)));
    }

    @Override
    public List<Offer> known(String typed) {
      return offers(people.seen(typed));
    }

    private static List<Offer> offers(List<Person> people) {
      return people.stream().map(PersonCompletion::offer).toList();
    }
  }

  private static Offer offer(Person person) {
    return new Offer(
        PeopleText.word(person),
        PeopleText.cells(person),
        String.join(" ", PeopleText.cells(person).subList(0, 2)),
        true);
  }

  @Override
  public List<Offer> offer(String typed) {
    return offers.offer(typed);
  }

  @Override
  public Offered offered(String typed, List<String> before) {
    return offers.offered(typed, before);
  }
}
