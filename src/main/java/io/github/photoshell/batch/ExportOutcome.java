package io.github.photoshell.batch;

import io.github.photoshell.people.PeopleListing.SearchRefusal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of an export of photos. */
sealed interface ExportOutcome {

  /**
   * The export ran, to the end or not.
   *
   * @param rows one row per person, in the portal's order
   * @param total the number of matching people; larger than the number of rows if the export ended
   *     early
   * @param interrupted whether it was cancelled
   * @param stoppedBy why it ended early, such as a full disk; null if it did not
   */
  record Exported(
      Path folder, List<Row> rows, int total, boolean interrupted, @Nullable String stoppedBy)
      implements ExportOutcome {
    public Exported {
      rows = List.copyOf(rows);
    }

    /** Returns the number of rows with this result. */
    long count(PersonResult result) {
      return rows.stream().filter(row -> row.result() == result).count();
    }
  }

  /** The API key may not list people. */
  record NoList(SearchRefusal why) implements ExportOutcome {}

  /** The folder can't be used. */
  record NoFolder(Path folder, String why) implements ExportOutcome {}

  /**
   * The result for one person.
   *
   * @param file the file name in the folder; empty for none
   * @param reason why the photo was not saved; empty if it was
   */
  record Row(
      String id,
      String userName,
      String email,
      String name,
      String file,
      PersonResult result,
      String reason) {}

  /** The possible results for one person. */
  enum PersonResult {
    /** The photo is new in the folder. */
    SAVED("saved"),
    /** The folder had another photo of this person. */
    CHANGED("changed"),
    /** The folder already has this photo. */
    SAME("the same"),
    NO_PHOTO("no photo"),
    /** The portal refused. */
    REFUSED("refused"),
    /** No usable response. */
    FAILED("failed");

    private final String words;

    PersonResult(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
