package io.github.photoshell.batch;

import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of an import of photos. */
sealed interface ImportOutcome {

  /**
   * The import ran, to the end or not.
   *
   * @param rows as in the plan, with their results; those not reached are as planned
   * @param interrupted whether it was cancelled
   * @param stoppedBy why it ended early; null if it did not
   */
  record Imported(Plan plan, List<Row> rows, boolean interrupted, @Nullable String stoppedBy)
      implements ImportOutcome {
    public Imported {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A dry run: nothing was sent.
   *
   * @param reportProblem why the report could not be written, empty if it was; null if none was
   *     asked for
   */
  record OnlyPlanned(Plan plan, @Nullable String reportProblem) implements ImportOutcome {}

  /**
   * There is nothing to change; nothing was sent.
   *
   * @param reportProblem as in {@link OnlyPlanned}
   */
  record NothingToSet(Plan plan, @Nullable String reportProblem) implements ImportOutcome {}

  /** The user declined or could not be asked; nothing was sent. */
  record Declined(Plan plan) implements ImportOutcome {}

  /** Cancelled before anything was sent. */
  record Cancelled() implements ImportOutcome {}

  /** The path is neither a folder of images nor a CSV file. */
  record NotUsable(Path path, String why) implements ImportOutcome {}

  /** The list names programs that print API keys, which may not run; nothing was sent. */
  record NamesPrograms(Path path) implements ImportOutcome {}

  /** The report cannot be written to the file that was asked for; nothing was sent. */
  record NoReport(Path path, String why) implements ImportOutcome {}

  /** The journal that makes an import resumable cannot be written; nothing was sent. */
  record NoJournal(Path folder, String why) implements ImportOutcome {}

  /**
   * There may be no room on this computer for the photos that would be replaced; nothing was sent.
   *
   * @param folder in which they are kept
   */
  record NoRoom(Path folder, int photos, long needed, long free) implements ImportOutcome {}

  /** The API key may not list people. */
  record NoList(SearchRefusal why) implements ImportOutcome {}

  /** The API key may not change photos; nothing was sent. */
  record KeyLacksScope() implements ImportOutcome {}

  /**
   * The plan of an import.
   *
   * @param report the path of the report
   * @param remarks what was left out
   * @param rows in the order of the folder or the CSV file
   * @param replaced the number of photos that would be replaced by another
   * @param keepsReplaced whether the portal lets replaced photos be downloaded and kept
   * @param hasOwnKeys whether photos can be changed only by API keys of the list, which an undo
   *     does not have
   * @param remainingToday the number of changes that the portal still accepts today
   */
  record Plan(
      ServerAddress portal,
      PortalVersion version,
      Account you,
      Path report,
      List<String> remarks,
      List<Row> rows,
      int replaced,
      boolean keepsReplaced,
      boolean hasOwnKeys,
      int remainingToday) {
    public Plan {
      remarks = List.copyOf(remarks);
      rows = List.copyOf(rows);
    }

    /** Returns the number of photos to set. */
    long toSet() {
      return rows.stream().filter(row -> row.result() == PersonResult.TO_SET).count();
    }

    /** Returns the number of photos to remove. */
    long toClear() {
      return rows.stream().filter(row -> row.result() == PersonResult.TO_CLEAR).count();
    }

    /** Returns the number of photos to set or remove. */
    long toChange() {
      return toSet() + toClear();
    }
  }

  /**
   * One image.
   *
   * @param named the file name, or the line of the CSV file
   * @param identifier as written there, then the user name once the person is known
   * @param id empty until the person is known, as are the next two
   * @param replaces whether the person has a photo that would be replaced
   * @param reason empty if there is nothing to add
   * @param remedy what removes that reason; null if nothing does
   */
  record Row(
      String named,
      String identifier,
      String id,
      String email,
      String name,
      String image,
      boolean replaces,
      PersonResult result,
      String reason,
      @Nullable Remedy remedy) {
    Row withResult(PersonResult newResult, String newReason) {
      return withResult(newResult, newReason, remedy);
    }

    Row withResult(PersonResult newResult, String newReason, @Nullable Remedy newRemedy) {
      return new Row(
          named, identifier, id, email, name, image, replaces, newResult, newReason, newRemedy);
    }

    /** Returns what is done to the photo: replaced, new or removed; empty if nothing is. */
    String change() {
      if (result == PersonResult.TO_CLEAR || result == PersonResult.CLEARED) {
        return "removed";
      }
      boolean isSet = result == PersonResult.TO_SET || result == PersonResult.CHANGED;
      return !isSet ? "" : replaces ? "replaced" : "new";
    }
  }

  /** What would make an image fit, or find its person. */
  enum Remedy {
    /** {@code --by-name}, because the file is named by a display name. */
    BY_NAME,
    /** {@code --fit}. */
    FIT,
    /** Saving it as JPEG, which no option does. */
    SAVE_AS_JPEG
  }

  /** The possible results for one image. */
  enum PersonResult {
    /** The image will be sent, or would have been. */
    TO_SET("to set"),
    CHANGED("changed"),
    /** The photo will be removed, or would have been. */
    TO_CLEAR("to clear"),
    CLEARED("cleared"),
    /** The photo is as asked for already; nothing was sent. */
    SAME("the same"),
    /** The row names no image. */
    NO_IMAGE("no image"),
    /** An earlier row has the same person and image. */
    REPEATED("repeated"),
    UNKNOWN_PERSON("nobody found"),
    /** Several people match. */
    AMBIGUOUS_PERSON("several people"),
    /** The same person has several images. */
    SEVERAL_IMAGES("several images"),
    BAD_IMAGE("unfit image"),
    /** The portal's rules forbid the change; the image was not sent. */
    FORBIDDEN("not allowed"),
    /** The portal refused. */
    REFUSED("refused"),
    /** The image was sent, but the change could not be verified. */
    UNSURE("not sure"),
    /** No usable response; the photo was not changed. */
    FAILED("failed");

    private static final Set<PersonResult> FINE =
        Set.of(TO_SET, CHANGED, TO_CLEAR, CLEARED, SAME, NO_IMAGE, REPEATED);

    private final String words;

    PersonResult(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Returns whether the change was not tried yet. */
    boolean isPlanned() {
      return this == TO_SET || this == TO_CLEAR;
    }

    /** Returns whether the result is not an error. */
    boolean isFine() {
      return FINE.contains(this);
    }
  }
}
