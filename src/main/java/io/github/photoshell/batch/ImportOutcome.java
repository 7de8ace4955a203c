package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.http.ServerAddress;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.session.Account;
import io.github.photoshell.session.PortalVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of an import of photos. */
sealed interface ImportOutcome {

  /**
   * The import ran, to the end or not.
   *
   * @param rows as in the plan, with their results; those not reached are as planned
   * @param undoable the number of changes that an undo of the import can take back
   */
  record Imported(
      Plan plan,
      List<BatchRow> rows,
      boolean interrupted,
      @Nullable String stoppedBy,
      boolean keyRefused,
      long undoable)
      implements ImportOutcome, BatchOutcome {
    public Imported {
      rows = List.copyOf(rows);
    }

    @Override
    public Stream<Result> results() {
      return rows.stream().map(BatchRow::result);
    }

    /** Returns the number of photos that were set or removed. */
    long changed() {
      return count(Result.CHANGED) + count(Result.CLEARED);
    }
  }

  /** Nothing was sent: a dry run, or there is nothing to change. */
  sealed interface Unsent extends ImportOutcome, BatchOutcome {
    Plan plan();

    /** Returns why the report could not be written, empty if it was; null if none was asked for. */
    @Nullable String reportProblem();

    @Override
    default Stream<Result> results() {
      return plan().rows().stream().map(BatchRow::result);
    }

    @Override
    default boolean interrupted() {
      return false;
    }

    @Override
    default @Nullable String stoppedBy() {
      String problem = reportProblem();
      return problem == null || problem.isEmpty() ? null : "the report: " + problem;
    }
  }

  /** A dry run. */
  record OnlyPlanned(Plan plan, @Nullable String reportProblem) implements Unsent {}

  /** There is nothing to change. */
  record NothingToSet(Plan plan, @Nullable String reportProblem) implements Unsent {}

  /**
   * The user declined or could not be asked; nothing was sent.
   *
   * @param reportProblem as in {@link Unsent}
   */
  record Declined(Plan plan, @Nullable String reportProblem) implements ImportOutcome {}

  /** Cancelled before anything was sent. */
  record Cancelled() implements ImportOutcome {}

  /** The path is neither a folder of images nor a CSV file. */
  record NotUsable(Path path, String why) implements ImportOutcome {}

  /** The list names programs that print API keys, which may not run; nothing was sent. */
  record NamesPrograms(Path path) implements ImportOutcome {}

  /** The report cannot be written to the file that was asked for; nothing was sent. */
  record NoReport(Path path, String why) implements ImportOutcome {}

  /**
   * The journal that makes an import resumable cannot be written; nothing was sent.
   *
   * @param isDiskFull whether that is because the disk is full
   */
  record NoJournal(Path folder, String why, boolean isDiskFull) implements ImportOutcome {
    static NoJournal of(Path folder, IOException failure) {
      return new NoJournal(folder, BatchRunner.words(failure), BatchRunner.mayPass(failure));
    }
  }

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
      List<BatchRow> rows,
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
      return rows.stream().filter(row -> row.result() == Result.TO_SET).count();
    }

    /** Returns the number of photos to remove. */
    long toClear() {
      return rows.stream().filter(row -> row.result() == Result.TO_CLEAR).count();
    }

    /** Returns the number of photos to set or remove. */
    long toChange() {
      return toSet() + toClear();
    }
  }
}
