package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.NoRoom;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import stores on this computer: the journal with which it continues, the photos that it
 * replaces, and its report. When {@code explain} runs it dry, nothing is stored.
 */
final class ImportRecords implements Closeable {
  private final Session session;
  private final PhotoBackups backups;
  private final ImportJournal journal;
  private final boolean isStored;

  private ImportRecords(
      Session session, PhotoBackups backups, ImportJournal journal, boolean isStored) {
    this.session = session;
    this.backups = backups.in(session);
    this.journal = journal;
    this.isStored = isStored;
  }

  /**
   * Opens the journal of a folder.
   *
   * @throws IOException if it cannot be read or written, or another import is using it
   */
  static ImportRecords open(
      Session session, Path folder, ImportOptions options, PhotoBackups backups)
      throws IOException {
    if (session.isDryRun()) {
      return new ImportRecords(session, backups, ImportJournal.none(), false);
    }
    ImportJournal journal =
        options.dryRun()
            ? ImportJournal.readOnly(folder, session.address())
            : ImportJournal.of(folder, session.address());
    return new ImportRecords(session, backups, journal, true);
  }

  ImportJournal journal() {
    return journal;
  }

  /** Returns the error if there may be no room for the replaced photos; null if there is. */
  @Nullable NoRoom noRoom(Plan plan) throws IOException {
    int photos = plan.replaced() + (int) plan.toClear();
    long needed = photos * PhotoBackups.BYTES_PER_PHOTO;
    long free = backups.freeBytes();
    return needed > free ? new NoRoom(backups.folder(), photos, needed, free) : null;
  }

  /**
   * Begins the changes.
   *
   * @return the ID of the import; null if nothing will be sent or it cannot be recorded
   */
  @Nullable String begin(Plan plan, Path given) {
    if (plan.toChange() == 0) {
      return null;
    }
    try {
      return backups.beginImport(session.address(), given.toAbsolutePath().normalize().toString());
    } catch (IOException e) {
      // Then no photo can be kept, either, which each change reports.
      return null;
    }
  }

  /** Ends the changes and writes the report. */
  Imported end(@Nullable String importId, Imported imported) {
    if (importId != null) {
      boolean isComplete =
          imported.isComplete() && imported.results().allMatch(BatchRow.Result::isFine);
      backups.endImport(session.address(), importId, isComplete);
    }
    String problem = report(imported.plan(), imported.rows());
    String before = imported.stoppedBy();
    return problem.isEmpty() || before != null
        ? imported
        : new Imported(
            imported.plan(),
            imported.rows(),
            imported.interrupted(),
            "the report: " + problem,
            false,
            imported.undoable());
  }

  /** Writes the report; returns why it cannot be written, or an empty text. */
  String report(Plan plan, List<BatchRow> rows) {
    try {
      if (isStored) {
        CsvReport.writeRows(plan.report(), Column.OF_IMPORT, rows);
      }
      return "";
    } catch (IOException e) {
      return BatchRunner.words(e);
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
