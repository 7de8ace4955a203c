package io.github.photoshell.photo;

import io.github.photoshell.people.PeopleText;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PersonLookup;
import io.github.photoshell.people.PersonNames;
import io.github.photoshell.photo.ClearSeveralPhotos.Cleared;
import io.github.photoshell.photo.ClearSeveralPhotos.Named;
import io.github.photoshell.photo.ClearSeveralPhotos.Row;
import io.github.photoshell.portal.FailureText;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.session.SessionText;
import io.github.photoshell.text.CommandResult;
import io.github.photoshell.text.ExitCode;
import io.github.photoshell.text.Json;
import io.github.photoshell.text.LineLayout;
import io.github.photoshell.text.Style;
import io.github.photoshell.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts for the removal of several photos. */
final class ClearText {
  private ClearText() {}

  /** Returns the question before the first removal, with all names. */
  static Text question(List<Person> people) {
    return Text.of(
        "Remove the photo%s of %s: %s?"
            .formatted(
                people.size() == 1 ? "" : "s",
                people.size() == 1 ? "1 person" : "%,d people".formatted(people.size()),
                people.stream().map(PersonNames::of).collect(Collectors.joining(", "))));
  }

  /** Returns the question on a production portal. */
  static Text productionQuestion(List<Person> people) {
    return SessionText.productionWarning()
        .plus(question(people))
        .plus(" Type %s to continue:".formatted(productionAnswer(people)));
  }

  /**
   * Returns the answer to {@link #productionQuestion}: the number of people; the user name if only
   * one was named, more than once.
   */
  static String productionAnswer(List<Person> people) {
    return people.size() == 1 ? PersonNames.word(people.get(0)) : String.valueOf(people.size());
  }

  static CommandResult declined() {
    return CommandResult.failed(ExitCode.REFUSED, "Nothing was sent.", "--yes skips the question.");
  }

  /** Returns the error for names that are not exactly one person; nothing was sent. */
  static CommandResult notFound(Named named, LineLayout layout) {
    List<Text> lines = new ArrayList<>();
    for (PersonLookup search : named.failed()) {
      lines.addAll(PeopleText.noSingleMatch(search, layout).lines());
    }
    lines.add(Text.of("No photo was removed. Correct the names and run the command again."));
    return new CommandResult(ExitCode.REFUSED, lines, null, null);
  }

  /** Returns the line for one person. */
  static Text of(Row row) {
    String name = PersonNames.of(row.person());
    if (!row.isFine()) {
      return Text.of(Style.BAD, "%s: %s: %s".formatted(name, word(row), row.reason()));
    }
    return row.changed()
        ? Text.of(Style.GOOD, name + ": removed, verified")
        : Text.of(name + ": has no photo; there was nothing to remove");
  }

  private static String word(Row row) {
    return row.isFine()
        ? row.changed() ? "removed" : "no photo"
        : row.unsure() ? "not verified" : "not removed";
  }

  /** Returns what follows the lines for each person. */
  static CommandResult of(Cleared cleared) {
    List<Text> lines = new ArrayList<>();
    PortalException stoppedBy = cleared.stoppedBy();
    if (cleared.interrupted() || stoppedBy != null) {
      lines.add(
          Text.of(
              Style.BAD,
              "Stopped after %,d of %,d people%s."
                  .formatted(
                      cleared.rows().size(),
                      cleared.total(),
                      stoppedBy == null ? "" : ": " + stoppedBy.kind().brief())));
      lines.add(Text.of("Run the same command again to continue; removed photos are skipped."));
    } else {
      lines.add(Text.of(summary(cleared)));
    }
    if (cleared.rows().stream().anyMatch(Row::changed)) {
      lines.add(Text.of(Style.FAINT, "To restore one of them: photo-undo <person>"));
    }
    return new CommandResult(exitCode(cleared), lines, null, null, true);
  }

  private static String summary(Cleared cleared) {
    long failed = cleared.rows().stream().filter(row -> !row.isFine()).count();
    long removed = cleared.rows().stream().filter(Row::changed).count();
    String text = "%,d of %,d photos removed".formatted(removed, cleared.total());
    return failed == 0 ? text + "." : text + ", %,d failed.".formatted(failed);
  }

  private static ExitCode exitCode(Cleared cleared) {
    PortalException stoppedBy = cleared.stoppedBy();
    if (cleared.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    if (stoppedBy != null) {
      return FailureText.of(stoppedBy).exitCode();
    }
    return cleared.rows().stream().allMatch(Row::isFine) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Returns the results as a JSON list; after a stop, of the people that were reached. */
  static CommandResult data(Cleared cleared) {
    List<Json> all = new ArrayList<>();
    for (Row row : cleared.rows()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("personId", row.person().id());
      one.put("userName", row.person().userName());
      one.put("displayName", row.person().displayName());
      one.put("changed", row.changed());
      one.put("outcome", word(row));
      one.put("reason", row.reason());
      all.add(Json.object(one));
    }
    CommandResult data =
        new CommandResult(exitCode(cleared), List.of(), Json.list(all).pretty(), null, true);
    boolean stopped = cleared.interrupted() || cleared.stoppedBy() != null;
    return data.withRemarks(stopped ? of(cleared).lines() : List.of());
  }
}
