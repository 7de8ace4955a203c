package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportEntry.ReadImage;
import io.github.photoshell.batch.ImportOutcome.PersonResult;
import io.github.photoshell.batch.ImportOutcome.Remedy;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PersonMatcher.Match;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.files.Fingerprint;
import io.github.photoshell.image.PixelSize;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.people.PeoplePager;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.ImageSource;
import io.github.photoshell.photo.ImageSource.ImageProblem;
import io.github.photoshell.photo.ImportReasons;
import io.github.photoshell.photo.LocalImage;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.photo.RefusalDiagnosis;
import io.github.photoshell.photo.RefusalReason;
import io.github.photoshell.portal.PhotoUrls;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.session.DisplayNames;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.PortalVersion.YesNoUnknown;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans an import before anything is changed. */
final class ImportPlanner implements Closeable {
  /** The remark about a photo to remove that does not exist. */
  static final String NO_PHOTO = "there is no photo";

  private final Session session;
  private final PhotoPermissions rules;
  private final ImportJournal journal;
  private final ImportOptions options;
  private final ProgressListener progressListener;
  private final List<Row> rows = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Session> opened = new ArrayList<>();
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
  private record Claim(int at, ImportEntry entry, Member member, Session session) {}

  ImportPlanner(
      Session session,
      PhotoPermissions rules,
      ImportJournal journal,
      ImportOptions options,
      ProgressListener progressListener) {
    this.session = session;
    this.photos = new CurrentPhotos(session);
    this.rules = rules;
    this.journal = journal;
    this.options = options;
    this.progressListener = progressListener;
  }

  /** Returns a row for each entry. */
  List<Row> rows() {
    return rows;
  }

  /** Returns the planned changes. */
  List<Job> jobs() {
    return jobs;
  }

  /**
   * Plans all entries.
   *
   * @return why the portal does not list people; null if it does
   * @throws io.github.photoshell.portal.PortalException if there is no usable response
   * @throws InterruptedException if cancelled
   */
  @Nullable SearchRefusal plan(List<ImportEntry> entries) throws InterruptedException {
    List<Member> listed = new ArrayList<>();
    String onlyYours = rules.whyOnlyYours();
    PersonMatcher matcher;
    if (onlyYours != null) {
      listed.add(currentUser());
      matcher = PersonMatcher.of(listed, session.account().id(), options.byName());
    } else {
      boolean[] tooMany = {false};
      PeoplePager.ListEnd end =
          PeoplePager.read(
              session.portal(),
              "",
              null,
              (people, total) -> {
                people.forEach(profile -> listed.add(Member.of(profile, true)));
                tooMany[0] =
                    !options.byName() && total / ProfileQuery.MAX_PAGE_SIZE > entries.size();
                return !tooMany[0];
              });
      if (end.refusal() != null) {
        return end.refusal();
      }
      // People missing from a truncated list may still exist.
      boolean asks = tooMany[0] || end.cut() != null;
      People people = new People();
      matcher =
          asks
              // For a few people, single requests are faster than listing everyone.
              ? PersonMatcher.withLookup(name -> people.find(session, name))
              : PersonMatcher.of(listed, session.account().id(), options.byName());
    }
    if (session.isDryRun() && onlyYours == null && !listed.isEmpty()) {
      // A dry run does not know the people; one stands for all.
      matcher = PersonMatcher.forDryRun(listed.get(0));
      decide(claims(firstImage(entries), matcher, null));
    } else {
      decide(claims(entries, matcher, onlyYours));
    }
    return null;
  }

  private Member currentUser() {
    String id = session.account().id();
    Profile current = session.portal().currentProfile(id, session.account().userName());
    return current == null
        ? Member.of(session.portal().api().profile(id).orThrow(), false)
        : Member.of(current, true);
  }

  private static List<ImportEntry> firstImage(List<ImportEntry> entries) {
    return entries.stream().filter(ImportEntry::isWhole).limit(1).toList();
  }

  private List<Claim> claims(
      List<ImportEntry> entries, PersonMatcher matcher, @Nullable String onlyYours)
      throws InterruptedException {
    List<Claim> claims = new ArrayList<>();
    for (ImportEntry entry : entries) {
      int at = rows.size();
      if (!entry.isWhole()) {
        rows.add(row(entry, null, PersonResult.NO_IMAGE, "the row names no image"));
        continue;
      }
      if (entry.key() != null && !session.isDryRun()) {
        claims.addAll(claim(entry, entry.key()));
        continue;
      }
      Match match = matcher.match(entry);
      Member member = match.member();
      if (member == null) {
        // Other people need not be looked up: their photos cannot be changed.
        boolean named = !entry.identifier().isEmpty() && !match.several();
        PersonResult ending =
            match.several() ? PersonResult.AMBIGUOUS_PERSON : PersonResult.UNKNOWN_PERSON;
        rows.add(
            onlyYours != null && named
                ? row(entry, null, PersonResult.FORBIDDEN, onlyYours)
                : row(entry, null, ending, match.why())
                    .withResult(ending, match.why(), match.remedy()));
        continue;
      }
      boolean assumed = session.isDryRun() && onlyYours == null;
      String forbidden =
          assumed
              ? null
              : entry.clears()
                  ? rules.forbidsRemoval(member.person())
                  : rules.forbids(member.person(), !isAddress(entry.source()));
      rows.add(
          row(
              entry,
              member,
              forbidden == null ? PersonResult.TO_SET : PersonResult.FORBIDDEN,
              Objects.requireNonNullElse(forbidden, "")));
      if (forbidden == null) {
        claims.add(new Claim(at, entry, member, session));
      }
    }
    return claims;
  }

  /** Returns the claim of an entry that has the API key of its person; empty if it is refused. */
  private List<Claim> claim(ImportEntry entry, PersonKey key) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int at = rows.size();
    PersonKey.Opened result = key.open(session);
    Session own = result.session();
    Profile profile = result.owner();
    if (own == null || profile == null) {
      rows.add(row(entry, null, PersonResult.FORBIDDEN, result.problem()));
      return List.of();
    }
    opened.add(own);
    Member owner = Member.of(profile, profile.userName() != null);
    Match match =
        PersonMatcher.of(List.of(owner), session.account().id(), options.byName()).match(entry);
    if (match.member() == null) {
      rows.add(
          row(
              entry,
              null,
              PersonResult.FORBIDDEN,
              "its API key belongs to " + DisplayNames.of(own.account())));
      return List.of();
    }
    rows.add(row(entry, owner, PersonResult.TO_SET, result.warning()));
    return List.of(new Claim(at, entry, owner, own));
  }

  static boolean isAddress(String source) {
    return source.toLowerCase(Locale.ROOT).matches("https?:.*");
  }

  private static Row row(
      ImportEntry entry, @Nullable Member member, PersonResult result, String reason) {
    Person person = member == null ? null : member.person();
    String userName = person == null ? null : person.userName();
    return new Row(
        entry.named(),
        userName == null ? entry.identifier() : userName,
        person == null ? "" : person.id(),
        person == null ? entry.email() : Objects.requireNonNullElse(person.email(), ""),
        person == null ? "" : person.displayName(),
        entry.image(),
        member != null && CurrentPhotos.hasPhoto(member),
        result,
        reason,
        null);
  }

  private void decide(List<Claim> claims) throws InterruptedException {
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

  /** Wipes the API keys of the list. */
  @Override
  public void close() {
    opened.forEach(own -> own.portal().close());
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
