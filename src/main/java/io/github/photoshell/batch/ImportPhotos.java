package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Column;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportOutcome.NoRoom;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sets, or removes, the photos of many people from a folder or a CSV file. */
public final class ImportPhotos {
  private final SetPhoto photos;
  private final ClearPhoto removals;
  private final PhotoBackups replaced;

  public ImportPhotos(People people, PhotoBackups replaced) {
    this.replaced = replaced;
    this.removals = new ClearPhoto(people, replaced);
    this.photos = new SetPhoto(people, replaced, Clock.systemUTC());
  }

  /** A question that is asked once, when the plan is known. */
  @FunctionalInterface
  interface Agreement {
    boolean given(Plan plan);
  }

  /**
   * The options of an import.
   *
   * @param rate requests per minute; 0 for no limit
   * @param dryRun whether nothing is changed
   * @param losesPhotos whether to replace photos that cannot be kept for {@code photo-undo}
   * @param fit whether to make images fit for the portal
   * @param byName whether display names name people, too
   * @param recursive whether to read subfolders
   * @param tokenCommands whether to run the programs that a list names, to get API keys
   * @param report where to write the report; null for the usual place
   */
  record ImportOptions(
      int rate,
      boolean dryRun,
      boolean losesPhotos,
      boolean fit,
      boolean byName,
      boolean recursive,
      boolean tokenCommands,
      @Nullable Path report) {}

  /**
   * Plans the import, asks for confirmation, sets the photos and verifies each.
   *
   * @param given a folder of images named after people, or a CSV file
   * @throws io.github.photoshell.portal.PortalException if nothing could be started
   */
  ImportOutcome importFrom(
      Session known,
      Path given,
      ImportOptions options,
      Agreement agreement,
      ProgressListener progressListener) {
    Session session = known.limitedTo(options.rate());
    ImportSource source;
    try {
      DryRun dryRun = session.dryRun();
      if (dryRun != null && !Files.exists(given)) {
        dryRun.assumeFile(given.toString());
        source = ImportSource.assumed(given);
      } else {
        source = ImportSource.of(given, options);
      }
    } catch (IOException e) {
      return new ImportOutcome.NotUsable(given, BatchRunner.words(e));
    }
    if (!options.tokenCommands() && source.entries().stream().anyMatch(ImportEntry::runsProgram)) {
      return new ImportOutcome.NamesPrograms(given);
    }
    if (!session.scopes().changesPhotos()
        && source.entries().stream().allMatch(entry -> entry.key() == null)) {
      return new ImportOutcome.KeyLacksScope();
    }
    Path report = report(source, options);
    boolean isWritten = !session.isDryRun() && (options.report() != null || !options.dryRun());
    String problem = isWritten ? reportProblem(report) : null;
    if (problem != null) {
      return new ImportOutcome.NoReport(report, problem);
    }
    if (source.entries().isEmpty()) {
      return new ImportOutcome.NotUsable(given, "it lists no images");
    }
    try (ImportRecords records = ImportRecords.open(session, source.folder(), options, replaced)) {
      return importFrom(session, given, source, records, options, agreement, progressListener);
    } catch (IOException e) {
      return ImportOutcome.NoJournal.of(source.folder(), e);
    } catch (InterruptedException e) {
      return new ImportOutcome.Cancelled();
    }
  }

  /** Returns the file of the report: the one that was asked for, or one beside the images. */
  private static Path report(ImportSource source, ImportOptions options) {
    Path asked = options.report();
    return asked == null ? source.folder().resolve(source.report()) : asked;
  }

  private static @Nullable String reportProblem(Path report) {
    try {
      return CsvReport.problem(report, Column.OF_IMPORT);
    } catch (IOException e) {
      return BatchRunner.words(e);
    }
  }

  private ImportOutcome importFrom(
      Session session,
      Path given,
      ImportSource source,
      ImportRecords records,
      ImportOptions options,
      Agreement agreement,
      ProgressListener progressListener)
      throws IOException, InterruptedException {
    PhotoPermissions rules = new PhotoPermissions(session);
    ImportJournal journal = records.journal();
    try (ImportPlanner planner =
        new ImportPlanner(session, rules, journal, options, progressListener)) {
      SearchRefusal refusal = planner.plan(source.entries());
      if (refusal != null) {
        return new ImportOutcome.NoList(refusal);
      }
      Plan plan = plan(session, source, planner, options, journal);
      boolean isNothing = plan.toChange() == 0 && !journal.hasEarlierEntries();
      if (options.dryRun() || isNothing) {
        String written = reported(plan, records, options);
        return options.dryRun()
            ? new ImportOutcome.OnlyPlanned(plan, written)
            : new ImportOutcome.NothingToSet(plan, written);
      }
      NoRoom noRoom = options.losesPhotos() || !plan.keepsReplaced() ? null : records.noRoom(plan);
      if (noRoom != null) {
        return noRoom;
      }
      journal.create();
      if (plan.toChange() > 0 && !agreement.given(plan)) {
        return new ImportOutcome.Declined(plan, reported(plan, records, options));
      }
      String importId = records.begin(plan, given);
      ImportRun run =
          new ImportRun(
              session, photos, removals, journal, importId, rules, options, plan, progressListener);
      return records.end(importId, run.of(planner.changes().changes()));
    }
  }

  /** Writes the plan if a report was asked for; returns null if not, else as the records do. */
  private static @Nullable String reported(
      Plan plan, ImportRecords records, ImportOptions options) {
    return options.report() == null ? null : records.report(plan, plan.rows());
  }

  private static Plan plan(
      Session session,
      ImportSource source,
      ImportPlanner planner,
      ImportOptions options,
      ImportJournal journal) {
    return new Plan(
        session.address(),
        session.version(),
        session.account(),
        report(source, options),
        source.remarks(),
        planner.rows(),
        planner.changes().replaced(),
        planner.changes().keepsBackups(),
        source.entries().stream().anyMatch(entry -> entry.key() != null)
            && session.version().changesOwnPhotoOnly() != YesNoUnknown.NO,
        Math.max(0, PortalLimits.CHANGES_PER_DAY - journal.sentToday()));
  }
}
