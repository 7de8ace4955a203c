package io.github.photoshell.people;

import io.github.photoshell.people.Person.Status;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.SessionOpener;
import io.github.photoshell.shell.CommandGroup;
import io.github.photoshell.shell.CommandInput;
import io.github.photoshell.shell.CompletionSource;
import io.github.photoshell.shell.UsageException;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code people [<words>]}: lists or searches people. */
@Component
final class PeopleCommand extends PortalCommand {
  private static final Map<String, Status> STATUSES =
      Map.of("active", Status.ACTIVE, "disabled", Status.DISABLED, "invited", Status.PENDING);

  private final People people;

  PeopleCommand(SessionOpener opener, People people) {
    super("people", CommandGroup.PEOPLE, "List or search people", opener);
    repeatingArgument(
        "words", "parts of a name or e-mail; all of them must match", CompletionSource.none());
    List<String> statuses = STATUSES.keySet().stream().sorted().toList();
    option(
        "status",
        "status",
        "only people with this status: " + String.join(", ", statuses),
        CompletionSource.choice(statuses));
    flag("all", "all pages, not only the first 100 people");
    jsonFlag();
    example("people");
    example("people sean neil");
    example("people --status invited");
    note("Users and guests cannot search people; the portal refuses (403).");
    note("The portal searches names and e-mails, but not user names or IDs.");
    note("The API key needs accounts:read or accounts:write.");
    exitCode(ExitCode.DONE, "the people are listed, even if there are none");
    exitCode(ExitCode.REFUSED, "the portal does not let you, or your API key, search people");
    note("Admins also see disabled people on every version; hide them with --status active.");
    this.people = people;
  }

  @Override
  protected boolean onlyReads(CommandInput input) {
    return true;
  }

  @Override
  protected CommandResult runConnected(CommandInput input) {
    Status status = input.option("status").map(PeopleCommand::status).orElse(null);
    String words = input.joinedArguments("words");
    boolean all = input.hasFlag("all");
    PeopleListing listing = people.list(words, status, all);
    List<Text> cut = PeopleText.cut(listing, all);
    if (input.json() && listing instanceof PeopleListing.Listed listed) {
      return PeopleText.data(listed).withRemarks(cut);
    }
    if (input.json() && listing instanceof PeopleListing.Cached remembered) {
      throw remembered.failure();
    }
    return PeopleText.of(listing, words, status, input.layout()).withRemarks(cut);
  }

  private static Status status(String typed) {
    @Nullable Status status = STATUSES.get(typed);
    if (status == null) {
      throw new UsageException(
          "'" + typed + "' is not a known status.", "Use active, disabled or invited.");
    }
    return status;
  }
}
