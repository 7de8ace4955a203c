package io.github.photoshell.people;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.text.AddressShortener;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.Csv;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Redactor;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Table;
import io.github.photoshell.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts for people: details, lists and failed lookups. */
public final class PeopleText {
  /** The width of the labels and gap before the values of a person. */
  private static final int BEFORE_A_VALUE = 11;

  private PeopleText() {}

  /**
   * Returns a table of people and their number; {@link #cut} reports missing ones.
   *
   * @param columns the columns of the table
   */
  static CommandResult of(
      PeopleListing listing, PeopleQuery query, List<PersonColumn> columns, LineLayout layout) {
    if (listing instanceof PeopleListing.Refused refused) {
      return CommandResult.failed(
              ExitCode.REFUSED, searchRefused(refused.why()), SEARCH_ALTERNATIVE)
          .withStatus(403);
    }
    if (listing instanceof PeopleListing.Cached remembered) {
      return cached(remembered, columns, layout);
    }
    PeopleListing.Listed listed = (PeopleListing.Listed) listing;
    List<Text> lines = new ArrayList<>(table(listed.people(), columns, layout));
    lines.addAll(count(listed, query));
    return result(listed, lines);
  }

  /** Returns the number of people in a list; empty if {@link #cut} reports it. */
  private static List<Text> count(PeopleListing.Listed listed, PeopleQuery query) {
    int shown = listed.people().size();
    if (shown == 0) {
      String withoutPhoto = query.withoutPhoto() ? " without a photo" : "";
      return List.of(Text.of(noMatch(withoutPhoto, query.words(), query.status())));
    }
    return shown >= listed.total()
        ? List.of(Text.of(shown == 1 ? "1 person" : shown + " people"))
        : List.of();
  }

  /** Returns what follows the people of a list that were printed one by one. */
  static CommandResult end(PeopleListing.Listed listed, PeopleQuery query) {
    return result(listed, count(listed, query));
  }

  private static CommandResult result(PeopleListing.Listed listed, List<Text> lines) {
    return listed.cut() == null ? CommandResult.of(lines) : CommandResult.report(lines, null);
  }

  /** Returns the people as JSON, as the portal sent them. */
  static CommandResult data(PeopleListing.Listed listed) {
    String people = listed.json().pretty();
    return listed.cut() == null
        ? CommandResult.data(people)
        : CommandResult.report(List.of(), people);
  }

  /**
   * Returns a note that matching people are missing; empty if none are.
   *
   * @param query what was requested
   */
  static List<Text> cut(PeopleListing listing, PeopleQuery query) {
    PeopleListing.Listed listed = listing instanceof PeopleListing.Listed one ? one : null;
    if (listed == null || (listed.people().size() >= listed.total() && listed.cut() == null)) {
      return List.of();
    }
    int shown = listed.people().size();
    if (listed.cut() == null && query.isLimitedTo(shown, listed.total())) {
      return List.of(Text.of("Showing %d of %d people.".formatted(shown, listed.total())));
    }
    String how =
        query.readsAllPages()
            ? "The portal listed %d of %d people" + reason(listed.cut())
            : "Showing the first %d of %d people; add search words or --all.";
    return List.of(
        Text.of(
            listed.cut() == null ? Style.PLAIN : Style.WARN,
            how.formatted(listed.people().size(), listed.total())));
  }

  private static String reason(@Nullable ListLimit cut) {
    if (cut == null) {
      return ".";
    }
    return switch (cut) {
      case REPEATED -> ", then the same people again, so the list ends here.";
      case TOO_LARGE ->
          "; a list is read up to %d MB. Add search words."
              .formatted(ListLimit.MAX_BYTES / (1024 * 1024));
    };
  }

  /** Returns the message that nobody matches. */
  public static String noMatch(String words, Person.@Nullable Status status) {
    return noMatch("", words, status);
  }

  private static String noMatch(String withoutPhoto, String words, Person.@Nullable Status status) {
    String which =
        withoutPhoto + (status == null ? "" : " with the status " + PersonNames.of(status));
    return words.isBlank()
        ? "No people found" + which + "."
        : "No person%s matches '%s'; 'people' alone lists everyone."
            .formatted(which, Redactor.line(words.strip()));
  }

  /**
   * Returns a cached list and the failure. A cached list is not a result, so it goes to standard
   * error.
   */
  private static CommandResult cached(
      PeopleListing.Cached remembered, List<PersonColumn> columns, LineLayout layout) {
    List<Text> lines = new ArrayList<>(table(remembered.listed().people(), columns, layout));
    int shown = remembered.listed().people().size();
    String age = age(remembered.age());
    lines.add(
        Text.of(
            Style.WARN,
            shown == 0
                ? "No match in the list cached %s ago.".formatted(age)
                : "%s, cached %s ago.".formatted(count(shown, remembered.listed().total()), age)));
    CommandResult failure = FailureText.of(remembered.failure());
    lines.addAll(failure.lines());
    return new CommandResult(failure.exitCode(), lines, null, failure.status());
  }

  private static String count(int shown, int total) {
    return shown < total
        ? "The first %d of %d people".formatted(shown, total)
        : shown == 1 ? "1 person" : shown + " people";
  }

  private static String age(Duration age) {
    return age.toMinutes() < 2 ? age.toSeconds() + " s" : age.toMinutes() + " min";
  }

  private static List<Text> table(
      List<Person> people, List<PersonColumn> columns, LineLayout layout) {
    // The user name is enough to identify the person; "person" shows the rest.
    Table table =
        new Table(
            Stream.of(PersonColumn.NAME, PersonColumn.EMAIL)
                .map(columns::indexOf)
                .filter(column -> column >= 0)
                .toArray(Integer[]::new));
    if (columns.get(0) == PersonColumn.USER) {
      table.setApartLongFirstCells();
    }
    for (Person person : people) {
      table.addRow(columns.stream().map(column -> column.cell(person)).toArray(Text[]::new));
    }
    return table.lines(layout);
  }

  /** Returns people as CSV. */
  static CommandResult csv(PeopleListing.Listed listed, List<PersonColumn> columns) {
    List<List<String>> rows =
        listed.people().stream()
            .map(person -> columns.stream().map(column -> column.value(person)).toList())
            .toList();
    List<Text> lines =
        Csv.lines(columns.stream().map(PersonColumn::word).toList(), rows).stream()
            .map(line -> Text.of(line).noWrap())
            .toList();
    return result(listed, lines);
  }

  /**
   * Returns the text to type for a person: the user name, or the ID if the user name is missing or
   * has invisible characters.
   */
  static String word(Person person) {
    String word = PersonNames.word(person);
    return Text.of(word).plain().equals(word) ? word : person.id();
  }

  /** Returns the details shown in completion: name, e-mail, photo and status. */
  static List<String> cells(Person person) {
    String photo = person.hasPhoto() ? "photo" : "no photo";
    return List.of(
        DisplayNames.shown(person.displayName()),
        DisplayNames.shown(Objects.requireNonNullElse(person.email(), "-")),
        person.status() == Person.Status.ACTIVE
            ? photo
            : photo + ", " + PersonNames.of(person.status()));
  }

  /**
   * Returns all details of one person.
   *
   * @param photo the photo; null if the portal does not show it
   */
  static CommandResult of(
      Person person, @Nullable PhotoUrls photo, ServerAddress portal, LineLayout layout) {
    Table table = new Table();
    table.addRow(Text.of("name"), Text.of(Style.STRONG, DisplayNames.shown(person.displayName())));
    table.addRow(Text.of("user name"), shown(person.userName()));
    table.addRow(Text.of("e-mail"), shown(person.email()));
    table.addRow(Text.of("ID"), shown(person.id()));
    table.addRow(Text.of("role"), Text.of(DisplayNames.of(person.role())));
    table.addRow(Text.of("status"), Text.of(PersonNames.of(person.status())));
    if (person.registrationDate() != null) {
      table.addRow(
          Text.of("registered"), Text.of(person.registrationDate().toLocalDate().toString()));
    }
    if (person.photoFromElsewhere()) {
      table.addRow(Text.of("account"), Text.of("from a directory (LDAP)"));
    }
    if (photo == null) {
      String hidden = "not shown by the portal";
      table.addRow(
          Text.of("photo"),
          Text.of(Style.FAINT, person.hasPhoto() ? "set, but " + hidden : hidden));
    } else {
      table.addRow(Text.of("photo"), Text.of(DisplayNames.of(photo)));
      if (!photo.isDefault()) {
        String address = portal.resolve(photo.original());
        String url = address == null ? photo.original() : address;
        table.addRow(
            Text.of(""),
            Text.link(Style.FAINT, AddressShortener.shorten(url, layout, BEFORE_A_VALUE), address));
      }
    }
    return CommandResult.of(table.lines(layout));
  }

  private static Text shown(@Nullable String fact) {
    return Text.of(DisplayNames.shown(Objects.requireNonNullElse(fact, "none")));
  }

  /** Returns why a text does not identify one person, with similar people. */
  public static CommandResult noSingleMatch(PersonLookup search, LineLayout layout) {
    if (search instanceof PersonLookup.Several several) {
      List<Text> lines = new ArrayList<>();
      lines.add(
          Text.of(
              Style.BAD,
              "%d people match '%s'.".formatted(several.people().size(), several.typed())));
      lines.addAll(table(several.people(), PersonColumn.DEFAULT, layout));
      lines.add(Text.of("Use the user name or ID of one of them."));
      return new CommandResult(ExitCode.REFUSED, lines, null);
    }
    if (search instanceof PersonLookup.Unknown unknown) {
      String message = "No person has the user name, e-mail or ID '%s'.".formatted(unknown.typed());
      if (unknown.similar().isEmpty()) {
        return CommandResult.failed(
            ExitCode.REFUSED, message, "To search: people <part of a name>");
      }
      List<Text> lines = new ArrayList<>();
      lines.add(Text.of(Style.BAD, message));
      lines.add(Text.of("Did you mean one of these?"));
      lines.addAll(table(unknown.similar(), PersonColumn.DEFAULT, layout));
      int more = unknown.total() - unknown.similar().size();
      if (more > 0) {
        lines.add(Text.of("and %d more: 'people %s'".formatted(more, unknown.typed())));
      }
      lines.add(Text.of("Use the name in the first column."));
      return new CommandResult(ExitCode.REFUSED, lines, null);
    }
    if (search instanceof PersonLookup.NotVisible hidden) {
      return CommandResult.failed(
              ExitCode.REFUSED,
              "The portal does not show '%s' to you (403).".formatted(hidden.typed()),
              "Users and guests can see only themselves: use '@self'.")
          .withStatus(403);
    }
    if (search instanceof PersonLookup.SearchRefused refused) {
      return CommandResult.failed(
              ExitCode.REFUSED, searchRefused(refused.why()), SEARCH_ALTERNATIVE)
          .withStatus(403);
    }
    throw new IllegalArgumentException("one person was found");
  }

  private static final String SEARCH_ALTERNATIVE =
      "A user name or ID works without a search: 'person <user name>', 'person @self'.";

  private static String searchRefused(SearchRefusal reason) {
    return switch (reason) {
      case ROLE -> "Only admins and room admins can search people (403).";
      case KEY -> "The API key does not allow searching people (403): it lacks accounts:read.";
    };
  }
}
