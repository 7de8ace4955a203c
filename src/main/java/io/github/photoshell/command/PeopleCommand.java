package io.github.photoshell.command;

import io.github.photoshell.directory.People;
import io.github.photoshell.directory.PeopleListing;
import io.github.photoshell.directory.Person.Status;
import io.github.photoshell.render.CommandResult;
import io.github.photoshell.render.ExitCode;
import io.github.photoshell.render.PeopleText;
import io.github.photoshell.render.Text;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code people [<words>]}: searches people, or lists them. */
@Component
final class PeopleCommand extends PortalCommand {
  private static final Map<String, Status> STATUSES =
      Map.of("active", Status.ACTIVE, "disabled", Status.DISABLED, "invited", Status.PENDING);

  private final People people;

  PeopleCommand(SessionOpener opener, People people) {
    super("people", CommandGroup.PEOPLE, "Search people, or list them", opener);
    words("words", "parts of a name or e-mail; all of them must occur", CompletionSource.none());
    List<String> statuses = STATUSES.keySet().stream().sorted().toList();
    option(
        "status",
        "status",
        "only these: " + String.join(", ", statuses),
        CompletionSource.choice(statuses));
    flag("all", "every page, not only the first hundred people");
    answersWithData();
    example("people");
    example("people sean neil");
    example("people --status invited");
    mayGoWrong("Users and guests may not search people; the portal refuses (403).");
    mayGoWrong("The portal searches names and e-mails, never user names or IDs.");
    mayGoWrong("The key needs accounts:read or accounts:write.");
    ends(ExitCode.DONE, "the people are listed, also where there are none");
    ends(ExitCode.REFUSED, "the portal lets you, or the key, search nobody");
    mayGoWrong(
        "Admins get disabled people, too, on every version; --status active leaves them out.");
    this.people = people;
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return true;
  }

  @Override
  protected CommandResult ask(CommandInput input) {
    Status status = input.option("status").map(PeopleCommand::status).orElse(null);
    String words = input.words("words");
    boolean all = input.has("all");
    PeopleListing listing = people.list(words, status, all);
    List<Text> cut = PeopleText.cut(listing, all);
    if (input.json() && listing instanceof PeopleListing.Listed listed) {
      return PeopleText.data(listed).withRemarks(cut);
    }
    if (input.json() && listing instanceof PeopleListing.Remembered remembered) {
      throw remembered.trouble();
    }
    return PeopleText.of(listing, words, status, input.look()).withRemarks(cut);
  }

  private static Status status(String typed) {
    @Nullable Status status = STATUSES.get(typed);
    if (status == null) {
      throw new UsageException(
          "There is no status '" + typed + "'.", "Use active, disabled or invited.");
    }
    return status;
  }
}
