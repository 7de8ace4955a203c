package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.portal.PortalException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of an export of photos. */
sealed interface ExportOutcome {

  /**
   * The export ran, to the end or not.
   *
   * @param rows one row per person, in the portal's order
   * @param total the number of matching people; larger than the number of rows if the export ended
   *     early
   * @param refusal of the API key, if that ended the export when photos were saved; else null
   */
  record Exported(
      Path folder,
      List<BatchRow> rows,
      int total,
      boolean interrupted,
      @Nullable String stoppedBy,
      @Nullable PortalException refusal)
      implements ExportOutcome, BatchOutcome {
    public Exported {
      rows = List.copyOf(rows);
    }

    /** Returns this outcome, ended early for a reason unless it did for another. */
    Exported orStoppedBy(String reason) {
      return new Exported(
          folder, rows, total, interrupted, stoppedBy == null ? reason : stoppedBy, refusal);
    }

    @Override
    public boolean keyRefused() {
      return refusal != null;
    }

    @Override
    public Stream<Result> results() {
      return rows.stream().map(BatchRow::result);
    }
  }

  /** The API key may not list people. */
  record NoList(SearchRefusal why) implements ExportOutcome {}

  /** The folder can't be used. */
  record NoFolder(Path folder, String why) implements ExportOutcome {}
}
