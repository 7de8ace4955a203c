package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportOutcome.Imported;
import io.github.photoshell.batch.ImportOutcome.Plan;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.http.SlidingWindowLimiter;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.photo.PhotoBackups;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.SetPhoto;
import io.github.photoshell.portal.DryRun;
import io.github.photoshell.session.CurrentSession;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Sets the photos of many people from a folder or a CSV file. */
public final class ImportPhotos {
  private final CurrentSession sessions;
  private final SetPhoto photos;

  public ImportPhotos(CurrentSession sessions, People people, PhotoBackups replaced) {
    this.sessions = sessions;
    this.photos = new SetPhoto(sessions, people, replaced, Clock.systemUTC());
  }

  /** A question that is asked once, when the plan is known. */
  @FunctionalInterface
  public interface Agreement {
    boolean given(Plan plan);
  }

  /**
   * The options of an import.
   *
   * @param rate requests per minute; 0 for no limit
   * @param dryRun whether nothing is changed
   * @param losesPhotos whether to replace photos that cannot be kept for {@code photo-undo}
   * @param fit whether to make images fit for the portal
   */
  public record ImportOptions(int rate, boolean dryRun, boolean losesPhotos, boolean fit) {}

  /**
   * Plans the import, asks for confirmation, sets the photos and verifies each.
   *
   * @param given a folder of images named after people, or a CSV file
   * @throws io.github.photoshell.portal.PortalException if nothing could be started
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public ImportOutcome importFrom(
      Path given,
      ImportOptions importOptions,
      Agreement agreement,
      ProgressListener progressListener) {
    Session known = sessions.require();
    Session session =
        known.limitedBy(
            SlidingWindowLimiter.of(importOptions.rate(), known.portal().sentInLastMinute()));
    if (!session.scopes().changesPhotos()) {
      return new ImportOutcome.KeyLacksScope();
    }
    ImportSource source;
    try {
      source = source(given);
    } catch (IOException e) {
      return new ImportOutcome.NotUsable(given, BatchRunner.words(e));
    }
    if (source.entries().isEmpty()) {
      return new ImportOutcome.NotUsable(given, "it lists no images");
    }
    try (ImportJournal journal = journal(source, session)) {
      return importFrom(session, source, journal, importOptions, agreement, progressListener);
    } catch (IOException e) {
      return new ImportOutcome.NoJournal(source.folder(), BatchRunner.words(e));
    } catch (InterruptedException e) {
      return new ImportOutcome.Cancelled();
    }
  }

  private static ImportSource source(Path given) throws IOException {
    DryRun dryRun = DryRun.current();
    if (dryRun == null || Files.exists(given)) {
      return ImportSource.of(given);
    }
    // A dry run assumes a folder with one image.
    String file = given.resolve("somebody.png").toString();
    return new ImportSource(
        given,
        "",
        List.of(new ImportEntry("somebody.png", "somebody", "", "", "", "somebody.png", file)));
  }

  private static ImportJournal journal(ImportSource source, Session session) throws IOException {
    return DryRun.isOn()
        ? ImportJournal.none()
        : ImportJournal.of(source.folder(), session.address());
  }

  private ImportOutcome importFrom(
      Session session,
      ImportSource source,
      ImportJournal journal,
      ImportOptions importOptions,
      Agreement agreement,
      ProgressListener progressListener)
      throws IOException, InterruptedException {
    PhotoPermissions rules = new PhotoPermissions(session);
    ImportPlanner planner =
        new ImportPlanner(session, rules, journal, importOptions.fit(), progressListener);
    SearchRefusal refusal = planner.plan(source.entries());
    if (refusal != null) {
      return new ImportOutcome.NoList(refusal);
    }
    Plan plan =
        new Plan(
            session.address(),
            session.version(),
            session.account(),
            source.folder().resolve(source.report()),
            planner.rows(),
            (int)
                planner.jobs().stream().filter(job -> ImportPlanner.hasPhoto(job.member())).count(),
            planner.keepsBackups(),
            Math.max(0, PortalLimits.CHANGES_PER_DAY - journal.sentToday()));
    if (importOptions.dryRun()) {
      return new ImportOutcome.OnlyPlanned(plan);
    }
    if (plan.toSet() == 0 && !journal.hasEarlierEntries() && !DryRun.isOn()) {
      return new ImportOutcome.NothingToSet(plan);
    }
    journal.create();
    if (plan.toSet() > 0 && !DryRun.isOn() && !agreement.given(plan)) {
      return new ImportOutcome.Declined(plan);
    }
    boolean losesPhotos = importOptions.losesPhotos() || !plan.keepsReplaced();
    ImportRun run =
        new ImportRun(
            session, photos, journal, rules, losesPhotos, importOptions.fit(), progressListener);
    Imported imported = run.of(plan, planner.jobs());
    if (DryRun.isOn()) {
      return imported;
    }
    Imported outcome = reported(imported);
    run.throwIfKeyRefused();
    return outcome;
  }

  private static Imported reported(Imported imported) {
    try {
      CsvReport.write(
          imported.plan().report(),
          List.of("named", "userName", "id", "email", "name", "image", "outcome", "reason"),
          imported.rows().stream().map(ImportPhotos::cells).toList());
      return imported;
    } catch (IOException e) {
      String before = imported.stoppedBy();
      return new Imported(
          imported.plan(),
          imported.rows(),
          imported.interrupted(),
          before == null ? "the report: " + BatchRunner.words(e) : before);
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
        row.reason());
  }
}
