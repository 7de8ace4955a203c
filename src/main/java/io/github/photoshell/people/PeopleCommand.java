package io.github.photoshell.people;

import io.github.photoshell.people.Person.Status;
import io.github.photoshell.session.PortalCommand;
import io.github.photoshell.session.Session;
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
import java.util.stream.Stream;
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
    flag("without-photo", "only people without a photo; reads all pages");
    option(
        "sort",
        "field",
        "by " + String.join(", ", PeopleSort.names()) + "; default: first-name",
        CompletionSource.choice(PeopleSort.names()));
    flag("reverse", "sort the other way round");
    option("limit", "n", "at most n people", CompletionSource.none());
    flag("all", "all pages, not only the first 100 people");
    option(
        "columns",
        "list",
        "some of %s".formatted(String.join(",", PersonColumn.names())),
        PersonColumn.completion());
    flag("photos", "draw small photos beside the names, on a terminal");
    flag("csv", "print CSV with a header line, for spreadsheets");
    jsonFlag();
    example("people");
    example("people sean neil");
    example("people --status invited");
    example("people --sort registered --reverse --limit 5");
    example("people --photos --status active");
    example("people --without-photo --csv --columns user,email");
    note("Users and guests cannot search people; the portal refuses (403).");
    note("The portal searches names and e-mails, but not user names or IDs.");
    note("The API key needs accounts:read or accounts:write.");
    readsOnly();
    exitCode(ExitCode.DONE, "the people are listed, even if there are none");
    exitCode(ExitCode.REFUSED, "the portal does not let you, or your API key, search people");
    note("Admins also see disabled people on every version; hide them with --status active.");
    this.people = people;
  }

  @Override
  protected CommandResult runConnected(CommandInput input, Session session) {
    PeopleQuery query = query(input);
    List<PersonColumn> columns =
        input.option("columns").map(PersonColumn::parsed).orElse(PersonColumn.DEFAULT);
    boolean csv = input.hasFlag("csv");
    if (input.json() && (csv || input.option("columns").isPresent())) {
      throw new UsageException(
          "--csv and --columns cannot be combined with JSON (--json, --jq, --into).",
          "For some fields as JSON: --jq 'map({userName, email})'");
    }
    boolean hasPhotos = input.hasFlag("photos");
    if (hasPhotos && (csv || input.json())) {
      throw new UsageException(
          "--photos cannot be combined with --csv or JSON (--json, --jq, --into).",
          "To save photos to files: photo-export <folder>");
    }
    PeopleListing listing = people.list(session, query);
    List<Text> cut = PeopleText.cut(listing, query);
    if (csv && listing instanceof PeopleListing.Listed listed) {
      return PeopleText.csv(listed, columns).withRemarks(cut);
    }
    if (input.json() && listing instanceof PeopleListing.Listed listed) {
      return PeopleText.data(listed).withRemarks(cut);
    }
    if ((input.json() || csv) && listing instanceof PeopleListing.Cached remembered) {
      throw remembered.failure();
    }
    if (hasPhotos && listing instanceof PeopleListing.Listed listed) {
      PeoplePhotos photos = new PeoplePhotos(session.portal(), input);
      if (photos.canDraw()) {
        int missing = photos.print(listed, columns);
        return PeopleText.end(listed, query)
            .withRemarks(
                Stream.of(cut, PeoplePhotos.missing(missing)).flatMap(List::stream).toList());
      }
      String where = input.isTerminal() ? "This terminal shows no" : "Only a terminal shows";
      cut = Stream.concat(cut.stream(), Stream.of(Text.of(where + " photos."))).toList();
    }
    return PeopleText.of(listing, query, columns, input.layout()).withRemarks(cut);
  }

  private static PeopleQuery query(CommandInput input) {
    PeopleSort sort = input.option("sort").map(PeopleCommand::sort).orElse(null);
    boolean reverse = input.hasFlag("reverse");
    if (reverse && sort == null) {
      throw new UsageException("--reverse needs --sort.", "For example: --sort email --reverse");
    }
    return new PeopleQuery(
        input.joinedArguments("words"),
        input.option("status").map(PeopleCommand::status).orElse(null),
        input.hasFlag("all"),
        sort,
        reverse,
        input.hasFlag("without-photo"),
        input.option("limit").map(PeopleCommand::limit).orElse(0));
  }

  private static PeopleSort sort(String typed) {
    return PeopleSort.named(typed)
        .orElseThrow(
            () ->
                new UsageException(
                    "People cannot be sorted by '" + typed + "'.",
                    "Use one of " + String.join(", ", PeopleSort.names()) + "."));
  }

  private static int limit(String typed) {
    if (!typed.matches("[1-9]\\d{0,5}")) {
      throw new UsageException(
          "'" + typed + "' is not a number of people from 1 to 999999.", "For example: --limit 10");
    }
    return Integer.parseInt(typed);
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
