package io.github.photoshell.photo;

import io.github.photoshell.directory.Person;
import io.github.photoshell.directory.SearchRefusal;
import io.github.photoshell.photo.ExportOutcome.Ending;
import io.github.photoshell.photo.ExportOutcome.Row;
import io.github.photoshell.photo.SavedPhotos.Kept;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.portal.Portal;
import io.github.photoshell.portal.PortalException;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.portal.Rehearsal;
import io.github.photoshell.portal.Reply;
import io.github.photoshell.portal.Trouble;
import io.github.photoshell.session.CurrentSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Saves the photos of many people to a folder. */
public final class ExportPhotos {
  /** Below the 50 calls that a portal takes at once, so that others can look meanwhile. */
  public static final int AT_ONCE = 40;

  /** What a portal takes in a minute (contract 2.4). */
  public static final int USUAL_PACE = 1500;

  private static final int HOPELESS = 40;

  private final CurrentSession sessions;

  public ExportPhotos(CurrentSession sessions) {
    this.sessions = sessions;
  }

  /** Told how far it is, from time to time. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int total);
  }

  /**
   * Saves the photos; what the folder has already is not fetched again.
   *
   * @param words that must occur in a name or e-mail; blank for everybody
   * @param status null for all
   * @param pace calls a minute; 0 for any number
   * @throws PortalException when the people cannot be listed
   * @throws io.github.photoshell.session.NotConnectedException without a session
   */
  public ExportOutcome export(
      String words, Person.@Nullable Status status, Path folder, int pace, Progress progress) {
    Portal portal = sessions.require().portal();
    boolean rehearses = Rehearsal.isOn();
    Pace kept = new Pace(rehearses ? 0 : pace, System::nanoTime);
    try (SavedPhotos open =
        rehearses
            ? SavedPhotos.rehearsed(folder)
            : ExportFolder.open(folder, portal.address().toString())) {
      return new Run(portal, open, folder, kept, progress).export(words, status);
    } catch (IOException unusable) {
      return new ExportOutcome.NoFolder(folder, words(unusable));
    }
  }

  private static String words(IOException failure) {
    String message = failure.getMessage();
    return failure instanceof java.nio.file.FileSystemException one && one.getReason() != null
        ? one.getReason()
        : message == null ? failure.getClass().getSimpleName() : message;
  }

  /** What an export needs to know of somebody. */
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

    Row ended(Ending ending, String file, String reason) {
      return new Row(id, userName, email, name, file, ending, reason);
    }
  }

  private static final class Run {
    private final Portal portal;
    private final SavedPhotos folder;
    private final Path path;
    private final Pace pace;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failedInARow = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean cancelled;
    private volatile @Nullable String brokenBy;

    Run(Portal portal, SavedPhotos folder, Path path, Pace pace, Progress progress) {
      this.portal = portal;
      this.folder = folder;
      this.path = path;
      this.pace = pace;
      this.progress = progress;
    }

    ExportOutcome export(String words, Person.@Nullable Status status) throws IOException {
      ExecutorService workers =
          Executors.newFixedThreadPool(
              AT_ONCE,
              task -> {
                Thread thread = new Thread(task, "export");
                thread.setDaemon(true);
                return thread;
              });
      List<Future<@Nullable Row>> rows = new ArrayList<>();
      int total = 0;
      boolean interrupted = false;
      try {
        do {
          pace.await();
          Reply<List<Profile>> reply =
              portal.profiles(
                  new ProfileQuery(
                      words.isBlank() ? null : words,
                      status == null ? null : status.code(),
                      rows.size(),
                      ProfileQuery.MOST,
                      "email"));
          SearchRefusal refusal = refusal(reply);
          if (refusal != null && rows.isEmpty()) {
            return new ExportOutcome.NoList(refusal);
          }
          Reply.Ok<List<Profile>> page = reply.okOrThrow();
          for (Profile profile : page.value()) {
            Member member = Member.of(profile);
            rows.add(begun(member, workers));
          }
          total = Objects.requireNonNullElse(page.total(), rows.size());
          progress.at(done.get(), total);
          if (page.value().isEmpty()) {
            break;
          }
        } while (rows.size() < total && !stopped);
        for (Future<@Nullable Row> row : rows) {
          row.get();
          progress.at(done.get(), total);
        }
      } catch (InterruptedException cancelled) {
        interrupted = true;
      } catch (PortalException accident) {
        interrupted = accident.trouble() == Trouble.CANCELLED;
        if (!interrupted) {
          brokenBy = "the list of people broke off";
        }
        if (!interrupted && rows.isEmpty()) {
          throw accident;
        }
      } catch (ExecutionException broken) {
        throw new IllegalStateException(broken);
      } finally {
        stopped = true;
        workers.shutdownNow();
        settle(workers);
      }
      return ended(rows, total, interrupted || cancelled);
    }

    /** One after the other in a rehearsal, whose calls are to be in the same order each time. */
    private Future<@Nullable Row> begun(Member member, ExecutorService workers) {
      if (!Rehearsal.isOn()) {
        return workers.submit(() -> row(member));
      }
      FutureTask<@Nullable Row> now = new FutureTask<>(() -> row(member));
      now.run();
      return now;
    }

    /** Lets those that are just saving come to an end, before the folder is closed. */
    private static void settle(ExecutorService workers) {
      boolean interrupted = Thread.interrupted();
      try {
        workers.awaitTermination(5, TimeUnit.SECONDS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private ExportOutcome ended(List<Future<@Nullable Row>> futures, int total, boolean interrupted)
        throws IOException {
      List<Row> rows = new ArrayList<>();
      for (Future<@Nullable Row> future : futures) {
        Row row = future.isDone() && !future.isCancelled() ? now(future) : null;
        if (row != null) {
          rows.add(row);
        }
      }
      try {
        folder.report(rows);
      } catch (IOException full) {
        brokenBy = brokenBy == null ? "the report: " + words(full) : brokenBy;
      }
      return new ExportOutcome.Exported(
          path, rows, Math.max(total, rows.size()), interrupted, brokenBy);
    }

    private static @Nullable Row now(Future<@Nullable Row> done) {
      try {
        return done.get();
      } catch (InterruptedException | ExecutionException none) {
        return null;
      }
    }

    private static @Nullable SearchRefusal refusal(Reply<?> reply) {
      if (reply instanceof Reply.Refused<?> refused && refused.status() == 403) {
        return SearchRefusal.ROLE;
      }
      return reply instanceof Reply.Stopped<?> stopped
              && stopped.trouble() == Trouble.KEY_LACKS_SCOPE
          ? SearchRefusal.KEY
          : null;
    }

    /** Returns what became of one photo; null where the export has been stopped before. */
    private @Nullable Row row(Member member) {
      if (stopped) {
        return null;
      }
      try {
        Row row = export(member);
        done.incrementAndGet();
        if (row.ending() != Ending.FAILED) {
          failedInARow.set(0);
        } else if (failedInARow.incrementAndGet() >= HOPELESS) {
          stop("too many failed one after the other, the last because " + row.reason());
        }
        return row;
      } catch (IOException full) {
        // A file that was being written when the export was stopped is none to speak of.
        if (!stopped) {
          stop(words(full));
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      } catch (PortalException cancel) {
        cancelled = true;
        stopped = true;
      }
      return null;
    }

    private void stop(String why) {
      brokenBy = why;
      stopped = true;
    }

    private Row export(Member member) throws IOException, InterruptedException {
      String original = member.original();
      if (original == null) {
        pace.await();
        Reply<PhotoUrls> reply = portal.photo(member.id());
        if (!(reply instanceof Reply.Ok<PhotoUrls> ok)) {
          return member.ended(Ending.REFUSED, "", "the portal does not show where it is");
        }
        original = ok.value().original();
      }
      if (original.isBlank() || new PhotoUrls(original, null, null, null, null, null).isDefault()) {
        return member.ended(Ending.NO_PHOTO, "", "");
      }
      Kept before = folder.kept(member.id());
      if (before != null
          && before.mark().equals(ExportFolder.mark(original))
          && folder.isThere(before)) {
        return member.ended(Ending.SAME, before.file(), "");
      }
      pace.await();
      PictureReply reply = portal.picture(original);
      if (reply instanceof PictureReply.Withheld withheld) {
        return member.ended(
            Ending.REFUSED, "", "the store does not hand it out (%d)".formatted(withheld.status()));
      }
      if (reply instanceof PictureReply.Missing) {
        return member.ended(Ending.REFUSED, "", "it is not where the portal says (404)");
      }
      if (reply instanceof PictureReply.Failed failed) {
        String trouble = failed.why().trouble().name().toLowerCase(java.util.Locale.ROOT);
        return member.ended(Ending.FAILED, "", trouble.replace('_', ' '));
      }
      byte[] photo = ((PictureReply.Fetched) reply).picture().bytes();
      String ending = ending(photo);
      if (ending == null) {
        return member.ended(Ending.FAILED, "", "what came is no picture");
      }
      boolean same = before != null && folder.holds(before, photo);
      String file = folder.save(member.id(), member.userName(), original, photo, ending);
      return member.ended(
          same ? Ending.SAME : before == null ? Ending.SAVED : Ending.CHANGED, file, "");
    }

    /** By the first bytes: a scaled picture is PNG whatever it is called (contract 3.1). */
    private static @Nullable String ending(byte[] photo) {
      String head = new String(photo, 0, Math.min(photo.length, 16), StandardCharsets.ISO_8859_1);
      if (head.startsWith("\u0089PNG\r\n")) {
        return ".png";
      }
      if (head.startsWith("\u00ff\u00d8\u00ff")) {
        return ".jpg";
      }
      if (head.startsWith("GIF8")) {
        return ".gif";
      }
      return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? ".webp" : null;
    }
  }
}
