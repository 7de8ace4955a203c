package io.github.photoshell.command;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.Person;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.shell.LiveOffers;
import io.github.photoshell.shell.Offer;
import io.github.photoshell.shell.Offers;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Offers people by any part of name, user name or e-mail; the portal is asked for them. */
@Component
final class PersonOffers implements Offers {
  private final Offers offers;

  PersonOffers(People people, CurrentSession sessions) {
    Offers found = typed -> people.candidates(typed).stream().map(PersonOffers::offer).toList();
    Offers yourself =
        typed ->
            sessions.current().stream()
                .map(session -> Offer.of("@self", "yourself, " + session.who().displayName()))
                .toList();
    this.offers = new LiveOffers(found, () -> sessions.current().orElse(null)).and(yourself);
  }

  private static Offer offer(Person person) {
    String email = Objects.requireNonNullElse(person.email(), "");
    String photo = person.hasPhoto() ? "" : ", no photo";
    return new Offer(
        person.userName() == null ? person.id() : person.userName(),
        person.displayName() + " " + email + photo,
        person.displayName() + " " + email,
        true);
  }

  @Override
  public List<Offer> offer(String typed) {
    return offers.offer(typed);
  }
}
