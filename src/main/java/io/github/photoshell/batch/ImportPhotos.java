package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.photo.ClearPhoto;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets, or removes, the photos of many people from a folder or a CSV file. */
public final class ImportPhotos {
  private static final List<String> COLUMNS =
      List.of("named", "userName", "id", "email", "name", "image", "outcome", "reason", "change");

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
      ImportOptions importOptions,
      Agreement agreement,
      ProgressListener progressListener) {
    Session session = known.limitedTo(importOptions.rate());
    ImportSource source;
    try {
      source = source(given, session, importOptions);
    } catch (IOException e) {
      return new ImportOutcome.NotUsable(given, BatchRunner.words(e));
    }
    if (!importOptions.tokenCommands()
        && source.entries().stream().anyMatch(ImportEntry::runsProgram)) {
      return new ImportOutcome.NamesPrograms(given);
    }
    if (!session.scopes().changesPhotos()
        && source.entries().stream().allMatch(entry -> entry.key() == null)) {
      return new ImportOutcome.KeyLacksScope();
    }
    Path report = importOptions.report();
    String problem;
    try {
      problem = report == null || known.isDryRun() ? null : reportProblem(report);
    } catch (IOException e) {
      problem = BatchRunner.words(e);
    }
    if (report != null && problem != null) {
      return new ImportOutcome.NoReport(report, problem);
    }
    if (source.entries().isEmpty()) {
      return new ImportOutcome.NotUsable(given, "it lists no images");
    }
    PhotoPermissions rules = new PhotoPermissions(session);
    try (ImportJournal journal = journal(source, session, importOptions);
        ImportPlanner planner =
            new ImportPlanner(session, rules, journal, importOptions, progressListener)) {
      return importFrom(
          given,
          session,
          source,
          journal,
          planner,
          rules,
          importOptions,
          agreement,
          progressListener);
    } catch (IOException e) {
      return new ImportOutcome.NoJournal(source.folder(), BatchRunner.words(e));
    } catch (InterruptedException e) {
      return new ImportOutcome.Cancelled();
    }
  }

  /** Returns why a report cannot replace a file, which may be no report; null if it can. */
  private static @Nullable String reportProblem(Path report) throws IOException {
    Path folder = report.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "there is no such folder";
    }
    if (!Files.exists(report)) {
      return null;
    }
    if (!Files.isRegularFile(report)) {
      return "it is not a file";
    }
    String expected = COLUMNS.get(0) + ",";
    try (InputStream in = Files.newInputStream(report)) {
      String start = new String(in.readNBytes(expected.length()), StandardCharsets.UTF_8);
      return start.equals(expected) ? null : "it exists and is not a report";
    }
  }

  private static ImportSource source(Path given, Session session, ImportOptions importOptions)
      throws IOException {
    if (!session.isDryRun() || Files.exists(given)) {
      return ImportSource.of(given, importOptions);
    }
    // A dry run assumes a folder with one image.
    String file = given.resolve("somebody.png").toString();
    return new ImportSource(
        given,
        "",
        List.of(
            new ImportEntry(
                "somebody.png",
                "somebody",
                "",
                "",
                "",
                "",
                "somebody.png",
                file,
                false,
                null,
                null)),
        List.of());
  }

  private static ImportJournal journal(
      ImportSource source, Session session, ImportOptions importOptions) throws IOException {
    if (session.isDryRun()) {
      return ImportJournal.none();
    }
    return importOptions.dryRun()
        ? ImportJournal.readOnly(source.folder(), session.address())
        : ImportJournal.of(source.folder(), session.address());
  }

  private ImportOutcome importFrom(
      Path given,
      Session session,
      ImportSource source,
      ImportJournal journal,
      ImportPlanner planner,
      PhotoPermissions rules,
      ImportOptions importOptions,
      Agreement agreement,
      ProgressListener progressListener)
      throws IOException, InterruptedException {
    SearchRefusal refusal = planner.plan(source.entries());
    if (refusal != null) {
      return new ImportOutcome.NoList(refusal);
    }
    Plan plan =
        new Plan(
            session.address(),
            session.version(),
            session.account(),
            importOptions.report() == null
                ? source.folder().resolve(source.report())
                : importOptions.report(),
            source.remarks(),
            planner.rows(),
            planner.changes().replaced(),
            planner.changes().keepsBackups(),
            source.entries().stream().anyMatch(entry -> entry.key() != null)
                && session.version().changesOwnPhotoOnly() != YesNoUnknown.NO,
            Math.max(0, PortalLimits.CHANGES_PER_DAY - journal.sentToday()));
    boolean isNothing = plan.toChange() == 0 && !journal.hasEarlierEntries() && !session.isDryRun();
    if (importOptions.dryRun() || isNothing) {
      String written =
          importOptions.report() == null || session.isDryRun() ? null : written(plan, plan.rows());
      return importOptions.dryRun()
          ? new ImportOutcome.OnlyPlanned(plan, written)
          : new ImportOutcome.NothingToSet(plan, written);
    }
    if (!importOptions.losesPhotos() && !session.isDryRun() && plan.keepsReplaced()) {
      int kept = plan.replaced() + (int) plan.toClear();
      long needed = kept * PhotoBackups.BYTES_PER_PHOTO;
      long free = replaced.freeBytes();
      if (needed > free) {
        return new ImportOutcome.NoRoom(replaced.folder(), kept, needed, free);
      }
    }
    journal.create();
    if (plan.toChange() > 0 && !session.isDryRun() && !agreement.given(plan)) {
      return new ImportOutcome.Declined(plan);
    }
    boolean losesPhotos = importOptions.losesPhotos() || !plan.keepsReplaced();
    @Nullable String importId = importId(plan, session, given);
    ImportRun run =
        new ImportRun(
            session,
            photos,
            removals,
            journal,
            importId,
            rules,
            losesPhotos,
            importOptions.fit(),
            progressListener);
    Imported imported = run.of(plan, planner.changes().jobs());
    if (importId != null) {
      replaced.endImport(session.address(), importId, isComplete(imported));
    }
    if (session.isDryRun()) {
      return imported;
    }
    Imported outcome = reported(imported);
    run.throwIfKeyRefused();
    return outcome;
  }

  /** Returns the ID of this import; null if nothing will be sent or it cannot be recorded. */
  private @Nullable String importId(Plan plan, Session session, Path given) {
    if (session.isDryRun() || plan.toChange() == 0) {
      return null;
    }
    String source = given.toAbsolutePath().normalize().toString();
    try {
      return replaced.beginImport(session.address(), source);
    } catch (IOException e) {
      // Then no photo can be kept, either, which each change reports.
      return null;
    }
  }

  private static boolean isComplete(Imported imported) {
    return !imported.interrupted()
        && imported.stoppedBy() == null
        && imported.rows().stream().allMatch(row -> row.result().isFine());
  }

  private static Imported reported(Imported imported) {
    String problem = written(imported.plan(), imported.rows());
    String before = imported.stoppedBy();
    return problem.isEmpty() || before != null
        ? imported
        : new Imported(
            imported.plan(), imported.rows(), imported.interrupted(), "the report: " + problem);
  }

  /** Writes the report; returns why it cannot be written, or an empty text. */
  private static String written(Plan plan, List<Row> rows) {
    try {
      CsvReport.write(plan.report(), COLUMNS, rows.stream().map(ImportPhotos::cells).toList());
      return "";
    } catch (IOException e) {
      return BatchRunner.words(e);
    }
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.named(),
        row.identifier(),
        row.id(),
        row.email(),
        row.name(),
        row.image(),
        row.result().words(),
        row.reason(),
        row.change());
  }
}
