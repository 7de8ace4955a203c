package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRow.Remedy;
import io.github.photoshell.batch.BatchRow.Result;
import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.RefusalDiagnosis;
import io.github.photoshell.photo.RefusalReason;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.PictureReply;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final List<BatchRow> rows;
  private final List<Change> changes = new ArrayList<>();
  private long keptBytes;

  /**
   * One change of a person's photo.
   *
   * @param at the index of its row
   * @param session of the API key that changes it
   * @param read the image; null for a removal, or if it has to be read
   */
  record Change(
      int at, ImportEntry entry, Member member, Session session, @Nullable ReadImage read) {
    /** Returns whether the API key is the person's own, used for this change only. */
    boolean hasOwnKey() {
      return entry.key() != null;
    }

    Change withImage(@Nullable ReadImage image) {
      return new Change(at, entry, member, session, image);
    }
  }

  /**
   * @param rows a row for each entry, which gets its result here
   */
  PlannedChanges(
      Session session,
      PhotoPermissions rules,
      ImportJournal journal,
      ImportOptions options,
      ProgressListener progressListener,
      List<BatchRow> rows) {
    this.session = session;
    this.rules = rules;
    this.journal = journal;
    this.options = options;
    this.progressListener = progressListener;
    this.rows = rows;
  }

  List<Change> changes() {
    return changes;
  }

  /**
   * Plans the changes.
   *
   * @throws InterruptedException if cancelled
   */
  void decide(List<Change> wanted) throws InterruptedException {
    Map<String, List<Change>> byPerson = new LinkedHashMap<>();
    wanted.forEach(
        change ->
            byPerson.computeIfAbsent(change.member().id(), any -> new ArrayList<>(1)).add(change));
    List<Change> images = new ArrayList<>();
    for (List<Change> of : byPerson.values()) {
      Change first = of.get(0);
      boolean alike = of.stream().allMatch(change -> change.entry().isSameChange(first.entry()));
      if (!alike) {
        of.forEach(
            change ->
                setResult(
                    change,
                    Result.SEVERAL_IMAGES,
                    alsoNamedBy(change.equals(first) ? of.get(1) : first)));
        continue;
      }
      of.stream().skip(1).forEach(change -> setResult(change, Result.REPEATED, alsoNamedBy(first)));
      if (first.entry().clears()) {
        planRemoval(first);
      } else if (first.entry().source().isEmpty()) {
        setResult(first, Result.BAD_IMAGE, "the file is outside the import folder");
      } else {
        images.add(first);
      }
    }
    checkImages(images);
  }

  private void checkImages(List<Change> wanted) throws InterruptedException {
    List<ImportEntry> entries = wanted.stream().map(Change::entry).toList();
    try (ImageReadAhead readAhead = new ImageReadAhead(entries, session, options.fit())) {
      for (int i = 0; i < wanted.size(); i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        checkImage(wanted.get(i), readAhead.next());
        progressListener.at(i + 1, wanted.size());
      }
    }
  }

  private static String alsoNamedBy(Change other) {
    return "also named by "
        + other.entry().named()
        + (other.entry().clears() ? ", which removes the photo" : "");
  }

  private void setResult(Change change, Result result, String reason) {
    rows.set(change.at(), rows.get(change.at()).withResult(result, reason));
  }

  private void planRemoval(Change change) {
    Member member = change.member();
    if (member.current() && !member.hasPhoto()) {
      setResult(change, Result.SAME, NO_PHOTO);
      return;
    }
    boolean namesImage = !change.entry().image().isEmpty();
    addRemark(change, namesImage ? "the image is not used" : "");
    setResult(change, Result.TO_CLEAR, rows.get(change.at()).reason());
    changes.add(change);
  }

  private void addRemark(Change change, String remark) {
    String before = rows.get(change.at()).reason();
    if (!remark.isEmpty()) {
      setResult(change, Result.TO_SET, before.isEmpty() ? remark : before + "; " + remark);
    }
  }

  private void checkImage(Change change, ReadImage read) {
    ImageSource source = read.source();
    Remedy remedy =
        ImportReasons.isFittable(source)
            ? Remedy.FIT
            : ImportReasons.isFromPhone(source) ? Remedy.SAVE_AS_JPEG : null;
    BatchRow row = rows.get(change.at());
    rows.set(change.at(), row.withResult(row.result(), row.reason(), remedy));
    if (source instanceof ImageProblem problem) {
      setResult(change, Result.BAD_IMAGE, ImportReasons.of(problem));
      return;
    }
    if (source instanceof LocalImage file) {
      addRemark(change, ImportReasons.remarks(file));
    } else {
      String url = ((ImageSource.Address) source).url();
      RefusalReason unfit =
          session.version().checksImageAddresses() == YesNoUnknown.YES
              ? RefusalDiagnosis.urlProblem(session, url)
              : null;
      if (unfit != null) {
        setResult(change, Result.FORBIDDEN, ImportReasons.of(unfit));
        return;
      }
    }
    if (isSent(change.member(), read)
        || (options.dryRun()
            && source instanceof LocalImage file
            && isPhotoOf(change.member(), file))) {
      setResult(change, Result.SAME, "");
      return;
    }
    if (!change.member().hasPhoto()) {
      String notUndone =
          change.entry().key() == null ? rules.forbidsRemoval(change.member().person()) : null;
      addRemark(change, notUndone == null ? "" : "photo-undo cannot remove it: " + notUndone);
    }
    changes.add(change.withImage(keeps(source) ? read : null));
  }

  /** Returns whether the person's photo is the result of this image, sent by an earlier import. */
  private boolean isSent(Member member, ReadImage image) {
    PhotoUrls photo = member.photo();
    if (photo == null) {
      return false;
    }
    String version = member.current() ? photo.version() : null;
    return journal.isResultOf(member.id(), image.digest(), image.size(), photo, version);
  }

  /**
   * Returns whether a person's photo is an image, byte for byte. The bytes are downloaded only if
   * the photo has its size.
   */
  private boolean isPhotoOf(Member member, LocalImage file) {
    PhotoUrls photo = member.photo();
    PixelSize size = file.size();
    if (session.isDryRun() || photo == null || photo.isDefault() || size == null) {
      return false;
    }
    return (photo.size() == null || size.equals(photo.size()))
        && session.portal().picture(photo.original()) instanceof PictureReply.Fetched fetched
        && Arrays.equals(fetched.picture().bytes(), file.bytes());
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
        changes.stream()
            .filter(change -> !change.entry().clears() && change.member().hasPhoto())
            .count();
  }

  /** Returns whether replaced photos can be downloaded and kept, tested with the first one. */
  boolean keepsBackups() {
    for (Change change : changes) {
      PhotoUrls photo = change.member().photo();
      if (photo != null && !photo.isDefault()) {
        return !(session.portal().picture(photo.original()) instanceof PictureReply.Withheld);
      }
    }
    return true;
  }
}
