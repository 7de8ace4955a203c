package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.batch.ImportOutcome.PersonResult;
import io.github.photoshell.batch.ImportOutcome.Remedy;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.RefusalDiagnosis;
import io.github.photoshell.photo.RefusalReason;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes that an import plans: one for each person, with an image that can be sent. */
final class PlannedChanges {
  /** The remark about a photo to remove that does not exist. */
  static final String NO_PHOTO = "there is no photo";

  private final Session session;
  private final PhotoPermissions rules;
  private final ImportJournal journal;
  private final ImportOptions options;
  private final ProgressListener progressListener;
  private final List<Row> rows;
  private final List<Job> jobs = new ArrayList<>();
  private final CurrentPhotos photos;
  private long keptBytes;

  /**
   * One planned change.
   *
   * @param at the index of its row
   * @param session of the API key that changes it
   * @param image a digest of the image or of its address; empty for a removal
   * @param size of the image; null if unknown
   * @param read the image; null if it has to be read again
   */
  record Job(
      int at,
      Member member,
      ImportEntry entry,
      Session session,
      String image,
      @Nullable PixelSize size,
      @Nullable ReadImage read) {
    /** Returns whether the API key is the person's own, used for this change only. */
    boolean hasOwnKey() {
      return entry.key() != null;
    }
  }

  /** An entry whose person is known. */
  record Claim(int at, ImportEntry entry, Member member, Session session) {}

  /**
   * @param rows a row for each entry, which gets its result here
   */
  PlannedChanges(
      Session session,
      PhotoPermissions rules,
      ImportJournal journal,
      ImportOptions options,
      ProgressListener progressListener,
      List<Row> rows) {
    this.session = session;
    this.photos = new CurrentPhotos(session);
    this.rules = rules;
    this.journal = journal;
    this.options = options;
    this.progressListener = progressListener;
    this.rows = rows;
  }

  List<Job> jobs() {
    return jobs;
  }

  /**
   * Plans the changes.
   *
   * @throws InterruptedException if cancelled
   */
  void decide(List<Claim> claims) throws InterruptedException {
    Map<String, List<Claim>> byPerson = new LinkedHashMap<>();
    claims.forEach(
        claim ->
            byPerson.computeIfAbsent(claim.member().id(), any -> new ArrayList<>(1)).add(claim));
    List<Claim> clear = new ArrayList<>();
    for (List<Claim> of : byPerson.values()) {
      Claim first = of.get(0);
      boolean alike = of.stream().allMatch(claim -> claim.entry().isSameChange(first.entry()));
      if (!alike) {
        of.forEach(
            claim ->
                setResult(
                    claim,
                    PersonResult.SEVERAL_IMAGES,
                    alsoNamedBy(claim.equals(first) ? of.get(1) : first)));
        continue;
      }
      of.stream()
          .skip(1)
          .forEach(claim -> setResult(claim, PersonResult.REPEATED, alsoNamedBy(first)));
      if (first.entry().clears()) {
        planRemoval(first);
      } else if (first.entry().source().isEmpty()) {
        setResult(first, PersonResult.BAD_IMAGE, "the file is outside the import folder");
      } else {
        clear.add(first);
      }
    }
    checkImages(clear);
  }

  private void checkImages(List<Claim> claims) throws InterruptedException {
    List<ImportEntry> entries = claims.stream().map(Claim::entry).toList();
    try (ImageReadAhead images = new ImageReadAhead(entries, session, options.fit())) {
      for (int i = 0; i < claims.size(); i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        checkImage(claims.get(i), images.next());
        progressListener.at(i + 1, claims.size());
      }
    }
  }

  private static String alsoNamedBy(Claim other) {
    return "also named by "
        + other.entry().named()
        + (other.entry().clears() ? ", which removes the photo" : "");
  }

  private void setResult(Claim claim, PersonResult result, String reason) {
    rows.set(claim.at(), rows.get(claim.at()).withResult(result, reason));
  }

  private void planRemoval(Claim claim) {
    Member member = claim.member();
    if (member.current() && !CurrentPhotos.hasPhoto(member) && !session.isDryRun()) {
      setResult(claim, PersonResult.SAME, NO_PHOTO);
      return;
    }
    boolean namesImage = !claim.entry().image().isEmpty();
    addRemark(claim, namesImage ? "the image is not used" : "");
    setResult(claim, PersonResult.TO_CLEAR, rows.get(claim.at()).reason());
    jobs.add(new Job(claim.at(), member, claim.entry(), claim.session(), "", null, null));
  }

  private void addRemark(Claim claim, String remark) {
    String before = rows.get(claim.at()).reason();
    if (!remark.isEmpty()) {
      setResult(claim, PersonResult.TO_SET, before.isEmpty() ? remark : before + "; " + remark);
    }
  }

  private void checkImage(Claim claim, ReadImage read) {
    ImageSource source = read.source();
    Remedy remedy =
        ImportReasons.isFittable(source)
            ? Remedy.FIT
            : ImportReasons.isFromPhone(source) ? Remedy.SAVE_AS_JPEG : null;
    Row row = rows.get(claim.at());
    rows.set(claim.at(), row.withResult(row.result(), row.reason(), remedy));
    if (source instanceof ImageProblem problem) {
      setResult(claim, PersonResult.BAD_IMAGE, ImportReasons.of(problem));
      return;
    }
    String image;
    PixelSize size = null;
    if (source instanceof LocalImage file) {
      image = Fingerprint.of(file.bytes());
      size = file.size();
      addRemark(claim, ImportReasons.remarks(file));
    } else {
      String url = ((ImageSource.Address) source).url();
      RefusalReason unfit =
          session.version().checksImageAddresses() == YesNoUnknown.YES
              ? RefusalDiagnosis.urlProblem(session, url)
              : null;
      if (unfit != null) {
        setResult(claim, PersonResult.FORBIDDEN, ImportReasons.of(unfit));
        return;
      }
      image = Fingerprint.of(url);
    }
    String original = claim.member().original();
    if (original != null && !original.isBlank()) {
      PhotoUrls photo = CurrentPhotos.urls(original);
      String version = claim.member().current() ? photo.version() : null;
      if (journal.isResultOf(claim.member().id(), image, size, photo, version)) {
        setResult(claim, PersonResult.SAME, "");
        return;
      }
    }
    if (options.dryRun()
        && source instanceof LocalImage file
        && photos.isPhotoOf(claim.member(), file)) {
      setResult(claim, PersonResult.SAME, "");
      return;
    }
    if (!CurrentPhotos.hasPhoto(claim.member())) {
      String notUndone =
          claim.entry().key() == null ? rules.forbidsRemoval(claim.member().person()) : null;
      addRemark(claim, notUndone == null ? "" : "photo-undo cannot remove it: " + notUndone);
    }
    jobs.add(
        new Job(
            claim.at(),
            claim.member(),
            claim.entry(),
            claim.session(),
            image,
            size,
            keeps(source) ? read : null));
  }

  /** Returns whether an image is kept in memory, because making it fit again takes long. */
  private boolean keeps(ImageSource source) {
    if (!options.fit() || options.dryRun() || !(source instanceof LocalImage image)) {
      return false;
    }
    boolean hasRoom = keptBytes + image.bytes().length <= ImageReadAhead.MAX_BYTES;
    keptBytes += hasRoom ? image.bytes().length : 0;
    return hasRoom;
  }

  /** Returns the number of photos that would be replaced by another. */
  int replaced() {
    return (int)
        jobs.stream()
            .filter(job -> !job.entry().clears() && CurrentPhotos.hasPhoto(job.member()))
            .count();
  }

  /** Returns whether the portal lets replaced photos be downloaded. */
  boolean keepsBackups() {
    return photos.canBeKept(jobs.stream().map(Job::member).toList());
  }
}
