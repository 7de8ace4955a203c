package io.github.photoshell.people;

import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.Session;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import org.springframework.stereotype.Component;

/** {@code person <person>}: shows all details of one person. */
@Component
final class PersonCommand extends PortalCommand {
  private final People people;

  PersonCommand(SessionOpener opener, People people, PersonCompletion completion) {
    super("person", CommandGroup.PEOPLE, "Show all details of one person", opener);
    argument("person", "user name, e-mail, ID or @self", completion);
    jsonFlag();
    example("person @self");
    example("person sean");
    readsOnly();
    exitCode(ExitCode.REFUSED, "no such person, not visible to you, or the portal refused");
    note("Finding an e-mail needs a search, which users and guests cannot do.");
    exitCode(ExitCode.DONE, "the person is shown");
    note("Users and guests can see only themselves (403), on every version.");
    this.people = people;
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    PersonLookup search = people.find(session, input.argument("person"));
    if (!(search instanceof PersonLookup.Found found)) {
      return PeopleText.noSingleMatch(search, input.layout());
    }
    if (input.json()) {
      return CommandResult.data(found.json().pretty());
    }
    Person person = found.person();
    PhotoUrls photo = people.photo(session, person).orElse(null);
    return PeopleText.of(person, photo, session.address(), input.layout());
  }
}
