package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ExportFolder.OtherFileException;
import io.github.photoshell.batch.ExportJournal.ExportedPhoto;
import io.github.photoshell.batch.ExportOutcome.Exported;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.http.PortalLimits;
import io.github.photoshell.image.ImageBytes;
import io.github.photoshell.image.ImageInspector;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.people.PeoplePager;
import io.github.photoshell.people.Person;
import io.github.photoshell.people.PhotoReader;
import io.github.photoshell.portal.ListLimit;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Saves the photos of many people to a folder. */
public final class ExportPhotos {
  /** The number of parallel requests; the rest is for other users. */
  static final int PARALLEL_REQUESTS = PortalLimits.PARALLEL_REQUESTS - 10;

  /** The mark for a photo whose version is unknown. */
  private static final String NO_MARK = "-";

  private static final Set<String> STORED = Set.of("PNG", "JPEG", "GIF", "WebP");

  private ExportPhotos() {}

  /**
   * Saves the photos. Photos that the folder already has are not downloaded again.
   *
   * @param words parts that must occur in a name or e-mail; blank for everyone
   * @param status null for all
   * @param rate requests per minute; 0 for no limit
   * @throws PortalException when the people cannot be listed, or the API key was refused before any
   *     photo was saved
   */
  static ExportOutcome export(
      Session session,
      String words,
      Person.@Nullable Status status,
      Path folder,
      int rate,
      ProgressListener progressListener) {
    Portal portal = session.limitedTo(rate).portal();
    ExportOutcome outcome = null;
    try (ExportFolder open =
        session.isDryRun()
            ? ExportFolder.forDryRun(folder)
            : ExportFolder.open(folder, portal.address().toString())) {
      outcome = new Run(portal, open, folder, progressListener).export(words, status);
      return outcome;
    } catch (IOException e) {
      // If the export ran, its journal could not be closed.
      return outcome instanceof Exported exported
          ? exported.orStoppedBy("the journal: " + BatchRunner.words(e))
          : notOpened(folder, e);
    }
  }

  /** Returns the outcome if the folder cannot be used; a full disk can be run again. */
  static ExportOutcome notOpened(Path folder, IOException failure) {
    String reason = BatchRunner.words(failure);
    return BatchRunner.mayPass(failure)
        ? new Exported(folder, List.of(), 0, false, reason, null)
        : new ExportOutcome.NoFolder(folder, reason);
  }

  /** The facts about one person that an export needs. */
  private record Member(
      String id, String userName, String email, String name, @Nullable String original) {
    static Member of(Profile profile) {
      return new Member(
          profile.id(),
          Objects.requireNonNullElse(profile.userName(), ""),
          Objects.requireNonNullElse(profile.email(), ""),
          Objects.requireNonNullElse(profile.displayName(), ""),
          profile.avatarOriginal());
    }

    BatchRow row(Result result, String file, String reason) {
      return new BatchRow("", userName, id, email, name, file, false, result, reason, null);
    }
  }

  private static final class Run {
    private final Portal portal;
    private final ExportFolder folder;
    private final Path path;
    private final BatchRunner<BatchRow> runner;

    Run(Portal portal, ExportFolder folder, Path path, ProgressListener progressListener) {
      this.portal = portal;
      this.folder = folder;
      this.path = path;
      this.runner =
          new BatchRunner<>(
              "export",
              BatchRunner.threads(portal, PARALLEL_REQUESTS, 1),
              progressListener,
              BatchRow::failure);
    }

    ExportOutcome export(String words, Person.@Nullable Status status) {
      AtomicReference<@Nullable SearchRefusal> refusal = new AtomicReference<>();
      Integer code = status == null ? null : status.code();
      runner.run(
          () -> {
            PeoplePager.ListEnd end = PeoplePager.read(portal, words, code, this::begin);
            refusal.set(end.refusal());
            if (end.cut() != null) {
              runner.awaitAll();
              runner.stop().because(words(end.cut()));
            }
          });
      SearchRefusal reason = refusal.get();
      if (reason != null) {
        return new ExportOutcome.NoList(reason);
      }
      List<BatchRow> rows = runner.results();
      String brokenBy = runner.stoppedBy();
      boolean begun = !rows.isEmpty() || !runner.stop().isStopped();
      try {
        if (begun) {
          folder.report(rows);
        }
      } catch (IOException e) {
        brokenBy = brokenBy == null ? "the report: " + BatchRunner.words(e) : brokenBy;
      }
      Exported exported =
          new Exported(
              path,
              rows,
              runner.total(),
              runner.interrupted(),
              brokenBy,
              runner.stop().keyRefusal());
      if (exported.count(Result.SAVED) + exported.count(Result.CHANGED) == 0) {
        runner.stop().throwIfKeyRefused();
      }
      return exported;
    }

    private static String words(ListLimit cut) {
      return switch (cut) {
        case REPEATED -> "the portal keeps listing the same people";
        case TOO_LARGE ->
            "the portal's list is larger than the limit of %d MB"
                .formatted(ListLimit.MAX_BYTES / (1024 * 1024));
      };
    }

    private boolean begin(List<Profile> people, int total) {
      people.stream().map(Member::of).forEach(member -> runner.submit(() -> row(member)));
      runner.setTotal(total);
      return !runner.stop().isStopped();
    }

    private BatchRow row(Member member) throws IOException {
      try {
        return export(member);
      } catch (PortalException e) {
        return notExported(member, Result.FAILED, runner.stop().reasonUnlessGlobal(e));
      }
    }

    /** If this export cannot get a photo, the file of an earlier export stays in the report. */
    private BatchRow notExported(Member member, Result result, String reason) {
      ExportedPhoto before = folder.savedPhoto(member.id());
      return before != null && folder.hasFile(before)
          ? member.row(result, before.file(), reason + "; the file is from an earlier export")
          : member.row(result, "", reason);
    }

    /** An import of the folder would set a photo that was removed since, so its file is named. */
    private BatchRow withoutPhoto(Member member) {
      ExportedPhoto before = folder.savedPhoto(member.id());
      return member.row(
          Result.NO_PHOTO,
          "",
          before != null && folder.hasFile(before)
              ? before.file() + " of an earlier export is still there"
              : "");
    }

    private BatchRow export(Member member) throws IOException {
      String original = member.original();
      boolean current = true;
      if (original == null) {
        PhotoReader reader = new PhotoReader(portal, member.id(), member.userName());
        Reply<PhotoUrls> reply = reader.read();
        if (reply instanceof Reply.Failed<PhotoUrls>) {
          reply.orThrow();
        }
        if (!(reply instanceof Reply.Ok<PhotoUrls> ok)) {
          return notExported(
              member, Result.REFUSED, "the portal does not show the photo's address");
        }
        original = ok.value().original();
        current = reader.isCurrent();
      }
      if (original.isBlank()) {
        return withoutPhoto(member);
      }
      PhotoUrls urls = new PhotoUrls(original, null, null, null, null, null);
      if (urls.isDefault()) {
        return withoutPhoto(member);
      }
      // Lists are read from the database, so their hash is current (contract 3.1).
      String version = current ? urls.version() : null;
      ExportedPhoto before = folder.savedPhoto(member.id());
      if (version != null
          && before != null
          && before.mark().equals(Fingerprint.of(version))
          && folder.isThere(before)) {
        return member.row(Result.SAME, before.file(), "");
      }
      PictureReply reply = portal.picture(original);
      if (reply instanceof PictureReply.Withheld withheld) {
        return notExported(
            member,
            Result.REFUSED,
            "the portal's storage does not allow the download (%d)".formatted(withheld.status()));
      }
      if (reply instanceof PictureReply.Missing) {
        return notExported(
            member, Result.REFUSED, "the photo is missing from the portal's storage (404)");
      }
      if (reply instanceof PictureReply.Failed failed) {
        failed.why().orThrow();
      }
      byte[] photo = ((PictureReply.Fetched) reply).picture().bytes();
      String extension = extension(photo);
      if (extension == null) {
        return notExported(member, Result.FAILED, "the portal did not send an image");
      }
      boolean same = before != null && folder.holds(before, photo);
      String mark = version == null ? NO_MARK : Fingerprint.of(version);
      String file;
      try {
        file = folder.save(member.id(), member.userName(), mark, photo, extension);
      } catch (OtherFileException e) {
        return notExported(member, Result.NOT_REPLACED, BatchRunner.words(e));
      }
      return member.row(
          same ? Result.SAME : before == null ? Result.SAVED : Result.CHANGED, file, "");
    }

    /** Uses the first bytes: a scaled image is PNG whatever its name says (contract 3.1). */
    private static @Nullable String extension(byte[] photo) {
      String format = ImageInspector.format(photo);
      return format != null && STORED.contains(format)
          ? "." + new ImageBytes(photo, format, null).extension()
          : null;
    }
  }
}
