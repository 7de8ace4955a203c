package io.github.photoshell.batch;

import io.github.photoshell.batch.BatchRunner.ProgressListener;
import io.github.photoshell.batch.ImportOutcome.PersonResult;
import io.github.photoshell.batch.ImportOutcome.Row;
import io.github.photoshell.batch.ImportPhotos.ImportOptions;
import io.github.photoshell.batch.PersonMatcher.Match;
import io.github.photoshell.batch.PersonMatcher.Member;
import io.github.photoshell.batch.PlannedChanges.Claim;
import io.github.photoshell.people.People;
import io.github.photoshell.people.PeopleListing.SearchRefusal;
import io.github.photoshell.people.PeoplePager;
import io.github.photoshell.people.Person;
import io.github.photoshell.photo.PhotoPermissions;
import io.github.photoshell.portal.Profile;
import io.github.photoshell.portal.ProfileQuery;
import io.github.photoshell.session.PersonKey;
import io.github.photoshell.session.Session;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans an import before anything is changed: finds the person of each entry. */
final class ImportPlanner implements Closeable {
  private final Session session;
  private final PhotoPermissions rules;
  private final ImportOptions options;
  private final List<Row> rows = new ArrayList<>();
  private final OwnKeys ownKeys;
  private final PlannedChanges changes;

  ImportPlanner(
      Session session,
      PhotoPermissions rules,
      ImportJournal journal,
      ImportOptions options,
      ProgressListener progressListener) {
    this.session = session;
    this.rules = rules;
    this.options = options;
    this.ownKeys = new OwnKeys(session, options.byName());
    this.changes = new PlannedChanges(session, rules, journal, options, progressListener, rows);
  }

  /** Returns a row for each entry. */
  List<Row> rows() {
    return rows;
  }

  PlannedChanges changes() {
    return changes;
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
      changes.decide(claims(firstImage(entries), matcher, null));
    } else {
      changes.decide(claims(entries, matcher, onlyYours));
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
    int at = rows.size();
    OwnKeys.Owner owner = ownKeys.owner(entry, key);
    Member member = owner.member();
    Session own = owner.session();
    if (member == null || own == null) {
      rows.add(row(entry, null, PersonResult.FORBIDDEN, owner.reason()));
      return List.of();
    }
    rows.add(row(entry, member, PersonResult.TO_SET, owner.reason()));
    return List.of(new Claim(at, entry, member, own));
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

  /** Wipes the API keys of the list. */
  @Override
  public void close() {
    ownKeys.close();
  }
}
